"""The lines of a law with what each announces, before they become a tree."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from legislation.text import headings
from legislation.text.document import Kind
from legislation.text.languages import languages
from legislation.text.lines import PAGE_WIDTH, Line, compact
from legislation.text.sources import LeftOut


class Role(StrEnum):
    """What a line does."""

    ARTICLE = "article"
    CONTAINER = "container"
    LABELLED = "labelled"
    HEADING = "heading"  # marked as a heading and announcing nothing
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its role; `text` is what stands behind the label."""

    line: Line
    role: Role
    text: str
    label: str = ""
    kind: Kind | None = None
    # The word the heading is told by: "Maddə", "§".
    word: str = ""

    @property
    def is_structural(self) -> bool:
        """Whether it opens an article or something that groups articles."""
        return self.role in {Role.ARTICLE, Role.CONTAINER}


_CONTENTS = frozenset(compact(word) for language in languages() for word in language.words.contents)
# A heading may run on over a second line even in a table of contents; an article's text is longer.
_LONGEST_OVERRUN = 80


def outline(lines: list[Line]) -> tuple[list[Item], tuple[LeftOut, ...]]:
    """The items of a law without its tables of contents, and what was left out."""
    announced: list[tuple[Line, _Announced]] = []
    has_article = False
    for line in lines:
        found = _announcement(line, announced[-1] if announced else None)
        if found and found.kind is Kind.ANNEX and not has_article:
            found = None
        has_article = has_article or bool(found and found.kind is Kind.ARTICLE)
        announced.append((line, found))
    return without_contents(_resolve(announced))


def repeated_articles(items: list[Item]) -> list[tuple[Item, Item]]:
    """Articles of one label, the first and each later one; an annex counts anew."""
    seen: dict[str, Item] = {}
    repeated: list[tuple[Item, Item]] = []
    for item in items:
        if item.kind is Kind.ANNEX:
            seen = {}
        elif item.role is Role.ARTICLE and item.label in seen:
            repeated.append((seen[item.label], item))
        elif item.role is Role.ARTICLE:
            seen[item.label] = item
    return repeated


type _Announced = headings.Announcement | None


def _announcement(line: Line, before: tuple[Line, _Announced] | None) -> _Announced:
    if line.is_quoted:
        return None
    text = line.text
    found = headings.article(text) or headings.container(text) or headings.annex(text)
    if found is None and line.is_heading:
        return headings.numbered_heading(text)
    if found and found.is_weak and before and _runs_into(line, before):
        return None
    return found


def _runs_into(line: Line, before: tuple[Line, _Announced]) -> bool:
    """Whether the sentence of the line before was broken by the page and goes on here."""
    previous, announced = before
    is_own_line = line.is_heading or line.is_item or line.is_spaced or announced is not None
    is_broken = len(previous.text) >= PAGE_WIDTH and not headings.ends_an_item(previous.text)
    return is_broken and not is_own_line


class _Signs(StrEnum):
    """What "§ 3" and "Section 3" are in a law."""

    ARTICLES = "articles"
    ABSENT = "absent"
    CONTAINERS = "containers"
    INSIDE = "inside"


def _resolve(announced: list[tuple[Line, _Announced]]) -> list[Item]:
    marked = [line.is_heading for line, found in announced if found and not found.is_weak]
    weak = [line.is_heading for line, found in announced if found and found.is_weak]
    # Where headings are marked, "§ 54 Satz 2 gilt …" without the mark opens a sentence.
    only_marked = sum(marked + weak) * 2 > len(marked + weak)
    kept = [
        (line, None if found and found.is_weak and only_marked and not line.is_heading else found)
        for line, found in announced
    ]
    signs = _meaning_of_signs([found for _, found in kept if found])
    return [_item(line, found, signs) for line, found in kept]


def _meaning_of_signs(announced: list[headings.Announcement]) -> _Signs:
    """Whether ambiguous headings are articles, group articles, or stand inside articles."""
    order = [one.is_ambiguous for one in announced if one.is_ambiguous or one.kind is Kind.ARTICLE]
    labels = Counter(one.label for one in announced if one.is_ambiguous)
    signs, clear = labels.total(), len(order) - labels.total()
    if not signs:
        return _Signs.ABSENT
    # A contents list repeats every number once; the sections of many articles repeat more often.
    if not clear or (signs >= 2 * clear and max(labels.values()) <= 2):
        return _Signs.ARTICLES
    in_a_row = sum(one and other for one, other in pairwise(order))
    before_articles = sum(one and not other for one, other in pairwise(order))
    return _Signs.INSIDE if in_a_row > before_articles else _Signs.CONTAINERS


