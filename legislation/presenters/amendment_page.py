"""The page of one amendment."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from legislation.enums import AmendmentStatus, ProvisionKind
from legislation.models import Amendment, Version, VersionItem
from legislation.presenters import amendments as presenter
from legislation.presenters import places
from legislation.presenters.commented import POSITIONS
from legislation.presenters.reading import article_url
from legislation.selectors.amendment_page import AmendmentFacts


@dataclass(frozen=True)
class Place:
    name: str
    url: str


@dataclass(frozen=True)
class Rival:
    number: int
    url: str
    labels: str
    name: str
    outcome: str


@dataclass(frozen=True)
class Moment:
    label: str
    date: object
    state: str


@dataclass(frozen=True)
class StanceBar:
    label: str
    value: int


@dataclass(frozen=True)
class AmendmentPage:
    amendment: Amendment
    name: str
    url: str
    tag_class: str
    tag: str
    places: list[Place]
    operations: list[presenter.OperationView]
    rivals: list[Rival]
    outcome: str
    entered: Version | None
    moments: list[Moment]
    stances: list[StanceBar]
    comments: int
    record: str
    is_foreign: bool


def amendment_page(facts: AmendmentFacts) -> AmendmentPage:
    amendment = facts.amendment
    look, words = presenter.tag_of(amendment)
    own = amendment.base_version.language
    return AmendmentPage(
        amendment=amendment,
        name=presenter.proposer_name(amendment),
        url=presenter.proposer_url(amendment),
        tag_class=look,
        tag=words,
        places=_places(facts),
        operations=presenter.operation_views(facts.operations, facts.texts, own),
        rivals=_rivals(facts),
        outcome=_outcome(facts),
        entered=facts.entered,
        moments=_moments(facts),
        stances=_stances(facts),
        comments=sum(facts.stances.values()),
        record=_record(facts.by_the_same),
        is_foreign=own != facts.language,
    )


def _places(facts: AmendmentFacts) -> list[Place]:
    """The articles of the base version that the amendment speaks of, each once."""
    articles = dict.fromkeys(filter(None, map(_article, facts.places)))
    version = facts.amendment.base_version
    return [
        Place(places.article_name(item.label), article_url(version, item.eid)) for item in articles
    ]


def _article(item: VersionItem) -> VersionItem | None:
    above: VersionItem | None = item
    while above and above.kind != ProvisionKind.ARTICLE:
        above = above.parent
    return above


def _rivals(facts: AmendmentFacts) -> list[Rival]:
    found = []
    for other, group in groupby(facts.rivals, key=lambda op: op.amendment):
        other.bill = facts.amendment.bill
        labels = ", ".join(presenter.labels_of(group))
        name = presenter.proposer_name(other)
        url = other.get_absolute_url()
        found.append(Rival(other.number, url, labels, name, str(other.get_status_display())))
    return found


_OUTCOMES = {
    AmendmentStatus.PENDING: lambda: _("No outcome yet"),
    AmendmentStatus.ACCEPTED: lambda: _("Accepted in full"),
    AmendmentStatus.PARTLY: lambda: _("Accepted in part"),
    AmendmentStatus.REJECTED: lambda: _("Not accepted"),
    AmendmentStatus.WITHDRAWN: lambda: _("Withdrawn by its author"),
}


def _outcome(facts: AmendmentFacts) -> str:
    return _OUTCOMES[AmendmentStatus(facts.amendment.status)]()


def _moments(facts: AmendmentFacts) -> list[Moment]:
    amendment = facts.amendment
    moments = [(pgettext("amendment", "Tabled"), amendment.tabled_on)]
    if amendment.decided_on:
        moments.append((str(_OUTCOMES[AmendmentStatus(amendment.status)]()), amendment.decided_on))
    if facts.entered:
        moments.append((_("Entered into the text"), facts.entered.date))
    last = len(moments) - 1
    shown = [
        Moment(label, day, "now" if n == last else "done") for n, (label, day) in enumerate(moments)
    ]
    if amendment.status == AmendmentStatus.PENDING:
        shown.append(Moment(_("Vote"), None, "next"))
    return shown


def _stances(facts: AmendmentFacts) -> list[StanceBar]:
    if not facts.stances:
        return []
    return [StanceBar(str(words), facts.stances.get(s, 0)) for s, words in POSITIONS.items()]


def _record(by_the_same: list[Amendment]) -> str:
    """How the proposer's other amendments to this draft fared."""
    if not by_the_same:
        return ""
    count = len(by_the_same)
    taken = sum(a.status in {"accepted", "partly"} for a in by_the_same)
    text = ngettext(
        "%(n)s amendment to this draft, accepted: %(taken)s",
        "%(n)s amendments to this draft, accepted: %(taken)s",
        count,
    )
    return text % {"n": count, "taken": taken}
