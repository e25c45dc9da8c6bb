"""Extracts with the matched words marked, from the original text and its own offsets."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from search.analysis.analyse import Token, analyse


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of the extract; `marked` when it is one of the words searched for."""

    text: str
    marked: bool


def highlight(
    text: str, language: str, wanted: AbstractSet[str], *, width: int = 220
) -> list[Fragment]:
    """The stretch of `text` (about `width` characters) richest in wanted words, marked.

    A dropped beginning or end shows as "…". Without any match, the beginning of the text.
    """
    hits = [token for token in analyse(text, language) if token.term in wanted]
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


def _window(text: str, hits: list[Token], width: int) -> tuple[int, int]:
    """From the hit that has most others within `width`, widened to whole words."""
    if not hits:
        return 0, _word_end(text, width)
    best = max(hits, key=lambda hit: (_count_within(hits, hit, width), -hit.start))
    start = max(0, best.start - width // 4)
    if start:
        start = text.find(" ", start, best.start) + 1 or best.start
    return start, _word_end(text, start + width)


def _count_within(hits: list[Token], first: Token, width: int) -> int:
    return len({hit.term for hit in hits if first.start <= hit.start < first.start + width})


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position)
    return space if space > position // 2 else position
