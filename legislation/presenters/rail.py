"""The contents beside the text: chapters, articles, and the sign of what happened to each."""

from dataclasses import dataclass, field

from django.urls import reverse

from legislation.enums import ItemChange
from legislation.models import Version
from legislation.outline import Outline, Row, Unit
from legislation.presenters import places
from legislation.presenters.reading import article_url
from legislation.selectors.texts import NO_TEXT, Texts

SIGNS = {
    ItemChange.INSERTED: "+",
    ItemChange.MOVED: "→",
    ItemChange.RENUMBERED: "№",
}


@dataclass
class Entry:
    """An article: its number or name in the reader's language, its heading in its own."""

    title: places.Title
    url: str
    sign: str = ""
    current: bool = False


@dataclass
class Group:
    """A chapter: a heading above its articles, or a link to its page."""

    title: places.Title
    url: str
    current: bool = False
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Rail:
    groups: list[Group]
    articles: int
    changed: int


@dataclass
class Contents:
    """What the rail is made of. `unit` is the page shown; `article` the one singled out."""

    version: Version
    outline: Outline
    headings: Texts
    language: str
    unit: Unit
    article: Row | None = None
    query: str = ""

    def title_of(self, unit: Unit) -> places.Title:
        """A chapter's title; of a part of one, or outside any, its first and last article."""
        row = unit.container
        if row is None or (unit.eid and unit.eid != row.eid):
            return places.Title(_range(unit), "", self.language)
        text = self.headings.get(row.wording, NO_TEXT)
        name = places.container_name(row.kind, row.label, self.language)
        return places.Title(name, text.heading, text.language)

    def article_title(self, row: Row) -> places.Title:
        text = self.headings.get(row.wording, NO_TEXT)
        if not text.heading:
            return places.Title(places.article_name(row.label), "", self.language)
        return places.Title(row.label, text.heading, text.language)


def rail(contents: Contents) -> Rail:
    outline = contents.outline
    counts = [outline.changes_in(row) for row in outline.articles]
    compared = contents.version.based_on_id is not None
    return Rail(
        [_group(contents, unit) for unit in _shown_units(contents)],
        len(outline.articles),
        sum(1 for count in counts if count) if compared else 0,
    )


def _shown_units(contents: Contents) -> list[Unit]:
    """A short law is one page: its chapters still stand apart in the contents."""
    units = contents.outline.units
    if len(units) > 1:
        return list(units)
    groups: list[Unit] = []
    for article in contents.outline.articles:
        container = contents.outline.parent(article)
        if not groups or groups[-1].container is not container:
            groups.append(Unit("", container, ()))
        last = groups[-1]
        groups[-1] = Unit(last.eid, last.container, (*last.articles, article))
    return groups


def _group(contents: Contents, unit: Unit) -> Group:
    container = unit.container
    is_page = bool(unit.eid)
    open_here = not is_page or unit.eid == contents.unit.eid
    return Group(
        title=contents.title_of(unit) if container or is_page else places.Title("", "", ""),
        url=unit_url(contents.version, unit, contents.query) if is_page else "",
        current=is_page and unit.eid == contents.unit.eid and contents.article is None,
        entries=[_entry(contents, row) for row in unit.articles] if open_here else [],
    )


def unit_url(version: Version, unit: Unit, query: str = "") -> str:
    args = [version.bill.slug, version.number, unit.eid]
    return reverse("legislation:chapter", args=args) + query


@dataclass(frozen=True)
class Link:
    title: places.Title
    url: str


def unit_link(contents: Contents, unit: Unit) -> Link:
    """The way to another page of the text."""
    return Link(contents.title_of(unit), unit_url(contents.version, unit, contents.query))


def article_link(contents: Contents, row: Row) -> Link:
    """The way to a neighbour of an article."""
    url = article_url(contents.version, row.eid) + contents.query
    return Link(contents.article_title(row), url)


def _range(unit: Unit) -> str:
    first, last = unit.articles[0].label, unit.articles[-1].label
    return f"{places.article_name(first)}–{last}"


def _entry(contents: Contents, row: Row) -> Entry:
    on_page = contents.article is None
    return Entry(
        title=contents.article_title(row),
        url=f"#{row.eid}" if on_page else article_url(contents.version, row.eid) + contents.query,
        sign=_sign(contents, row),
        current=row is contents.article,
    )


def _sign(contents: Contents, row: Row) -> str:
    if contents.version.based_on_id is None:
        return ""
    if row.change in SIGNS:
        return SIGNS[ItemChange(row.change)]
    count = contents.outline.changes_in(row)
    return str(count) if count else ""
