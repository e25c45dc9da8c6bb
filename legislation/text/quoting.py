"""Quotations in an amending act, taken out of its sentences so that only its own words are read.

A quotation may hold quotations, several lines, and whole articles; a sentence then says
"\x011\x02 sözləri \x012\x02 sözləri ilə əvəz edilsin".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PAIRS = {"“": "”", "«": "»"}
_STRAIGHT = "\"'"
# What follows words that are spoken of, and what follows a quoted wording.
_SPOKEN = r"\s*(?:söz|rəqəm|ifadə|işarə|müddəa|hərf|kəlmə|bənd|yarımbənd|abzas)"
_BLOCK_END = r"\s*[.;,]?\s*(?:\n|\Z)"
_AFTER_BLOCK = re.compile(rf"(?:{_SPOKEN}|{_BLOCK_END})")
_LONGEST = 400_000
# In a text with so many open quotations each is looked for in what is near alone.
_MOST_FAILURES, _SHORTEST_LOOK = 20, 2_000
_SPACE_BEFORE_SIGN = re.compile(r"\s+(?=[,.;:)](?:\s|$))")

MASK = re.compile(r"\x01(\d+)\x02")


@dataclass(slots=True)
class Masked:
    """The lines of a text with numbers for its quotations; `broken` are lines of open ones."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def words(self, number: str | int) -> str:
        """A quotation as words, on one line."""
        return _SPACE_BEFORE_SIGN.sub("", " ".join(self.quoted[int(number)].split()))

    def add(self, words: str) -> str:
        """Keep further words; gives the sign that stands for them."""
        self.quoted.append(words)
        return f"\x01{len(self.quoted) - 1}\x02"


def mask(text: str) -> Masked:
    """Take the quotations out. Takes time linear in the text, times the depth of quotations."""
    masked = Masked()
    line, last = 1, ""
    for part, quoted in _parts(text):
        if part and quoted is None and part[0] in _PAIRS:
            masked.broken.append(line)
        pieces = part.split("\n")
        last += pieces[0]
        for piece in pieces[1:]:
            masked.lines.append((line, last))
            line, last = line + 1, piece
        if quoted is not None:
            if any(quoted.count(one) != quoted.count(other) for one, other in _PAIRS.items()):
                masked.broken.append(line)
            last += masked.add(quoted.strip())
            line += quoted.count("\n")
    masked.lines.append((line, last))
    return masked


def _parts(text: str) -> Iterator[tuple[str, str | None]]:
    """What stands before each quotation, and the quotation; None behind the last."""
    text = text.replace("\x01", " ").replace("\x02", " ")
    start = at = failures = 0
    opening = re.compile("[“«\"']")
    while found := opening.search(text, at):
        begin = found.start()
        end = _end(text, begin, is_careful=failures < _MOST_FAILURES)
        if end is None:
            failures += 1
            at = begin + 1
            if text[begin] in _PAIRS:
                yield text[start:begin], None
                start = begin
                yield text[begin], None
                start = at
            continue
        yield text[start:begin], text[begin + 1 : end]
        start = at = end + 1
    yield text[start:], None


def _end(text: str, begin: int, *, is_careful: bool) -> int | None:
    """Where the quotation that opens at `begin` ends, None when it does not."""
    mark = text[begin]
    if not is_careful:
        end = text.find(_PAIRS.get(mark, mark), begin + 1, begin + _SHORTEST_LOOK)
        return end if end >= 0 else None
    limit = min(len(text), begin + _LONGEST)
    if mark in _STRAIGHT:
        return _end_of_straight(text, begin, limit)
    closing = _PAIRS[mark]
    depth = 0
    for found in re.compile(f"[{mark}{closing}]").finditer(text, begin, limit):
        depth += 1 if found[0] == mark else -1
        if not depth:
            return found.start()
    # An inner quotation was left open: the outer ends where a wording can end.
    ends = re.compile(closing).finditer(text, begin, limit)
    return next((one.start() for one in ends if _AFTER_BLOCK.match(text, one.end())), None)


def _end_of_straight(text: str, begin: int, limit: int) -> int | None:
    mark = text[begin]
    if begin and (text[begin - 1].isalnum() or not text[begin + 1 : begin + 2].strip("\n")):
        return None  # an apostrophe
    is_block = not text[max(0, text.rfind("\n", 0, begin)) : begin].strip()
    at, depth = begin, 0
    while (at := text.find(mark, at + 1, limit)) >= 0:
        is_end = not text[at + 1 : at + 2].isalnum() or mark == '"'
        if _opens(text, at):
            depth += 1
        elif depth:
            depth -= 1
        elif is_end and (not is_block or _AFTER_BLOCK.match(text, at + 1)):
            return at
    return None


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark opens a quotation inside another: a space or bracket before it."""
    return text[at - 1] in " (" and text[at + 1 : at + 2].isalnum()
