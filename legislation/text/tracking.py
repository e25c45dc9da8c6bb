"""Where a stretch of a text stands after the text was edited."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from legislation.text.matching import matching_blocks
from legislation.text.words import tokens


@dataclass(frozen=True, slots=True)
class Tracked:
    """The stretch now: offsets, and how alike its words are to those before, 0 to 1."""

    start: int
    end: int
    likeness: float


class Tracker:
    """An old text and a new one, matched word by word."""

    def __init__(self, old: str, new: str) -> None:
        olds, news = tokens(old), tokens(new)
        self._new_text = new
        self._old_starts = [0, *accumulate(len(token.text) for token in olds)]
        self._new_starts = [0, *accumulate(len(token.text) for token in news)]
        self._new_ends = [
            start + len(token.core) for start, token in zip(self._new_starts, news, strict=False)
        ]
        # For every old word the number of its new one, -1 for a word that is gone.
        self._partners = [-1] * len(olds)
        blocks = matching_blocks([one.core for one in olds], [one.core for one in news])
        for old_at, new_at, size in blocks:
            self._partners[old_at : old_at + size] = range(new_at, new_at + size)

    def track(self, start: int, end: int) -> Tracked:
        """Where old[start:end] is; an empty stretch stands where the words were taken out."""
        first = bisect_right(self._old_starts, start) - 1
        last = max(first + 1, bisect_left(self._old_starts, end))
        partners = self._partners[first:last]
        kept = [partner for partner in partners if partner >= 0]
        if len(kept) == len(partners) == kept[-1] - kept[0] + 1 if kept else False:
            return self._whole(start, end, first, last)
        new_first = self._after(first) if partners[:1] == [-1] else kept[0]
        new_last = self._before(last) if partners[-1:] == [-1] else kept[-1] + 1
        return self._part(new_first, max(new_first, new_last), len(kept), len(partners))

    def _whole(self, start: int, end: int, first: int, last: int) -> Tracked:
        """Words that all stayed side by side; a stretch may begin and end inside of words."""
        into_first = start - self._old_starts[first]
        into_last = end - self._old_starts[last - 1]
        new_start = self._new_starts[self._partners[first]] + into_first
        final = self._partners[last - 1]
        new_end = min(self._new_starts[final] + into_last, self._new_starts[final + 1])
        return Tracked(new_start, new_end, 1.0)

    def _part(self, first: int, last: int, kept: int, before: int) -> Tracked:
        start = self._new_starts[first]
        end = max(start, self._new_ends[last - 1]) if last > first else start
        return Tracked(start, end, 2 * kept / (before + last - first))

    def _after(self, index: int) -> int:
        """The new word behind the last that stayed before an old one."""
        for partner in reversed(self._partners[:index]):
            if partner >= 0:
                return partner + 1
        return 0

    def _before(self, index: int) -> int:
        """The new word before which the first that stayed behind an old one stands."""
        for partner in self._partners[index:]:
            if partner >= 0:
                return partner
        return len(self._new_ends)
