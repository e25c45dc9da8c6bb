"""The page of one bill: where it stands, what changed, what was said."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from constituents.models import Person
from core import text
from legislation.enums import AmendmentStatus, BillKind
from legislation.models import Version
from legislation.outline import Row
from legislation.presenters import consulting, places, stages
from legislation.presenters.amendments import AmendmentRow, amendment_row
from legislation.presenters.comparing import Entry, entry
from legislation.presenters.reading import article_url
from legislation.selectors.bill_page import BillFacts, Latest, next_opening
from legislation.selectors.texts import NO_TEXT

CHANGES_SHOWN = 5
COMMENTED_SHOWN = 4
AMENDMENTS_SHOWN = 4


@dataclass(frozen=True)
class Figure:
    value: str
    label: str
    base: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", text.capitalise(self.label))


@dataclass(frozen=True)
class Notice:
    """The discussion: open with days left, to be opened, or over."""

    state: str
    deadline: consulting.Deadline | None = None
    when: dt.datetime | None = None
    version: Version | None = None


@dataclass(frozen=True)
class TimelineVersion:
    version: Version
    note: str
    compare_url: str
    is_newest: bool


@dataclass(frozen=True)
class Commented:
    label: str
    url: str
    language: str
    value: int


@dataclass(frozen=True)
class Asked:
    person: Person
    url: str
    ask_url: str
    line: str


@dataclass(frozen=True)
class BillPage:
    notice: Notice | None
    steps: list[stages.Step]
    figures: list[Figure]
    changes: list[Entry]
    change_count: int
    compare_url: str
    read_url: str
    versions: list[TimelineVersion]
    amendments: int
    newest_amendments: list[AmendmentRow]
    asked: list[Asked]
    commented: list[Commented]


def bill_page(facts: BillFacts, now: dt.datetime, language: str) -> BillPage:
    latest = facts.latest
    return BillPage(
        notice=_notice(facts, now),
        steps=_steps(facts, now, language),
        figures=_figures(facts, language),
        changes=_changes(latest, language) if latest else [],
        change_count=len(latest.groups) if latest else 0,
        compare_url=_compare_url(facts, facts.versions[0]) if facts.versions else "",
        read_url=facts.versions[0].get_absolute_url() if facts.versions else "",
        versions=[_timeline(facts, each) for each in facts.versions],
        amendments=len(facts.amendments),
        newest_amendments=_newest_amendments(facts),
        asked=[_asked(facts, person) for person in facts.proposers],
        commented=_commented(facts, latest, language) if latest else [],
    )


def _steps(facts: BillFacts, now: dt.datetime, language: str) -> list[stages.Step]:
    if facts.bill.kind == BillKind.ACT or not facts.stages:
        return []
    return stages.tracker(facts.stages, timezone.localdate(now), language)


def _notice(facts: BillFacts, now: dt.datetime) -> Notice | None:
    opened = facts.open_until
    if opened:
        left = consulting.deadline(opened.closes_at, now)
        return Notice("open", left, opened.closes_at, opened.version)
    if upcoming := next_opening(facts.consultations):
        return Notice("upcoming", when=upcoming.opens_at, version=upcoming.version)
    if facts.consultations:
        last = facts.consultations[-1]
        return Notice("closed", when=last.closes_at, version=last.version)
    return None


def _figures(facts: BillFacts, language: str) -> list[Figure]:
    if facts.bill.kind == BillKind.ACT:
        return _act_figures(facts, language)
    return [
        *_changed_figure(facts, language),
        _amendment_figure(facts, language),
        *_talk_figures(facts, language),
    ]


def _act_figures(facts: BillFacts, language: str) -> list[Figure]:
    if facts.latest is None:
        return []
    outline = facts.latest.outline
    chapters = sum(row.kind == "chapter" for row in outline.rows)
    clauses = sum(not (row.is_article or row.is_container) for row in outline.rows)
    counted = [
        (chapters, ngettext("chapter", "chapters", chapters)),
        (len(outline.articles), ngettext("article", "articles", len(outline.articles))),
        (clauses, ngettext("clause", "clauses", clauses)),
        (
            len(facts.versions),
            ngettext("version of the text", "versions of the text", len(facts.versions)),
        ),
    ]
    return [Figure(text.format_number(n, language), label) for n, label in counted if n]


def _changed_figure(facts: BillFacts, language: str) -> list[Figure]:
    latest = facts.latest
    if latest is None:
        return []
    total = len(latest.outline.articles)
    if latest.version.based_on_id is None:
        return [Figure(str(total), ngettext("article", "articles", total))]
    changed = len(facts.changed.get(latest.version.pk, ()))
    label = ngettext("article changed", "articles changed", changed)
    return [Figure(str(changed), label, _("articles in all: %(n)s") % {"n": total})]


def _amendment_figure(facts: BillFacts, language: str) -> Figure:
    count = len(facts.amendments)
    taken = {AmendmentStatus.ACCEPTED, AmendmentStatus.PARTLY}
    accepted = sum(a.status in taken for a in facts.amendments)
    label = ngettext("amendment tabled", "amendments tabled", count)
    base = _("accepted in full or in part: %(n)s") % {"n": accepted}
    return Figure(text.format_number(count, language), label, base if count else "")


def _talk_figures(facts: BillFacts, language: str) -> list[Figure]:
    tally, people, wait = facts.talk.tally, facts.talk.people, facts.talk.median_reply
    label = npgettext("discussion", "comment", "comments", tally.comments)
    base = _("people: %(n)s") % {"n": text.format_number(people, language)}
    figures = [Figure(text.format_number(tally.comments, language), label, base if people else "")]
    if tally.comments:
        share = text.format_percent(Fraction(tally.answered, tally.comments), language)
        base = _("comments: %(n)s") % {"n": text.format_number(tally.answered, language)}
        figures.append(Figure(share, _("answered"), base))
    if wait is not None:
        days = max(1, round(wait / dt.timedelta(days=1)))
        value = ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
        figures.append(Figure(value, _("time to the first reply"), _("median")))
    return figures


def _changes(latest: Latest, language: str) -> list[Entry]:
    shown = []
    for group in latest.groups[:CHANGES_SHOWN]:
        heading = latest.headings.get(group.whole.row.wording, NO_TEXT)
        shown.append(entry(group, heading, 1, language))
    return shown


def _compare_url(facts: BillFacts, version: Version) -> str:
    earlier = [each.number for each in facts.versions if each.number < version.number]
    if not earlier:
        return ""
    url = reverse("legislation:compare", args=[facts.bill.slug])
    return f"{url}?from={earlier[0]}&to={version.number}"


def _timeline(facts: BillFacts, version: Version) -> TimelineVersion:
    changed = len(facts.changed.get(version.pk, ()))
    notes = []
    if version.based_on_id:
        count = ngettext("%(n)s article changed.", "%(n)s articles changed.", changed)
        notes.append(count % {"n": changed})
    if adopted := facts.adopted.get(version.pk, 0):
        count = ngettext("%(n)s amendment entered.", "%(n)s amendments entered.", adopted)
        notes.append(count % {"n": adopted})
    return TimelineVersion(
        version=version,
        note=" ".join(notes),
        compare_url=_compare_url(facts, version),
        is_newest=version is facts.versions[0],
    )


def _newest_amendments(facts: BillFacts) -> list[AmendmentRow]:
    newest = facts.amendments[-AMENDMENTS_SHOWN:][::-1]
    for amendment in newest:
        amendment.bill = facts.bill
    return [amendment_row(amendment, amendment.operations.all()) for amendment in newest]


def _asked(facts: BillFacts, person: Person) -> Asked:
    count = sum(a.proposer_id == person.pk for a in facts.amendments)
    line = ngettext("%(n)s amendment to this draft", "%(n)s amendments to this draft", count)
    return Asked(person, _address("mp", person), _address("ask", person), line % {"n": count})


def _address(view: str, person: Person) -> str:
    try:
        return reverse(f"constituents:{view}", args=[person.slug])
    except NoReverseMatch:
        return ""


def _commented(facts: BillFacts, latest: Latest, language: str) -> list[Commented]:
    totals = [(_said(facts, latest, row), row) for row in latest.outline.articles]
    most = sorted((pair for pair in totals if pair[0]), key=lambda pair: -pair[0])
    found = []
    for count, row in most[:COMMENTED_SHOWN]:
        heading = latest.headings.get(row.wording, NO_TEXT)
        label = places.titled(places.article_name(row.label), heading.heading)
        found.append(
            Commented(label, article_url(latest.version, row.eid), heading.language, count)
        )
    return found


def _said(facts: BillFacts, latest: Latest, row: Row) -> int:
    within = latest.outline.within(row)
    return sum(facts.said[b.provision].comments for b in within if b.provision in facts.said)
