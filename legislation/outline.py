"""The skeleton of a version: every provision's place, without the texts.

It fits in memory for any law (a few thousand rows), so that contents, counts, comparison and the
place of a clause are computed from one query.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from legislation.enums import CONTAINER_KINDS, ItemChange, ProvisionKind

# A law up to this many articles is read on one page.
WHOLE_UP_TO = 25
# A chapter longer than this is cut, so that no page of the reader grows without limit.
ARTICLES_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    provision: UUID
    parent: int | None
    position: int
    kind: str
    label: str
    eid: str
    wording: str
    change: str
    cause: int | None

    @property
    def is_article(self) -> bool:
        return self.kind == ProvisionKind.ARTICLE

    @property
    def is_container(self) -> bool:
        return self.kind in CONTAINER_KINDS


@dataclass(frozen=True, slots=True)
class Unit:
    """What one page of the reader shows: a chapter, a part of a long one, or the whole law."""

    eid: str
    container: Row | None
    articles: tuple[Row, ...]


class Outline:
    """The rows of one version in reading order."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self.by_pk = {row.pk: row for row in self.rows}
        self.by_provision = {row.provision: row for row in self.rows}
        self.by_eid = {row.eid: row for row in self.rows}
        self._children: dict[int | None, list[Row]] = defaultdict(list)
        for row in self.rows:
            self._children[row.parent].append(row)

    def children(self, row: Row | None) -> list[Row]:
        return self._children.get(row.pk if row else None, [])

    def parent(self, row: Row) -> Row | None:
        return self.by_pk[row.parent] if row.parent else None

    def ancestors(self, row: Row) -> Iterator[Row]:
        """The parents of a row, the nearest first."""
        above = self.parent(row)
        while above:
            yield above
            above = self.parent(above)

    def within(self, row: Row) -> Iterator[Row]:
        """The row and everything below it, in reading order."""
        yield row
        for child in self.children(row):
            yield from self.within(child)

    def article_of(self, row: Row) -> Row | None:
        if row.is_article:
            return row
        return next((above for above in self.ancestors(row) if above.is_article), None)

    def containers_of(self, row: Row) -> list[Row]:
        """The part, section and chapter around a row, the widest first."""
        return [above for above in self.ancestors(row) if above.is_container][::-1]

    @cached_property
    def articles(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_article)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The pages of the reader, in order; a law with few articles is one page."""
        if len(self.articles) <= WHOLE_UP_TO:
            return (Unit("", None, self.articles),)
        return tuple(
            unit
            for container, articles in self._by_container()
            for unit in _cut(container, articles)
        )

    def unit_of(self, article: Row) -> Unit | None:
        return next((unit for unit in self.units if article in unit.articles), None)

    def unit_at(self, eid: str) -> Unit | None:
        """The page that begins at `eid`; for a wider container, its first chapter's."""
        row = self.by_eid.get(eid)
        if row is None:
            return None
        first = next((below for below in self.within(row) if below.is_article), None)
        return self.unit_of(first) if first else None

    def changes_in(self, row: Row) -> int:
        """How many provisions of an article, itself included, differ from the version before."""
        return sum(below.change != ItemChange.UNCHANGED for below in self.within(row))

    def _by_container(self) -> list[tuple[Row | None, list[Row]]]:
        groups: list[tuple[Row | None, list[Row]]] = []
        for article in self.articles:
            container = self.parent(article)
            if not groups or groups[-1][0] is not container:
                groups.append((container, []))
            groups[-1][1].append(article)
        return groups


def _cut(container: Row | None, articles: list[Row]) -> Iterator[Unit]:
    for start in range(0, len(articles), ARTICLES_A_PAGE):
        part = tuple(articles[start : start + ARTICLES_A_PAGE])
        eid = container.eid if container and not start else part[0].eid
        yield Unit(eid, container, part)
