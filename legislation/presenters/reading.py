"""Articles and clauses as the reader prints them, with or without the marks of change."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from legislation.changes import moved
from legislation.enums import ItemChange
from legislation.models import Version
from legislation.outline import Row
from legislation.presenters import marks, places
from legislation.presenters.marks import Paragraph
from legislation.selectors.reading import Before, Reading
from legislation.selectors.tallies import Tally


@dataclass
class Clause:
    """`state`: "", "changed", "added", "removed" or "gone" (moved away, nothing to print)."""

    anchor: str
    number: str
    paragraphs: list[Paragraph]
    language: str
    state: str = ""
    tag: str = ""
    moved_to: str = ""
    moved_url: str = ""
    comment_url: str = ""
    comments: int = 0
    children: list["Clause"] = field(default_factory=list)


@dataclass
class Article:
    row: Row
    anchor: str
    url: str
    name: str
    heading: list[Paragraph]
    language: str
    clauses: list[Clause]
    changes: int
    said: Tally
    state: str = ""
    tag: str = ""
    containers: list[places.Title] = field(default_factory=list)
    comment_url: str = ""


def articles(reading: Reading) -> list[Article]:
    """The articles of a page; each names the containers that begin with it."""
    shown = _removed_after(reading, None)
    above: list[Row] = []
    for row in reading.articles:
        article = article_view(reading, row)
        containers = reading.outline.containers_of(row)
        article.containers = [
            container_title(reading, each) for each in containers if each not in above
        ]
        above = containers
        shown += [article, *_removed_after(reading, row.pk)]
    return shown


def _removed_after(reading: Reading, place: int | None) -> list[Article]:
    before = reading.before
    if before is None:
        return []
    return [removed_article(reading, before, row) for row in before.removed_articles.get(place, [])]


def removed_article(reading: Reading, before: Before, row: Row) -> Article:
    text = before.text(row)
    lead = removed_clause(reading, before, row)
    clauses = lead.children
    if text.text:
        lead.number, lead.children = "", []
        clauses = [lead, *clauses]
    return Article(
        row=row,
        anchor=f"was-{row.eid}",
        url="",
        name=places.article_name(row.label),
        heading=marks.deleted(text.heading),
        language=text.language,
        clauses=clauses,
        changes=0,
        said=Tally(),
        state="removed",
    )


def container_title(reading: Reading, row: Row) -> places.Title:
    text = reading.text(row)
    name = places.container_name(row.kind, row.label, reading.language)
    return places.Title(name, text.heading, text.language)


def article_view(reading: Reading, row: Row) -> Article:
    text = reading.text(row)
    article = Article(
        row=row,
        anchor=row.eid,
        url=article_url(reading.version, row.eid),
        name=places.article_name(row.label),
        heading=_heading(reading, row),
        language=text.language,
        clauses=_body(reading, row),
        changes=reading.outline.changes_in(row) if reading.version.based_on_id else 0,
        said=reading.said(row),
        comment_url=_comment_url(reading, row),
    )
    if reading.before:
        article.tag = _origin_tag(reading, reading.before, row)
        article.state = "added" if row.change == ItemChange.INSERTED else ""
    return article


def article_url(version: Version, eid: str) -> str:
    return reverse("legislation:article", args=[version.bill.slug, version.number, eid])


def _heading(reading: Reading, row: Row) -> list[Paragraph]:
    new = reading.text(row)
    if not reading.before or row.change == ItemChange.UNCHANGED:
        return marks.plain(new.heading)
    if row.change == ItemChange.INSERTED:
        return marks.inserted(new.heading)
    old = reading.before.text(reading.before.outline.by_provision[row.provision])
    if old.language != new.language:
        return marks.plain(new.heading)
    return marks.compared(old.heading, new.heading)


def _body(reading: Reading, article: Row) -> list[Clause]:
    """An article's own text, where it has one, stands before its clauses without a number."""
    own = reading.text(article).text
    clauses = _children(reading, article)
    if own or _old_text(reading, article):
        lead = clause_view(reading, article)
        lead.number, lead.children, lead.anchor = "", [], f"{article.eid}__text"
        clauses.insert(0, lead)
    return clauses


def _old_text(reading: Reading, row: Row) -> str:
    if not reading.before or row.provision not in reading.before.outline.by_provision:
        return ""
    return reading.before.text(reading.before.outline.by_provision[row.provision]).text


def clause_view(reading: Reading, row: Row) -> Clause:
    text = reading.text(row)
    clause = Clause(
        anchor=row.eid,
        number=places.clause_number(row.label),
        paragraphs=marks.plain(text.text),
        language=text.language,
        comment_url=_comment_url(reading, row),
        comments=reading.tallies.get(row.provision, Tally()).comments,
        children=[] if row.is_article else _children(reading, row),
    )
    if reading.before:
        _mark(reading, reading.before, row, clause)
    return clause


