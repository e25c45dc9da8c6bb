"""The text of one paragraph: runs, changes somebody tracked, fields, boxes, marks of notes.

Whatever is not known here is walked through for its text, so that nothing a newer Word wraps
around words can hide them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar
from xml.etree.ElementTree import Element

from legislation.text.docx.markup import find, is_on, value
from legislation.text.docx.rows import ONLY_IN, Gap, View
from legislation.text.docx.styles import Styles
from legislation.text.errors import DocumentProblem, UnusableDocument

_SPACES = re.compile(r"\s+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOST = "\N{REPLACEMENT CHARACTER}"
# The sign a symbol font has at a place, for those met in laws.
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0B0: "°", 0xF0B1: "±", 0xF0A3: "≤", 0xF0B3: "≥"}
_SYMBOL_FONTS = 0xF000
_UNSHOWN = frozenset({
    "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblGrid",
    "w:instrText", "w:delInstrText", "w:fldData", "w:softHyphen", "w:ffData", "w:sectPr",
    "w:numPr", "w:smartTagPr", "w:customXmlPr", "w:rt",
})  # fmt: skip
_REFERENCES = {
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "endnote",
    "w:commentReference": "comment",
}
_PICTURES = frozenset({"?:blip", "v:imagedata", "?:chart", "?:relIds"})
_LONGEST_WORD, _MOST_OPEN = 20, 500
_COUNTED_WHEN_PRINTED = ("LISTNUM", "AUTONUM")


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False

    @property
    def is_contents(self) -> bool:
        return self.has_result and self.instruction.startswith("TOC")


@dataclass(slots=True)
class Fields:
    """The fields that are open. What is asked of all of them is counted: they may be many."""

    _open: list[_Field] = field(default_factory=list)
    _in_instructions: int = 0
    _in_contents: int = 0

    def mark(self, kind: str) -> None:
        """Take "begin", "separate" or "end"."""
        if kind == "begin":
            if len(self._open) >= _MOST_OPEN:
                raise UnusableDocument(DocumentProblem.TOO_BIG)
            self._open.append(_Field())
            self._in_instructions += 1
        elif kind == "separate" and self._open and not self._open[-1].has_result:
            self._open[-1].has_result = True
            self._in_instructions -= 1
            self._in_contents += self._open[-1].is_contents
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._in_instructions -= not ended.has_result
            self._in_contents -= ended.is_contents

    def tell(self, instruction: str) -> None:
        """Take a piece of an instruction; its first word is all that is asked for."""
        if self._open and len(self._open[-1].instruction) < _LONGEST_WORD:
            told = self._open[-1].instruction + instruction.upper()
            self._open[-1].instruction = told.lstrip()[:_LONGEST_WORD]

    def give_up(self) -> None:
        """Forget instructions that a paragraph leaves unended: its text must not vanish."""
        while self._in_instructions and not self._open[-1].has_result:
            self.mark("end")

    @property
    def counts_when_printed(self) -> bool:
        """Whether the innermost field is a number of which the file has no result."""
        return bool(self._open) and self._open[-1].instruction.startswith(_COUNTED_WHEN_PRINTED)

    @property
    def is_instruction(self) -> bool:
        """Whether text that comes now is part of an instruction and not of a result."""
        return self._in_instructions > 0

    @property
    def is_contents(self) -> bool:
        """Whether text that comes now is in a table of contents that Word made."""
        return self._in_contents > 0


@dataclass(slots=True)
class Inline:
    """Collects the text of a paragraph in one view."""

    view: View
    styles: Styles
    fields: Fields
    line: int
    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    is_changed: bool = False
    is_uncounted: bool = False
    is_contents: bool = False
    is_hidden: bool = False
    _is_raised: bool = False

    def take(self, element: Element) -> None:
        """Take an element of the paragraph and what is in it."""
        tag = element.tag
        if tag in _UNSHOWN:
            self._instruct(element)
        elif tag in ONLY_IN:
            self.is_changed = True
            if self.view is ONLY_IN[tag]:
                self._inside(element)
        elif tag in _REFERENCES:
            self.references.append((_REFERENCES[tag], value(element, "w:id")))
        elif taker := self._TAKERS.get(tag):
            taker(self, element)
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        for child in element:
            self.take(child)

    def _instruct(self, element: Element) -> None:
        if element.tag in {"w:instrText", "w:delInstrText"}:
            self.fields.tell(element.text or "")

    def _run(self, run: Element) -> None:
        before = self.is_hidden, self._is_raised
        properties = run.find("w:rPr")
        if properties is not None:
            style = value(properties.find("w:rStyle"))
            hidden = properties.find("w:vanish")
            shift = properties.find("w:vertAlign")
            if hidden is not None:
                self.is_hidden = is_on(hidden)
            elif self.styles.is_hidden(style):
                self.is_hidden = True
            raised = value(shift) == "superscript"
            self._is_raised = raised if shift is not None else self.styles.is_raised(style)
        self._inside(run)
        self.is_hidden, self._is_raised = before

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if value(element, "xml:space") != "preserve" and element.tag != "m:t":
            # Word itself drops the spaces at the ends unless it is told not to.
            text = text.strip(" \t\r\n")
        self._write(_SPACES.sub(" ", text))

    def _write(self, text: str) -> None:
        if self.fields.is_instruction:
            return
        if self.is_hidden:
            self.gaps.append(Gap(self.line, "hidden", text))
            return
        self.is_contents = self.is_contents or self.fields.is_contents
        self.pieces.append(text.translate(_RAISED) if self._is_raised else text)

    def _tab(self, _element: Element) -> None:
        self._write(" ")

    def _break(self, _element: Element) -> None:
        self._write("\n")

    def _hyphen(self, _element: Element) -> None:
        self._write("-")

    def _symbol(self, element: Element) -> None:
        try:
            code = int(value(element, "w:char"), 16)
        except ValueError:
            code = _SYMBOL_FONTS
        is_letter = 0x20 <= code < 0xD800 or 0xFB00 <= code < 0xFFFE
        self._write(_SYMBOLS.get(code) or (chr(code) if is_letter else _LOST))

    def _field(self, element: Element) -> None:
        kind = value(element, "w:fldCharType")
        if kind == "end" and self.fields.counts_when_printed:
            self.is_uncounted = True
        self.fields.mark(kind)

    def _control(self, control: Element) -> None:
        if find(control, "w:sdtPr/w:showingPlcHdr") is not None:
            text = "".join(control.itertext()).strip()
            self.gaps.append(Gap(self.line, "prompt", _SPACES.sub(" ", text)))
            return
        self._inside(control)

    def _one_of(self, alternatives: Element) -> None:
        """Word writes a box twice, for newer and older readers: one of them is enough."""
        chosen = alternatives.find("mc:Choice")
        if chosen is None:
            chosen = alternatives.find("mc:Fallback")
        if chosen is not None:
            self._inside(chosen)

    def _drawing(self, drawing: Element) -> None:
        if any(one.tag in _PICTURES for one in drawing.iter()):
            self.gaps.append(Gap(self.line, "image"))
        self._inside(drawing)

    def _object(self, element: Element) -> None:
        self.gaps.append(Gap(self.line, "script"))
        self._inside(element)

    def _box(self, box: Element) -> None:
        self.boxes.append(box)

    _TAKERS: ClassVar[dict[str, Callable[["Inline", Element], None]]] = {
        "w:r": _run,
        "w:t": _text,
        "w:delText": _text,
        "m:t": _text,
        "w:tab": _tab,
        "w:ptab": _tab,
        "w:br": _break,
        "w:cr": _break,
        "w:noBreakHyphen": _hyphen,
        "w:sym": _symbol,
        "w:fldChar": _field,
        "w:sdt": _control,
        "mc:AlternateContent": _one_of,
        "w:drawing": _drawing,
        "w:pict": _drawing,
        "w:object": _object,
        "w:txbxContent": _box,
    }
