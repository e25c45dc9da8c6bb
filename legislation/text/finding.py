"""Words in a text: whole ones only, whatever the white space and the shape of the quotes."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from legislation.text.words import MARKS, WORD

_QUOTES = "\"'“”„«»‘’"
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}–—"
_PIECE = re.compile(rf"{WORD}|[^\w\s]")
# What lets a word go on: "12" does not stand in "12-1", nor "13.2" in "13.2-ci".
_NOT_INSIDE = rf"(?<![\w{MARKS}])(?<!\w[-.'’/])"
_NOT_BEFORE = rf"(?![\w{MARKS}])(?![-.'’/]\w)"
_START, _END = re.compile(_NOT_INSIDE), re.compile(_NOT_BEFORE)
_PLAIN = re.compile(rf"{WORD}(?: {WORD})*")
_ODD_SPACE = re.compile(r"[^\S ]|  ")
_SENTENCE_END = re.compile(r"[.!?…]+[”\"»)]*(?=\s+[“\"«(]*[^\W\d_a-zəğşçöüı])")
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[^\W\d_]|№|mad|bax|s)\.$")

type Span = tuple[int, int]


def occurrences(text: str, words: str) -> list[Span]:
    """Where the words stand in the text, as whole words, in order and without overlap."""
    if _PLAIN.fullmatch(words) and not _ODD_SPACE.search(text):
        return list(_plain_occurrences(text, words))
    found = _pattern(words)
    if found is None or found[1] not in text:
        return []
    return [match.span() for match in found[0].finditer(text)]


def _plain_occurrences(text: str, words: str) -> Iterator[Span]:
    """The same for words and single spaces alone, without an expression of their own."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        is_whole = _START.match(text, at) and _END.match(text, end)
        if is_whole:
            yield at, end
        at = text.find(words, end if is_whole else at + 1)


@lru_cache(maxsize=4096)
def _pattern(words: str) -> tuple[re.Pattern[str], str] | None:
    """What finds the words, and the longest of them, which is quickly seen to be missing."""
    pieces = [piece[0] for piece in _PIECE.finditer(words)]
    if not pieces:
        return None
    parts = [_one(pieces[0])]
    for before, piece in pairwise(pieces):
        parts += (r"\s+" if _is_word(before) and _is_word(piece) else r"\s*"), _one(piece)
    start = _NOT_INSIDE if _is_word(pieces[0]) else ""
    end = _NOT_BEFORE if _is_word(pieces[-1]) else ""
    longest = max(filter(_is_word, pieces), key=len, default="")
    return re.compile(start + "".join(parts) + end), longest


def _is_word(piece: str) -> bool:
    return piece[0].isalnum() or piece[0] == "_"


def _one(piece: str) -> str:
    if piece in _QUOTES:
        return f"[{_QUOTES}]"
    return f"[{_DASHES}]" if piece in _DASHES else re.escape(piece)


def lines(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines of a stretch of text without their ends."""
    spans: list[Span] = []
    stop = len(text) if end is None else end
    while start < stop:
        at = text.find("\n", start, stop)
        at = stop if at < 0 else at
        spans.append((start, at))
        start = at + 1
    return [span for span in spans if text[slice(*span)].strip()]


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a line, each without the white space behind it.

    A stop ends a sentence before white space and a letter that is no small one; not behind a
    single letter ("A. Məmmədov").
    """
    spans: list[Span] = []
    for match in _SENTENCE_END.finditer(text, start, end):
        if not _INITIAL.search(text[max(start, match.end() - 8) : match.end()]):
            spans.append((start, match.end()))
            start = (
                match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
            )
    return [*spans, (start, end)] if start < end else spans
