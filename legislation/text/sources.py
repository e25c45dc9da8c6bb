"""From the bytes of a file to usable text: encodings, NUL bytes, and markup that shows nothing.

What is taken away is reported, so that nothing vanishes in silence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from core.text import TextNotUsable, clean_text
from legislation.text.docx import Gap, Remark, Row, Story, is_office_file, read_docx
from legislation.text.errors import BinaryText, EmptyText, MarkupText, TooLong


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that are in the file and not in the law, counted from 1.

    `reason` is "source", "notes", "contents", "front_matter", "comment", "script" or "image"; of a
    Word document also "hidden", "prompt", "running_head" or "embedded"; of Akoma Ntoso also
    "footnote", "cover", "formatting" or "other_document". `text` are the words of it, where they
    are not lines of the file; such a thing may stand at line 0, outside the text.
    """

    first_line: int
    last_line: int
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Usable text of as many lines as the file has; `lost` counts letters nobody can read.

    Of a Word document: what each line is (`rows`), its footnotes and comments, the lines whose
    number only Word knows, and the text `before` the changes somebody tracked in it.
    """

    text: str
    is_markdown: bool = False
    left_out: tuple[LeftOut, ...] = ()
    lost: int = 0
    rows: tuple[Row, ...] = ()
    remarks: tuple[Remark, ...] = ()
    uncounted: tuple[int, ...] = ()
    before: "Source | None" = None


# The longest codes in force have three million characters.
LONGEST = 20_000_000
_BINARY = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x7fELF", b"\x89PNG", b"GIF8")
_MARKUP = re.compile(
    r"\ufeff?\s{0,1000}<(?:(?P<html>!doctype\s+html|html)\b|\?xml\b|!doctype\b|akomantoso\b)", re.I
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}<(?:\?xml\b|!doctype\b(?!\s+html))", re.I)
_AKOMA_NTOSO = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,1000}<(?:!--.*<)?(?:[\w.-]{1,40}:)?akomantoso\b", re.I | re.S
)
_WIDE_XML = tuple("<".encode(encoding) for encoding in ("utf-16-le", "utf-16-be"))
# A converter that lost a sign leaves a NUL here and there; a binary file is full of them.
_MOST_NULS = 0.05
_LOST_NUMERO = re.compile(r"\x00(?=[^\S\n]{0,4}\d)")
_LOST_LETTER = "\N{REPLACEMENT CHARACTER}"

_FRONT_MATTER = re.compile(r"\A\s*---\n.*?\n---(?=\n|\Z)", re.DOTALL)
_FRONT_MATTER_LIMIT = 20_000
# What opens a stretch nobody sees, what ends it, and what it is called in the report.
_UNSEEN = (
    (re.compile("<!--"), re.compile("-->"), "comment"),
    *(
        (re.compile(rf"<{tag}\b", re.I), re.compile(rf"</{tag}\s*>", re.I), "script")
        for tag in ("script", "style", "iframe", "object", "template")
    ),
    (re.compile(r"!\[[^\]\n]{0,200}\]\("), re.compile(r"\)|$", re.MULTILINE), "image"),
)
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_SUPERSCRIPT = re.compile(r"<sup>\s*(\d{1,4})\s*</sup>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|sup|sub|br|span|p|div|font|a|center|hr)\b[^<>\n]{0,500}>", re.I
)
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?://|#|/|\./)[^)\s]{0,1000}\)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 that says so. Raises BinaryText."""
    if content.startswith(_BINARY):
        raise BinaryText(_first_strange(content))
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BinaryText(error.start) from error


