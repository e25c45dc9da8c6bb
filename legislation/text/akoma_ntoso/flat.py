"""The visible text of an element: lines, with no word lost and no two words made one."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from legislation.text.akoma_ntoso.names import ACTIVE, BLOCKS, NOTES, QUOTING

# Signs for what stands between pieces of text; XML forbids these characters, so no text has them.
_BREAK = "\x01"  # a block begins or ends
_GAP = "\x02"  # a note or a picture stood here
_NUMBER_ENDS = "\x03"  # the text goes on in the line of its number
_QUOTE_OPENS = "\x04"
_QUOTE_CLOSES = "\x05"
# In a text whose spaces are single ones. Runs are taken whole, so that none is read twice.
_GAPS = re.compile(f" ?{_GAP}[ {_GAP}]*")
_STOPS = frozenset(".,;:!?)]")
# A line that ends or begins so is none of its own: the mark-up parted what belongs together.
_OPEN_ENDS = frozenset(f"“«„{_NUMBER_ENDS}{_QUOTE_OPENS}")
_CLOSING_STARTS = frozenset(f"”»;,{_QUOTE_CLOSES}")


class Flattener:
    """Turns elements into lines.

    `left_out` fills with what is not shown and why, `deleted` with what is marked as deleted.
    """

    def __init__(self) -> None:
        self.left_out: list[tuple[Element, str]] = []
        self.deleted: list[Element] = []

    def lines(self, element: Element) -> list[str]:
        """The lines of an element, without the empty ones; the space in them is made even."""
        if not len(element):
            # Most of a law.
            text = even(element.text or "")
            return [text] if text else []
        pieces: list[str] = []
        self._piece(element, pieces)
        return list(_parted("".join(pieces)))

    def line(self, element: Element | None) -> str:
        """The content of an element as one line, "" for no element."""
        if element is None:
            return ""
        if not len(element):
            return even(element.text or "")
        pieces: list[str] = []
        self._all(element, pieces)
        return " ".join(_parted("".join(pieces)))

    def run(self, parts: list[Element | str]) -> list[str]:
        """The lines of text and elements that follow one another."""
        if len(parts) == 1:
            only = parts[0]
            if not isinstance(only, str):
                return self.lines(only)
            return [text] if (text := even(only)) else []
        pieces: list[str] = []
        for part in parts:
            if isinstance(part, str):
                pieces.append(part)
            else:
                self._piece(part, pieces)
        return list(_parted("".join(pieces)))

    def _piece(self, element: Element, pieces: list[str]) -> None:
        name = element.tag
        special = self._special(element)
        if special is not None:
            pieces.append(special)
        elif name == "tr":
            self._row(element, pieces)
        elif name == "num":
            self._all(element, pieces)
            pieces.append(_NUMBER_ENDS)
        else:
            around = _BREAK if name in BLOCKS else ""
            opens, closes = _quotes(element) if name in QUOTING else ("", "")
            pieces.append(around + opens)
            self._all(element, pieces)
            pieces.append(closes + around)

    def _all(self, element: Element, pieces: list[str]) -> None:
        if element.text:
            pieces.append(element.text)
        for child in element:
            self._piece(child, pieces)
            if child.tail:
                pieces.append(child.tail)

    def _special(self, element: Element) -> str | None:
        """What stands for an element whose text is not shown, None for any other."""
        name = element.tag
        if name in NOTES:
            self.left_out.append((element, "footnote"))
        elif name == "img":
            self.left_out.append((element, "image"))
        elif name in ACTIVE:
            self.left_out.append((element, "script"))
        elif name == "toc":
            self.left_out.append((element, "contents"))
            return _BREAK
        elif name == "eol":
            # The printed line ends here; where it ends inside a word, the place is given.
            return "" if "breakAt" in element.attrib else " "
        else:
            if name == "del":
                self.deleted.append(element)
            return None
        return _GAP

    def _row(self, row: Element, pieces: list[str]) -> None:
        """A row of a table is a line, as in Markdown."""
        cells = [self.line(cell) for cell in row]
        pieces.append(f"{_BREAK}| {' | '.join(cells)} |{_BREAK}")


def _quotes(element: Element) -> tuple[str, str]:
    """The quotation marks that an attribute gives and the text has not."""
    opens, closes = element.get("startQuote", ""), element.get("endQuote", "")
    return opens and opens + _QUOTE_OPENS, closes and _QUOTE_CLOSES + closes


def _parted(text: str) -> Iterator[str]:
    """The lines of a text with signs."""
    text = _single_spaces(text)
    if _GAP in text:
        text = _GAPS.sub(_bridge, text)
    line: list[str] = []
    for piece in text.split(_BREAK):
        if not (piece := piece.strip(" ")):
            continue
        if line and not _goes_on(line[-1], piece):
            yield _without_signs("".join(line))
            line = []
        line.append(piece)
    if line:
        yield _without_signs("".join(line))


def _goes_on(before: str, after: str) -> bool:
    """Whether a line goes on behind a break."""
    is_stop = after[0] == "." and after[1:2] in {"", " "}
    return before[-1] in _OPEN_ENDS or after[0] in _CLOSING_STARTS or is_stop


def _without_signs(line: str) -> str:
    if _NUMBER_ENDS in line:
        line = even(line.replace(_NUMBER_ENDS, " "))
    return line.replace(_QUOTE_OPENS, "").replace(_QUOTE_CLOSES, "")


def _bridge(gap: re.Match[str]) -> str:
    """What stands in the place of notes: a space where two words would else be one."""
    text, after = gap.string, gap.string[gap.end() : gap.end() + 1]
    if after in _STOPS:
        return ""
    is_between_words = text[gap.start() - 1 : gap.start()].isalnum() and after.isalnum()
    return " " if " " in gap[0] or is_between_words else ""


def even(text: str) -> str:
    """The text with single spaces and none around it."""
    return " ".join(text.split()) if text.isascii() else _single_spaces(text).strip(" ")


def _single_spaces(text: str) -> str:
    """Only what XML calls white space: a space that must not break is a letter of the text."""
    if text.isascii():
        # All that `split` takes for white space is such here, and nothing is faster.
        single = " ".join(text.split())
        begins, ends = text[:1].isspace(), text[-1:].isspace()
        return f"{' ' if begins else ''}{single}{' ' if ends and single else ''}"
    text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text
