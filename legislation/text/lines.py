"""From the characters of a file to clean lines: layout, marks and appendices taken away."""

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from core.text import fold
from legislation.text.docx import Row
from legislation.text.headings import article, ends_a_sentence
from legislation.text.languages import languages
from legislation.text.mending import is_fragment, mend
from legislation.text.sources import HEADING, LeftOut, Source, read_source


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `number` counts from 1 in the file, `text` is single-spaced."""

    number: int
    text: str
    # A Markdown heading or list item; a blank line before it; inside a quotation of many lines.
    is_heading: bool = False
    is_item: bool = False
    is_spaced: bool = False
    is_quoted: bool = False
    # A row of a table; a number that Markdown was told not to take for a list's ("15\\. Mai").
    is_row: bool = False
    is_plain: bool = False
    # The number that Word made for the line; `text` begins with it.
    label: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is set: Markdown, or not; paragraphs broken into lines of one width, or not."""

    is_markdown: bool
    is_wrapped: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's lines with what was done to get them."""

    lines: list[Line]
    left_out: tuple[LeftOut, ...]
    mended: int
    layout: Layout
    source: Source
    # What follows the law, mended, for the reader of its notes: number and text of each line.
    notes: tuple[tuple[int, str], ...] = ()


_ITEM = re.compile(r"^(?:[-*+•]\s+)+(?=\S)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
_ESCAPED_NUMBER = re.compile(r"\d+\\\.")
_EMPHASIS = re.compile(r"\*\*|__")
_SPACES = re.compile(r"\s+")

# "[12]" points to a note, "KMQ3" to a decision of the Constitutional Court, on e-qanun.az.
_MARKS = re.compile(r"\s*(?:\[\d{1,3}\]|\bKMQ\s?\d{1,2}\b)")
_SPACED_LABEL = re.compile(r"^\d \.(?: [\d.])+(?=\s)")
# Rules, and the marks between which congress.gov prints a bill.
_NOISE = re.compile(r"\d*\s*(?:[-_*=]\s?){3,}|</?(?:DOC|all)>")
_ROW = re.compile(r"\|.*\|")
_ROW_OF_RULES = re.compile(r"[|:\s-]+")

_FIRST_NOTE = re.compile(r"\[1\]\s+\S.{20}")
# Where a file was taken from, said before the law begins: no law's name holds an address.
_ORIGIN = re.compile(r"(?:source|mənbə|источник)\s*:|.*\w://|\[[^\]]*\]$", re.IGNORECASE)
_LONGEST_TITLE = 160
# A line at least this long may have been broken by the width of the page.
PAGE_WIDTH, _WIDEST_PAGE = 60, 130
# One line in so many may be wider: a heading, a row of a table.
_WIDE_SHARE = 50


def compact(text: str) -> str:
    """A short line reduced to its folded letters, so that spaced letters make no difference."""
    if len(text) > _LONGEST_TITLE:
        return ""
    return "".join(letter for letter in fold(text) if letter.isalpha())


def _titles(phrases: list[str]) -> re.Pattern[str]:
    """Compacted phrases as one expression; a star stands for any letters."""
    parts = ("[^\\W\\d_]*".join(map(compact, phrase.split("*"))) for phrase in phrases)
    return re.compile("|".join(parts))


_WORDS = [language.words for language in languages()]
_NOTES = _titles([phrase for words in _WORDS for phrase in words.notes])
_OLD_WORDING = frozenset(compact(phrase) for words in _WORDS for phrase in words.old_wording)


def read_lines(content: str | bytes | Source) -> Reading:
    """The lines of a law without layout, note marks and the lists that follow the law."""
    source = content if isinstance(content, Source) else read_source(content)
    rows = source.text.split("\n")
    plain = [_without_layout(row, is_markdown=source.is_markdown) for row in rows]
    plain, mended = mend(_rejoined(rows, plain))
    end = _start_of_notes(plain)
    lines = _lines(rows[:end], plain[:end], is_markdown=source.is_markdown)
    lines = (
        [_as_set(line, source.rows[line.number - 1]) for line in lines] if source.rows else lines
    )
    origin = list(takewhile(lambda line: _ORIGIN.match(line.text), lines))
    lines = lines[len(origin) :]
    before = tuple(LeftOut(line.number, line.number, "source") for line in origin)
    notes = tuple((at, text) for at, text in enumerate(plain[end:], start=end + 1) if text)
    after = (LeftOut(end + 1, len(rows), "notes"),) if notes else ()
    # A paragraph of Word is whole, however wide the page.
    layout = Layout(source.is_markdown, not source.rows and _is_wrapped(lines))
    marked = _mark_quotations(lines)
    left_out = (*source.left_out, *before, *after)
    return Reading(marked, left_out, mended, layout, source, notes)


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether long lines mostly break off in a sentence and hardly one is wider than a page."""
    long = [line.text for line in lines if len(line.text) >= PAGE_WIDTH and not line.is_heading]
    broken = sum(not ends_a_sentence(text) for text in long)
    wide = sum(len(text) > _WIDEST_PAGE for text in long)
    return wide * _WIDE_SHARE <= len(long) < broken * 2


def _as_set(line: Line, row: Row) -> Line:
    """The line with what Word says of it."""
    has_label = bool(row.label) and line.text.startswith(f"{row.label} ")
    return replace(
        line,
        is_heading=row.is_heading,
        is_item=row.is_item,
        is_spaced=row.begins,
        label=row.label if has_label else "",
    )


def _without_layout(row: str, *, is_markdown: bool) -> str:
    text = row.strip()
    if is_markdown:
        heading = HEADING.fullmatch(text)
        text = _ITEM.sub("", heading[1] if heading else text, count=1)
        text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text))
    return text


def _rejoined(rows: list[str], texts: list[str]) -> list[str]:
    """The texts with a word that was broken over many lines back on its first line."""
    joined = list(texts)
    start = -1
    runs_on = False
    for index, text in enumerate(texts):
        is_piece = is_fragment(text)
        if start >= 0 and (is_piece or (runs_on and text and rows[index].strip() == text)):
            joined[start] = f"{joined[start]} {text}"
            joined[index] = ""
        elif text:
            start = index
        runs_on = is_piece or (runs_on and not text)
    return joined


def _start_of_notes(texts: list[str]) -> int:
    """The first line of the lists after the law, or the number of lines."""
    for index, text in enumerate(texts):
        short = compact(text)
        if _FIRST_NOTE.match(text) or (short and _NOTES.fullmatch(short)):
            return index
        if short in _OLD_WORDING:
            return _start_of_note(texts, index)
    return len(texts)


def _start_of_note(texts: list[str], index: int) -> int:
    """The line of the note to which the words "the former wording said" belong."""
    notes = (at for at in range(index, -1, -1) if re.match(r"\[\d{1,3}\]\s*\S", texts[at]))
    return next(notes, index)


def _lines(rows: list[str], texts: list[str], *, is_markdown: bool) -> list[Line]:
    lines: list[Line] = []
    is_spaced = False
    for number, (row, text) in enumerate(zip(rows, texts, strict=True), start=1):
        cleaned = _cleaned(text)
        # A line of marks alone does not part a sentence that runs on behind it.
        is_spaced = is_spaced or not row.strip()
        if not cleaned:
            continue
        markup = row.strip() if is_markdown else ""
        is_heading = bool(HEADING.match(markup))
        is_item = bool(_ITEM.match(markup))
        is_row = bool(_ROW.fullmatch(cleaned))
        is_plain = bool(_ESCAPED_NUMBER.match(markup))
        lines.append(
            Line(number, cleaned, is_heading, is_item, is_spaced, is_row=is_row, is_plain=is_plain)
        )
        is_spaced = False
    return lines


def _cleaned(text: str) -> str:
    text = _SPACES.sub(" ", _MARKS.sub("", text)).strip()
    if _NOISE.fullmatch(text) or (text.startswith("|") and _ROW_OF_RULES.fullmatch(text)):
        return ""
    return _SPACED_LABEL.sub(lambda label: label.group().replace(" ", ""), text, count=1)


# German closes with the mark that opens in English.
_USUAL, _GERMAN = ("“«„", "”»"), ("„»", "“«")
_ANNOUNCES = (":", "—", "--")
type _Marks = tuple[str, str]


def _mark_quotations(lines: list[Line]) -> list[Line]:
    """The lines with those marked that belong to a quotation of whole lines.

    An amending law quotes whole articles; their headings are not its own. A quotation that is
    never closed is none. Acts of Congress open it anew in each paragraph and close it once.
    """
    marks = _marks(lines)
    ends = _ends_of_quotations(lines, marks)
    closings = _closings(lines, marks)
    marked = list(lines)
    index = blocked = 0
    while index < len(lines):
        start, end = index + 1, ends[index] if _opens(lines[index], marks) else index
        if _opens(lines[index], marks) and _is_announced(marked, index, marks):
            start = index
            if end == index and closings[index] >= blocked:
                blocked = _first_heading(lines, index, closings[index], marks)
                end = closings[index] if blocked > closings[index] else index
        for inside in range(start, end + 1):
            marked[inside] = replace(lines[inside], is_quoted=True)
        index = end + 1
    return marked


def _opens(line: Line, marks: _Marks) -> bool:
    return line.text[0] in marks[0] or line.text.startswith("``")


def _closes(line: Line, marks: _Marks) -> bool:
    return line.text.rstrip(".;,").endswith((*marks[1], "''"))


def _closings(lines: list[Line], marks: _Marks) -> list[int]:
    """For each line the first one that closes a quotation for good, or itself: none opens anew."""
    closings = list(range(len(lines)))
    following = -1
    for index in range(len(lines) - 1, -1, -1):
        is_last = index + 1 == len(lines) or not _opens(lines[index + 1], marks)
        if is_last and _closes(lines[index], marks):
            following = index
        closings[index] = following if following >= 0 else index
    return closings


def _first_heading(lines: list[Line], index: int, end: int, marks: _Marks) -> int:
    """The first line behind `index` up to `end` that heads an article and quotes nothing.

    One behind `end` if there is none: a quotation does not go on over such a line.
    """
    inside = range(index + 1, end + 1)
    return next(
        (at for at in inside if not _opens(lines[at], marks) and article(lines[at].text)), end + 1
    )


def _marks(lines: list[Line]) -> _Marks:
    low, high = (sum(line.text.count(mark) for line in lines) for mark in "„“")
    right = sum(line.text.count("”") for line in lines)
    return _GERMAN if low and right < high else _USUAL


def _is_announced(lines: list[Line], index: int, marks: _Marks) -> bool:
    """Whether a quoted line belongs to the sentence above it: "… is added:", or to its quotation.

    “Term” – a meaning: a line whose quotation ends inside it says something itself.
    """
    text = lines[index].text
    is_open = _balance(text, marks) > 0
    above = lines[index - 1] if index else None
    if above is None or not (above.is_quoted or above.text.endswith(_ANNOUNCES)):
        return False
    return is_open or _closes(lines[index], marks)


def _balance(text: str, marks: _Marks) -> int:
    opened = sum(map(text.count, marks[0])) + text.count("``")
    return opened - sum(map(text.count, marks[1])) - text.count("''")


def _ends_of_quotations(lines: list[Line], marks: _Marks) -> list[int]:
    """For each line the first one at whose end no more quotations are open than at its start.

    The line itself where there is none. One pass with a stack: a file of unclosed quotation marks
    must not cost the square of its length.
    """
    depths = [0]
    for line in lines:
        depths.append(depths[-1] + _balance(line.text, marks))
    ends = list(range(len(lines)))
    waiting: list[int] = []
    for index in range(len(lines)):
        waiting.append(index)
        while waiting and depths[index + 1] <= depths[waiting[-1]]:
            ends[waiting.pop()] = index
    return ends