def _first_strange(content: bytes) -> int:
    """Where a binary file first shows that it is none of text."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return error.start
    return next((at for at, letter in enumerate(text) if letter == "\x00"), 0)


def is_xml(content: str | bytes) -> bool:
    """Whether a file is XML and no HTML page."""
    start = content[:2000]
    if isinstance(start, str):
        start = start.encode("utf-8", "replace")
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return start[2:4] in _WIDE_XML
    return bool(_XML.match(start) or _AKOMA_NTOSO.match(start))


def read_source(content: str | bytes) -> Source:
    """The text of a file. Raises EmptyText, TooLong, and MarkupText or BinaryText for what is
    no plain text; UnusableDocument for a Word document that cannot be opened.

    A NUL before a number stands for "№" (the sign is missing in many fonts); any other stands for
    a letter that is lost and is shown as such.
    """
    if len(content) > LONGEST:
        raise TooLong(LONGEST)
    if isinstance(content, bytes) and is_office_file(content):
        return _of_document(content)
    text = content if isinstance(content, str) else decode(content)
    if not text.strip():
        raise EmptyText
    if markup := _MARKUP.match(text):
        raise MarkupText("HTML" if markup["html"] else "XML")
    text, lost = _without_nuls(text)
    try:
        text = clean_text(text)
    except TextNotUsable as error:
        raise BinaryText(error.position) from error
    if not any(map(HEADING.match, text.split("\n"))):
        return Source(text, lost=lost)
    text, left_out = _without_markup(text)
    return Source(text, True, left_out, lost)


def _of_document(content: bytes) -> Source:
    docx = read_docx(content)
    if not (docx.after.rows or docx.remarks or (docx.before and docx.before.rows)):
        raise EmptyText
    try:
        before = _of_story(docx.before) if docx.before else None
        remarks = tuple(
            replace(one, text=clean_text(one.text), author=clean_text(one.author))
            for one in docx.remarks
        )
        return replace(_of_story(docx.after), remarks=remarks, before=before)
    except TextNotUsable as error:
        raise BinaryText(error.position) from error


def _of_story(story: Story) -> Source:
    text = "\n".join(clean_text(row.text) for row in story.rows)
    return Source(
        text,
        left_out=tuple(_left_out(story.gaps)),
        lost=text.count(_LOST_LETTER),
        rows=tuple(story.rows),
        uncounted=tuple(story.uncounted),
    )


def _left_out(gaps: Iterable[Gap]) -> Iterator[LeftOut]:
    """What a document hides: neighbours of one kind are told of once."""
    for (line, reason), group in groupby(gaps, lambda gap: (gap.line, gap.reason)):
        words = " ".join("".join(gap.text for gap in group).split())
        yield LeftOut(line, line, reason, clean_text(words))


def _without_nuls(text: str) -> tuple[str, int]:
    nuls = text.count("\x00")
    if nuls > _MOST_NULS * len(text):
        raise BinaryText(text.index("\x00"))
    text = _LOST_NUMERO.sub("№", text) if nuls else text
    return text.replace("\x00", _LOST_LETTER), text.count("\x00")


def _without_markup(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    left_out: list[LeftOut] = []
    front = _FRONT_MATTER.match(text, 0, _FRONT_MATTER_LIMIT)
    if front:
        left_out.append(LeftOut(1, _line(text, front.end()), "front_matter"))
        text = _blank(front) + text[front.end() :]
    for opening, closing, reason in _UNSEEN:
        text = _without(text, opening, closing, reason, left_out)
    text = _SUPERSCRIPT.sub(lambda found: found[1].translate(_RAISED), text)
    return _LINK.sub(r"\1", _TAG.sub(" ", text)), tuple(left_out)


def _without(
    text: str,
    opening: re.Pattern[str],
    closing: re.Pattern[str],
    reason: str,
    left_out: list[LeftOut],
) -> str:
    """The text without a kind of stretches; every line stays where it is.

    What is never closed stays: the first one that is not ends the search, which keeps it linear.
    """
    kept: list[str] = []
    end, line = 0, 1
    while (start := opening.search(text, end)) and (stop := closing.search(text, start.end())):
        line += text.count("\n", end, start.start())
        lines = text.count("\n", start.start(), stop.end())
        left_out.append(LeftOut(line, line + lines, reason))
        kept += text[end : start.start()], "\n" * lines
        end, line = stop.end(), line + lines
    return "".join(kept) + text[end:]


def _blank(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
