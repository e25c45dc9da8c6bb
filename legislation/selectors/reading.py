"""Everything one page of the reader needs, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from legislation.enums import ItemChange
from legislation.models import Consultation, Version
from legislation.outline import Outline, Row
from legislation.selectors.outlines import outline_of
from legislation.selectors.tallies import Tally, by_provision
from legislation.selectors.texts import NO_TEXT, Text, Texts, headings, texts

TEXT_CHANGES = frozenset({ItemChange.CHANGED, ItemChange.MOVED, ItemChange.RENUMBERED})


@dataclass(frozen=True)
class Before:
    """The version before, as far as the marks of a page need it."""

    outline: Outline
    texts: Texts
    removed_articles: dict[int | None, list[Row]]

    def text(self, row: Row) -> Text:
        return self.texts.get(row.wording, NO_TEXT)


@dataclass(frozen=True)
class Reading:
    """A part of a version with its words: `articles` of `outline`, texts by digest."""

    version: Version
    language: str
    outline: Outline
    articles: tuple[Row, ...]
    texts: Texts
    tallies: dict[UUID, Tally]
    open_until: Consultation | None = None
    before: Before | None = None

    def text(self, row: Row) -> Text:
        return self.texts.get(row.wording, NO_TEXT)

    def said(self, row: Row) -> Tally:
        """Comments on a provision and on everything below it."""
        found = (self.tallies.get(below.provision, Tally()) for below in self.outline.within(row))
        return sum(found, Tally())

    @cached_property
    def is_translation(self) -> bool:
        return self.version.language != self.language

    @cached_property
    def _in_own_language(self) -> list[bool]:
        """For each text of the articles, whether it is in the reader's language."""
        rows = (row for article in self.articles for row in self.outline.within(article))
        found = (self.text(row) for row in rows)
        return [text.language == self.language for text in found if text.heading or text.text]

    @cached_property
    def is_mostly_translated(self) -> bool:
        """Phrases common to many laws may be translated where the law itself is not."""
        return sum(self._in_own_language) * 2 >= len(self._in_own_language)

    @cached_property
    def untranslated(self) -> bool:
        """Whether some words of the page are still in the language of the law."""
        return not all(self._in_own_language)


def read(
    version: Version,
    outline: Outline,
    articles: tuple[Row, ...],
    language: str,
    *,
    marks: bool = False,
) -> Reading:
    """The articles with their texts; with `marks`, also what the version before said there."""
    rows = [row for article in articles for row in outline.within(article)]
    rows += [above for article in articles for above in outline.containers_of(article)]
    words = texts((row.wording for row in rows), language)
    return Reading(
        version=version,
        language=language,
        outline=outline,
        articles=articles,
        texts=words,
        tallies=by_provision(version),
        open_until=open_consultation(version),
        before=_before(version, outline, rows, language) if marks else None,
    )


def open_consultation(version: Version) -> Consultation | None:
    return Consultation.objects.open().filter(version=version).order_by("closes_at").first()


def contents(version: Version, outline: Outline, language: str) -> Texts:
    """The headings of the law by digest, for its contents."""
    rows = (row for row in outline.rows if row.is_article or row.is_container)
    return headings((row.wording for row in rows), language)


def _before(version: Version, outline: Outline, rows: list[Row], language: str) -> Before | None:
    if version.based_on_id is None:
        return None
    old = outline_of(Version(pk=version.based_on_id))
    needed = [old.by_provision[row.provision] for row in rows if row.provision in old.by_provision]
    lost = [
        below
        for row in needed
        for child in old.children(row)
        if not child.is_article and child.provision not in outline.by_provision
        for below in old.within(child)
    ]
    gone = _removed_articles(old, outline, {row.pk for row in rows})
    whole = [below for group in gone.values() for row in group for below in old.within(row)]
    changed = [
        old.by_provision[row.provision]
        for row in rows
        if row.change in TEXT_CHANGES and row.provision in old.by_provision
    ]
    words = texts((row.wording for row in [*changed, *lost, *whole]), language)
    return Before(old, words, gone)


def _removed_articles(old: Outline, new: Outline, shown: set[int]) -> dict[int | None, list[Row]]:
    """Articles that are gone, under the article of the page after which they stood.

    Those that opened the law stand under None, on the page of its first article.
    """
    gone: dict[int | None, list[Row]] = defaultdict(list)
    place = None
    for article in old.articles:
        now = new.by_provision.get(article.provision)
        if now:
            place = now.pk
        elif place in shown or (place is None and new.articles and new.articles[0].pk in shown):
            gone[place].append(article)
    return dict(gone)
