"""The longest words two texts have in common, in bounded time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

type Block = tuple[int, int, int]

# The exact method needs a bit for each pair of words: 4 MB, some 0.2 s.
_MOST_PAIRS = 32_000_000
_ANCHOR = 3
_BETWEEN_ANCHORS = 500


def matching_blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """(start in old, start in new, length) of common runs, in order and without overlap.

    A longest common subsequence; of very long texts only between anchors, three words in a row
    that stand once in either, and where there is no anchor either nothing is common.
    """
    if len(old) * len(new) <= _MOST_PAIRS:
        return list(_exactly(old, new, (0, len(old)), (0, len(new))))
    start = _common_start(old, new)
    end = _common_end(old, new, start)
    old_end, new_end = len(old) - end, len(new) - end
    blocks = [(0, 0, start)]
    blocks.extend(_between(old, new, (start, old_end), (start, new_end)))
    blocks.append((old_end, new_end, end))
    return [block for block in blocks if block[2]]


def _common_start(old: Sequence[str], new: Sequence[str]) -> int:
    length = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        length += 1
    return length


def _common_end(old: Sequence[str], new: Sequence[str], start: int) -> int:
    length, most = 0, min(len(old), len(new)) - start
    while length < most and old[-1 - length] == new[-1 - length]:
        length += 1
    return length


type Span = tuple[int, int]


def _between(old: Sequence[str], new: Sequence[str], in_old: Span, in_new: Span) -> Iterator[Block]:
    """The common runs of old[in_old] and new[in_new]."""
    if (in_old[1] - in_old[0]) * (in_new[1] - in_new[0]) <= _MOST_PAIRS:
        yield from _exactly(old, new, in_old, in_new)
        return
    anchors = _anchors(old, new, in_old, in_new)
    edges = [(in_old[0], in_new[0]), *anchors, (in_old[1], in_new[1])]
    for (old_start, new_start), (old_end, new_end) in pairwise(edges):
        if (old_end - old_start) * (new_end - new_start) <= _MOST_PAIRS:
            yield from _exactly(old, new, (old_start, old_end), (new_start, new_end))


def _exactly(old: Sequence[str], new: Sequence[str], in_old: Span, in_new: Span) -> Iterator[Block]:
    edits = LCSseq.editops(old[slice(*in_old)], new[slice(*in_new)])
    for block in edits.as_matching_blocks():
        if block.size:
            yield in_old[0] + block.a, in_new[0] + block.b, block.size


def _anchors(old: Sequence[str], new: Sequence[str], in_old: Span, in_new: Span) -> list[Span]:
    """Places of word triples that stand once in either text, in an order common to both."""
    places = _unique_triples(old, in_old)
    found = _unique_triples(new, in_new)
    common = sorted((places[triple], found[triple]) for triple in places.keys() & found.keys())
    return _spread(rising(common))


def _spread(anchors: list[Span]) -> list[Span]:
    """The anchors without those close behind another: each costs a comparison of its own."""
    kept: list[Span] = []
    for anchor in anchors:
        if not kept or anchor[0] - kept[-1][0] >= _BETWEEN_ANCHORS:
            kept.append(anchor)
    return kept


def _unique_triples(words: Sequence[str], span: Span) -> dict[tuple[str, ...], int]:
    triples = [tuple(words[at : at + _ANCHOR]) for at in range(span[0], span[1] - _ANCHOR + 1)]
    counts = Counter(triples)
    return {triple: at for at, triple in enumerate(triples, start=span[0]) if counts[triple] == 1}


def rising(places: list[Span]) -> list[Span]:
    """The longest selection in which the second numbers rise too (patience sorting)."""
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(places):
        pile = bisect_left(tails, place)
        before.append(tops[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(place)
            tops.append(index)
        else:
            tails[pile], tops[pile] = place, index
    chosen: list[Span] = []
    index = tops[-1] if tops else -1
    while index >= 0:
        chosen.append(places[index])
        index = before[index]
    return chosen[::-1]
