"""Word documents (.docx): their text line by line, numbers and all, before and after changes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from legislation.text.docx import markup
from legislation.text.docx.blocks import Walker
from legislation.text.docx.numbering import Counters, List, read_lists
from legislation.text.docx.package import Package, is_office_file
from legislation.text.docx.rows import Gap, Remark, Row, Story, View
from legislation.text.docx.styles import Styles

__all__ = ["Docx", "Gap", "Remark", "Row", "Story", "is_office_file", "read_docx"]

_NOTES = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_NO_LISTS: Mapping[str, List] = {}
_CHANGE = re.compile(rb"[<:](?:ins|del|moveFrom|moveTo|pPrChange|cellIns|cellDel)[\s/>]")
# Lines that part notes from the text, which Word stores among the notes.
_NO_NOTE = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class Docx:
    """The text after the tracked changes, the one before them (None: there are none), remarks."""

    after: Story
    before: Story | None
    remarks: tuple[Remark, ...]


def read_docx(content: bytes) -> Docx:
    """Read a document. Raises UnusableDocument, with the reason. Opens nothing outside it."""
    package = Package(content)
    styles = Styles(_root(package, "styles"))
    lists = read_lists(_root(package, "numbering"), styles.lists())
    body = package.read(package.main)
    views = list(View) if _may_be_changed(body) else [View.AFTER]
    walkers = [Walker(view, styles, Counters(lists)) for view in views]
    for block in markup.each(body, "w:body"):
        for walker in walkers:
            walker.take(block)
    after, *before = [walker.finish() for walker in walkers]
    remarks = tuple(_remarks(package, styles, lists, after))
    after.gaps += _running_heads(package, styles)
    return Docx(after, before[0] if before and after.is_changed else None, remarks)


def _may_be_changed(body: bytes) -> bool:
    """Whether there may be tracked changes: without any, one walk is enough."""
    is_wide = b"\x00" in body[:64]
    return is_wide or bool(_CHANGE.search(body))


def _root(package: Package, kind: str) -> Element | None:
    parts = package.related(kind)
    return markup.whole(parts[0]) if parts else None


def _text(element: Element, styles: Styles, lists: Mapping[str, List] = _NO_LISTS) -> str:
    walker = Walker(View.AFTER, styles, Counters(lists))
    for block in element:
        walker.take(block)
    return "\n".join(row.text for row in walker.finish().rows)


def _remarks(
    package: Package, styles: Styles, lists: Mapping[str, List], story: Story
) -> Iterator[Remark]:
    """The notes in the order in which the text refers to them; those it does not, at the end."""
    for kind, part in _NOTES.items():
        lines = {name: line for one, name, line in story.references if one == kind}
        for at, note in enumerate(_in_order(_listed(package, kind, part), lines), start=1):
            text = _text(note, styles, lists)
            author, date = note.get("w:author", ""), note.get("w:date", "")[:10]
            yield Remark(kind, at, lines.get(note.get("w:id", ""), 0), text, author, date)


def _in_order(notes: Iterable[Element], lines: Mapping[str, int]) -> list[Element]:
    places = {name: place for place, name in enumerate(lines)}
    return sorted(notes, key=lambda note: places.get(note.get("w:id", ""), len(places)))


def _listed(package: Package, kind: str, part: str) -> Iterator[Element]:
    for data in package.related(part):
        for note in markup.whole(data):
            if note.tag == f"w:{kind}" and note.get("w:type", "") not in _NO_NOTE:
                yield note


def _running_heads(package: Package, styles: Styles) -> list[Gap]:
    texts = [
        _text(markup.whole(data), styles)
        for kind in ("header", "footer")
        for data in package.related(kind)
    ]
    return [Gap(0, "running_head", text) for text in dict.fromkeys(texts) if text]