def _item(line: Line, found: _Announced, signs: _Signs) -> Item:
    if found is None:
        return _ordinary(line)
    kind = found.kind
    if kind is Kind.ARTICLE and not found.is_ambiguous and signs is _Signs.ARTICLES:
        # "Article 5 …" in an act of sections is a quotation or a reference.
        return _ordinary(line)
    if found.is_ambiguous and signs is _Signs.INSIDE:
        return Item(line, Role.LABELLED, found.rest, f"{found.word} {found.label}", word=found.word)
    if found.is_ambiguous and signs is _Signs.ARTICLES:
        kind = Kind.ARTICLE
    elif found.is_ambiguous and kind is Kind.ARTICLE:
        kind = Kind.SUBCHAPTER
    role = Role.ARTICLE if kind is Kind.ARTICLE else Role.CONTAINER
    return Item(line, role, found.rest, found.label, kind, found.word)


def _ordinary(line: Line) -> Item:
    is_text = line.is_quoted or line.is_plain
    if not is_text and (numbered := headings.labelled(line.text)):
        return Item(line, Role.LABELLED, numbered[1], numbered[0])
    if not is_text and line.label and not line.is_heading:
        text = line.text.removeprefix(line.label).strip()
        return Item(line, Role.LABELLED, text, line.label.rstrip("."))
    return Item(line, Role.HEADING if line.is_heading else Role.PLAIN, line.text)


def without_contents(items: list[Item]) -> tuple[list[Item], tuple[LeftOut, ...]]:
    """The items without tables of contents: their labels return with their text."""
    left_out: list[LeftOut] = []
    for find in (_contents_span, _inner_contents_span):
        if span := find(items):
            start, end = span
            lines = items[start].line.number, items[end - 1].line.number
            left_out.append(LeftOut(*lines, "contents"))
            items = items[:start] + items[end:]
    return items, tuple(left_out)


def _inner_contents_span(items: list[Item]) -> tuple[int, int] | None:
    """A list of articles inside an article, as US acts have it in their first section.

    At least three articles without a text between them, whose labels stand elsewhere too. Of such
    a run the last is the article that follows the list: text is behind it.
    """
    labels = Counter(item.label for item in items if item.role is Role.ARTICLE)
    for run in _bare_runs(items):
        listed = run[:-1]
        inside = Counter(items[at].label for at in run)
        returning = sum(labels[items[at].label] > inside[items[at].label] for at in listed) + (
            inside[items[run[-1]].label] > 1
        )
        if len(listed) >= 3 and returning * 5 >= len(listed) * 4:
            return _start_of_list(items, listed[0]), _end_of_list(items, listed[-1], run[-1])
    return None


def _bare_runs(items: list[Item]) -> Iterator[list[int]]:
    """Runs of articles between which nothing stands but headings."""
    run: list[int] = []
    for at, item in enumerate(items):
        if item.role is Role.ARTICLE:
            run.append(at)
        elif _has_text(item):
            yield from [run] if len(run) > 3 else []
            run = []


def _start_of_list(items: list[Item], first: int) -> int:
    start = first
    while start and items[start - 1].role is Role.CONTAINER:
        start -= 1
    return start


def _end_of_list(items: list[Item], last: int, following: int) -> int:
    """Behind the last article listed and the lines over which its heading runs."""
    end = last + 1
    while end < following and items[end].role is Role.PLAIN:
        end += 1
    return end


def _contents_span(items: list[Item]) -> tuple[int, int] | None:
    articles = [index for index, item in enumerate(items) if item.role is Role.ARTICLE]
    if not articles:
        return None
    first = items[articles[0]].label
    again = next((at for at in articles[1:] if items[at].label == first), None)
    if again is None:
        return None
    listed = [at for at in articles if at < again]
    later = {items[at].label for at in articles if at >= again}
    returning = sum(items[at].label in later for at in listed)
    # The preamble may stand between the list and the first article, so the last has no say.
    texts = sum(_has_text(item) for item in items[listed[0] : listed[-1]])
    has_title = any(compact(item.text) in _CONTENTS for item in items[: listed[0]])
    is_list = (has_title or len(listed) > 1) and texts * 4 <= len(listed)
    # Not all of them: a converter loses headings, and an inferred article is not known yet.
    if not is_list or returning * 5 < len(listed) * 4:
        return None
    return _start_of_contents(items, articles[0]), _end_of_contents(items, again)


def _has_text(item: Item) -> bool:
    if item.role is Role.LABELLED:
        return True
    return item.role is Role.PLAIN and (
        len(item.text) > _LONGEST_OVERRUN or headings.ends_a_sentence(item.text)
    )


def _start_of_contents(items: list[Item], first_article: int) -> int:
    start = first_article
    for index in range(first_article - 1, -1, -1):
        if compact(items[index].text) in _CONTENTS:
            return index
        if items[index].is_structural:
            start = index
    return start


def _end_of_contents(items: list[Item], again: int) -> int:
    """Where the law begins: what stands before its first article and is no heading of the list."""
    end = again
    for index in range(again - 1, -1, -1):
        item = items[index]
        if item.role is Role.ARTICLE:
            break
        # Text without the end of a sentence is a heading of the list running on.
        if item.role is Role.PLAIN and not headings.ends_a_sentence(item.text):
            break
        end = index
    return end