def _mark(reading: Reading, before: Before, row: Row, clause: Clause) -> None:
    new = reading.text(row)
    if row.change == ItemChange.INSERTED:
        clause.paragraphs = marks.inserted(new.text)
        above = reading.outline.parent(row)
        # A whole new article carries one double line, not one for each of its clauses.
        clause.state = "" if above and above.change == ItemChange.INSERTED else "added"
        return
    if row.change == ItemChange.UNCHANGED:
        return
    old = before.text(before.outline.by_provision[row.provision])
    if old.language == new.language:
        clause.paragraphs = marks.compared(old.text, new.text)
    clause.tag = "" if row.is_article else _origin_tag(reading, before, row)
    marked = marks.has_marks(clause.paragraphs)
    if row.change == ItemChange.CHANGED and not (marked or clause.tag or row.is_article):
        clause.tag = _("~ changed in the Azerbaijani text")
    clause.state = "changed" if clause.tag or marked else ""


def _origin_tag(reading: Reading, before: Before, row: Row) -> str:
    """ "→ moved from 8.3" or "№ was 10.3"; nothing where only the article above was renumbered."""
    old = before.outline.by_provision.get(row.provision)
    if old is None:
        return ""
    label = places.name_in(before.outline, old, reading.language)
    if moved(old, row, before.outline, reading.outline):
        return _("→ moved from %(label)s") % {"label": label}
    if old.label == row.label or _follows_its_article(reading, before, row):
        return ""
    return _("№ was %(label)s") % {"label": label}


def _follows_its_article(reading: Reading, before: Before, row: Row) -> bool:
    above = reading.outline.parent(row)
    old = before.outline.by_provision.get(above.provision) if above else None
    return bool(above and old and not above.is_container and above.label != old.label)


def _children(reading: Reading, row: Row) -> list[Clause]:
    shown: list[tuple[float, Clause]] = [
        (child.position, clause_view(reading, child)) for child in _clauses(reading, row)
    ]
    if reading.before:
        shown += _lost(reading, reading.before, row)
        shown.sort(key=lambda pair: pair[0])
    return [clause for __, clause in shown]


def _clauses(reading: Reading, row: Row) -> Iterator[Row]:
    return (child for child in reading.outline.children(row) if not child.is_article)


def _lost(reading: Reading, before: Before, row: Row) -> Iterator[tuple[float, Clause]]:
    """What stood under this provision and is gone: removed, or moved elsewhere."""
    old = before.outline.by_provision.get(row.provision)
    if old is None:
        return
    place = row.position + 0.5
    for child in before.outline.children(old):
        now = reading.outline.by_provision.get(child.provision)
        if now and now.parent == row.pk:
            place = max(place, _end(reading, now) + 0.5)
        elif now:
            yield place, _moved_away(reading, child, now)
        elif not child.is_article:
            yield place, removed_clause(reading, before, child)


def _end(reading: Reading, row: Row) -> int:
    return max(below.position for below in reading.outline.within(row))


def removed_clause(reading: Reading, before: Before, row: Row) -> Clause:
    text = before.text(row)
    below = [
        removed_clause(reading, before, child)
        for child in before.outline.children(row)
        if child.provision not in reading.outline.by_provision
    ]
    for clause in below:
        clause.state = ""
    return Clause(
        anchor=f"was-{row.eid}",
        number=places.clause_number(row.label),
        paragraphs=marks.deleted(text.text),
        language=text.language,
        state="removed",
        children=below,
    )


def _moved_away(reading: Reading, old: Row, now: Row) -> Clause:
    article = reading.outline.article_of(now)
    url = article_url(reading.version, article.eid if article else now.eid)
    return Clause(
        anchor=f"was-{old.eid}",
        number=places.clause_number(old.label),
        paragraphs=[],
        language=reading.language,
        state="gone",
        moved_to=places.name_in(reading.outline, now, reading.language),
        moved_url=f"{url}?marks=1#{now.eid}",
    )


def _comment_url(reading: Reading, row: Row) -> str:
    if not reading.open_until:
        return ""
    version = reading.version
    try:
        return reverse(
            "legislation:comment_create", args=[version.bill.slug, version.number, row.eid]
        )
    except NoReverseMatch:
        return ""


def flattened(clauses: list[Clause]) -> Iterator[Clause]:
    """The clauses and all below them, in reading order."""
    for clause in clauses:
        yield clause
        yield from flattened(clause.children)
