"""From the blocks of a document, paragraphs and tables, to lines of text in one view."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from legislation.text.docx.inline import Fields, Inline
from legislation.text.docx.markup import find, number, value
from legislation.text.docx.numbering import Counters, Label
from legislation.text.docx.rows import ONLY_IN, Gap, Row, Story, View
from legislation.text.docx.styles import Styles
from legislation.text.errors import DocumentProblem, UnusableDocument

# The longest codes in force have three million characters in thirty thousand paragraphs.
LONGEST_TEXT, MOST_PARAGRAPHS = 15_000_000, 60_000
_LONGEST_HEADING = 300
_SPACES = re.compile(r"\s+")
# A paragraph whose mark was inserted (or deleted) is part of the next one before (or after).
_MARK_GONE = {View.BEFORE: ("w:ins", "w:moveTo"), View.AFTER: ("w:del", "w:moveFrom")}
_CHANGES = frozenset({*ONLY_IN, "w:pPrChange"})
_ENDS_WITH_PAGE = re.compile(r"\d{1,4}$")
_UNSHOWN = frozenset({"w:sectPr", "w:pPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr"})


@dataclass(slots=True)
class Walker:
    """Takes the blocks of a story in order; `story` fills."""

    view: View
    styles: Styles
    counters: Counters
    story: Story = field(default_factory=Story)
    _fields: Fields = field(default_factory=Fields)
    # Paragraphs whose marks are gone, to stand before the next one.
    _pending: list[str] = field(default_factory=list)
    # The line of a table's row, while the paragraphs of its cells are gathered.
    _held_line: int = 0
    _length: int = 0
    _paragraphs: int = 0

    def take(self, block: Element) -> None:
        """Take a block and whatever is in it."""
        tag = block.tag
        if tag == "w:p":
            self._paragraph(block)
        elif tag == "w:tbl":
            self._table(block)
        elif tag == "w:sdt":
            self._control(block)
        elif tag == "w:altChunk":
            self._leave_out("embedded")
        elif tag == "mc:AlternateContent":
            self._inside(list(block)[:1])
        elif tag in ONLY_IN:
            self.story.is_changed = True
            self._inside(list(block) if self.view is ONLY_IN[tag] else [])
        elif tag not in _UNSHOWN:
            self._inside(list(block))

    def finish(self) -> Story:
        """The story, when all of its blocks were taken."""
        self._flush()
        return self.story

    def _inside(self, blocks: list[Element]) -> None:
        for block in blocks:
            self.take(block)

    def _flush(self) -> None:
        pending = "".join(self._pending)
        self._pending.clear()
        if pending.strip():
            self._write(pending, None, is_heading=False)

    @property
    def _line(self) -> int:
        return self._held_line or self.story.line

    def _leave_out(self, reason: str, text: str = "") -> None:
        self.story.gaps.append(Gap(self._line, reason, text))

    def _control(self, control: Element) -> None:
        gallery = find(control, "w:sdtPr/w:docPartObj/w:docPartGallery")
        content = control.find("w:sdtContent")
        if value(gallery) == "Table of Contents":
            self._leave_out("contents", _plain(control))
        elif find(control, "w:sdtPr/w:showingPlcHdr") is not None:
            self._leave_out("prompt", _plain(control))
        elif content is not None:
            self._inside(list(content))

    # Paragraphs

    def _paragraph(self, paragraph: Element) -> None:
        self._paragraphs += 1
        now = paragraph.find("w:pPr")
        self._note_changes(now)
        properties = self._properties(now)
        style = value(find(properties, "w:pStyle"), otherwise=self.styles.usual)
        is_hidden = self.styles.is_hidden(style)
        inline = Inline(self.view, self.styles, self._fields, self._line, is_hidden=is_hidden)
        for child in paragraph:
            inline.take(child)
        text = self._collect(inline)
        is_contents = self.styles.is_contents(style) or (
            inline.is_contents and bool(_ENDS_WITH_PAGE.search(text.strip()))
        )
        self._fields.give_up()
        if is_contents and text.strip():
            self._leave_out("contents", text.strip())
        elif self._is_mark_gone(now):
            self._pending.append(text)
        else:
            text = "".join([*self._pending, text])
            self._pending.clear()
            level = find(properties, "w:outlineLvl")
            is_heading = self.styles.is_heading(style) if level is None else number(level, 9) < 9
            self._write(text, self._label(properties, style), is_heading=is_heading)
        for box in inline.boxes:
            self._inside(list(box))

    def _collect(self, inline: Inline) -> str:
        story, line = self.story, self._line
        story.gaps += inline.gaps
        story.references += ((kind, name, line) for kind, name in inline.references)
        story.is_changed = story.is_changed or inline.is_changed
        story.uncounted += [line] if inline.is_uncounted else []
        text = "".join(inline.pieces)
        if len(text) + self._length > LONGEST_TEXT or self._paragraphs > MOST_PARAGRAPHS:
            raise UnusableDocument(DocumentProblem.TOO_BIG)
        return text

    def _note_changes(self, properties: Element | None) -> None:
        if properties is not None and not self.story.is_changed:
            self.story.is_changed = any(one.tag in _CHANGES for one in properties.iter())

    def _properties(self, now: Element | None) -> Element | None:
        former = find(now, "w:pPrChange/w:pPr")
        return former if self.view is View.BEFORE and former is not None else now

    def _is_mark_gone(self, properties: Element | None) -> bool:
        return any(find(properties, f"w:rPr/{tag}") is not None for tag in _MARK_GONE[self.view])

    def _label(self, properties: Element | None, style: str) -> Label | None:
        own = find(properties, "w:numPr")
        if self.view is View.BEFORE and find(own, "w:ins") is not None:
            return None
        num = value(find(own, "w:numId"))
        of_style = ""
        if not num:
            num, of_style = self.styles.numbering(style)
        level = find(own, "w:ilvl")
        if level is not None:
            return self.counters.label(num, number(level, 0))
        listed = self.counters.lists.get(num)
        at = listed.level_of_style(of_style) if listed and of_style else None
        of_styles = self.styles.level(style)
        usual = int(of_styles) if of_style and of_styles.isdigit() else 0
        return self.counters.label(num, usual if at is None else at)

    def _write(self, text: str, label: Label | None, *, is_heading: bool) -> None:
        before = label.text if label else ""
        first, *others = f"{before} {text}".split("\n")
        is_bullet = bool(label and label.is_bullet)
        shown = _single_spaced(first)
        # Drafters set whole paragraphs in a heading's style to have them numbered.
        is_heading = is_heading and len(text) <= _LONGEST_HEADING
        if shown and not (is_bullet and shown == before):
            made = before if not is_bullet else ""
            self._add(Row(shown, made, is_heading=is_heading, is_item=is_bullet))
        for other in others:
            if shown := _single_spaced(other):
                self._add(Row(shown, begins=False, is_heading=is_heading))

    def _add(self, row: Row) -> None:
        self._length += len(row.text)
        self.story.rows.append(row)

    # Tables

    def _table(self, table: Element) -> None:
        self._flush()
        rows = [self._cells(row) for row in self._rows(table)]
        if all(len(cells) == 1 for cells in rows):
            self._inside([block for (cell,) in rows for block in cell])
            return
        for cells in rows:
            self._row(cells)

    def _rows(self, table: Element) -> Iterator[Element]:
        """The rows of this view; those of a table inside a cell are not among them."""
        for row in _each(table, "w:tr"):
            if self._is_there(row.find("w:trPr"), "w:ins", "w:del"):
                yield row

    def _cells(self, row: Element) -> list[Element]:
        return [
            cell
            for cell in _each(row, "w:tc")
            if self._is_there(cell.find("w:tcPr"), "w:cellIns", "w:cellDel")
        ]

    def _is_there(self, properties: Element | None, inserted: str, deleted: str) -> bool:
        """Whether this view has a row or cell that may have been inserted or deleted."""
        was_inserted = find(properties, inserted) is not None
        was_deleted = find(properties, deleted) is not None
        self.story.is_changed = self.story.is_changed or was_inserted or was_deleted
        return not (was_inserted if self.view is View.BEFORE else was_deleted)

    def _row(self, cells: list[Element]) -> None:
        if self._held_line:
            for cell in cells:
                self._inside(list(cell))
            return
        texts = [self._cell(cell) for cell in cells]
        if any(texts):
            self._add(Row(f"| {' | '.join(texts)} |"))

    def _cell(self, cell: Element) -> str:
        rows = self.story.rows
        self._held_line, self.story.rows = self._line, []
        self._inside(list(cell))
        self._flush()
        gathered, self.story.rows = self.story.rows, rows
        self._held_line = 0
        return " ".join(row.text for row in gathered)


def _single_spaced(text: str) -> str:
    # Without a list of all words: a paragraph may have megabytes.
    return _SPACES.sub(" ", text).strip()


def _each(element: Element, tag: str) -> Iterator[Element]:
    """The nearest descendants of a tag, through content controls and the like."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSHOWN and child.tag != "w:p":
            yield from _each(child, tag)


def _plain(element: Element) -> str:
    return " ".join(" ".join(one.text or "" for one in element.iter("w:t")).split())
