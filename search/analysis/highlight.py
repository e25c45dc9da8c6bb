"""Extracts with the matched words marked, from the original text and its own offsets."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis.analyse import Token


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of the extract; `marked` when it is one of the words searched for."""

    text: str
    marked: bool


def highlight(text: str, hits: Sequence[Token], *, width: int = 220) -> list[Fragment]:
    """The stretch of `text` (about `width` characters) richest in different hits, marked.

    `hits` are tokens of `text`, in order. A dropped beginning or end shows as "…". Without any
    hit, the beginning of the text.
    """
    start, end = _window(text, hits, width)
    fragments: list[Fragment] = [Fragment("…", False)] if start > 0 else []
    position = start
    for hit in hits:
        if hit.start < position or hit.end > end:
            continue
        fragments.append(Fragment(text[position : hit.start], False))
        fragments.append(Fragment(text[hit.start : hit.end], True))
        position = hit.end
    fragments.append(Fragment(text[position:end] + ("…" if end < len(text) else ""), False))
    return [fragment for fragment in fragments if fragment.text]


def _window(text: str, hits: Sequence[Token], width: int) -> tuple[int, int]:
    """From the hit that has most others within `width`, widened to whole words."""
    if not hits:
        return 0, _word_end(text, width)
    best = _richest(hits, width)
    start = max(0, best.start - width // 4)
    if start:
        start = text.find(" ", start, best.start) + 1 or best.start
    return start, _word_end(text, start + width)


def _richest(hits: Sequence[Token], width: int) -> Token:
    """The first hit with the most different terms within `width`. One pass over the hits."""
    within: Counter[str] = Counter()
    best, most, end = hits[0], 0, 0
    for hit in hits:
        while end < len(hits) and hits[end].start < hit.start + width:
            within[hits[end].term] += 1
            end += 1
        if len(within) > most:
            best, most = hit, len(within)
        within[hit.term] -= 1
        if not within[hit.term]:
            del within[hit.term]
    return best


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position)
    return space if space > position // 2 else position
