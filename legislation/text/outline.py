"""The lines of a law with what each announces, before they become a tree."""

from dataclasses import dataclass
from enum import StrEnum

from legislation.text import headings
from legislation.text.document import Kind
from legislation.text.errors import DuplicateArticle, NotALaw
from legislation.text.lines import PAGE_WIDTH, LeftOut, Line, compact


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

    @property
    def is_structural(self) -> bool:
        """Whether it opens an article or something that groups articles."""
        return self.role in {Role.ARTICLE, Role.CONTAINER}


_CONTENTS = frozenset({"mundericat", "мундəричат", "contents", "содержание", "оглавление"}) | {
    "tableofcontents",
    "icindekiler",
}
# A heading may run on over a second line even in a table of contents; an article's text is longer.
_LONGEST_OVERRUN = 80


def outline(lines: list[Line]) -> tuple[list[Item], tuple[LeftOut, ...]]:
    """The items of a law without its table of contents, and what was left out.

    Raises NotALaw without any article, DuplicateArticle for two of one label.
    """
    announced: list[tuple[Line, _Announced]] = []
    for line in lines:
        announced.append((line, _announcement(line, announced[-1] if announced else None)))
    items = _resolve(announced)
    if not any(item.role is Role.ARTICLE for item in items):
        raise NotALaw
    items, left_out = _without_contents(items)
    _refuse_duplicates(items)
    return items, left_out


type _Announced = headings.Announcement | None


def _announcement(line: Line, before: tuple[Line, _Announced] | None) -> _Announced:
    if line.is_quoted:
        return None
    found = headings.article(line.text) or headings.container(line.text)
    if found and found.is_weak and before and _runs_into(line, before):
        return None
    return found


def _runs_into(line: Line, before: tuple[Line, _Announced]) -> bool:
    """Whether the sentence of the line before was broken by the page and goes on here."""
    previous, announced = before
    is_own_line = line.is_heading or line.is_item or line.is_spaced or announced is not None
    is_broken = len(previous.text) >= PAGE_WIDTH and not headings.ends_an_item(previous.text)
    return is_broken and not is_own_line


def _resolve(announced: list[tuple[Line, _Announced]]) -> list[Item]:
    """Items with "§ 3" and "Section 3" taken for articles only where nothing else is one."""
    clear = any(
        found and found.kind is Kind.ARTICLE and not found.is_ambiguous for _, found in announced
    )
    marked = [line.is_heading for line, found in announced if found and not found.is_weak]
    weak = [line.is_heading for line, found in announced if found and found.is_weak]
    # Where headings are marked, "§ 54 Satz 2 gilt …" without the mark opens a sentence.
    only_marked = sum(marked + weak) * 2 > len(marked + weak)
    return [
        _item(
            line,
            None if found and found.is_weak and only_marked and not line.is_heading else found,
            articles_are_clear=clear,
        )
        for line, found in announced
    ]


def _item(line: Line, found: _Announced, *, articles_are_clear: bool) -> Item:
    if found is None:
        return _ordinary(line)
    kind = found.kind
    if found.is_ambiguous:
        paragraph_sign = kind is Kind.ARTICLE
        inner = Kind.SUBCHAPTER if paragraph_sign else kind
        kind = inner if articles_are_clear else Kind.ARTICLE
    role = Role.ARTICLE if kind is Kind.ARTICLE else Role.CONTAINER
    return Item(line, role, found.rest, found.label, kind)


def _ordinary(line: Line) -> Item:
    if not line.is_quoted and (numbered := headings.labelled(line.text)):
        return Item(line, Role.LABELLED, numbered[1], numbered[0])
    return Item(line, Role.HEADING if line.is_heading else Role.PLAIN, line.text)


def _without_contents(items: list[Item]) -> tuple[list[Item], tuple[LeftOut, ...]]:
    """The items after the table of contents, if there is one: its labels return with their text."""
    span = _contents_span(items)
    if span is None:
        return items, ()
    start, end = span
    left_out = LeftOut(items[start].line.number, items[end - 1].line.number, "contents")
    return items[:start] + items[end:], (left_out,)


def _contents_span(items: list[Item]) -> tuple[int, int] | None:
    articles = [index for index, item in enumerate(items) if item.role is Role.ARTICLE]
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


def _refuse_duplicates(items: list[Item]) -> None:
    seen: dict[str, int] = {}
    for item in items:
        if item.role is not Role.ARTICLE:
            continue
        if item.label in seen:
            raise DuplicateArticle(item.label, seen[item.label], item.line.number)
        seen[item.label] = item.line.number
