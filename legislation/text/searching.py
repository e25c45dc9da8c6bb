"""All provisions of a law as places to look for words in."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from legislation.text.document import Document, Placed
from legislation.text.quotes import Quote, Span, agreements, plain


class Texts:
    """The texts of a law by eid, and all of them in one for looking everywhere."""

    def __init__(self, document: Document) -> None:
        self._by_eid = {placed.eid: placed for placed in document.walk()}
        self._below: dict[str, list[Placed]] = {}
        for placed in self._by_eid.values():
            self._below.setdefault(placed.parent_eid, []).append(placed)

    def upward(self, placed: Placed | None) -> Iterator[Placed]:
        """A provision and those that hold it."""
        while placed:
            yield placed
            placed = self._by_eid.get(placed.parent_eid)

    def source(self, eid: str, quote: Quote) -> tuple[Placed, Span | None] | None:
        """The provision and the place of the words of a comment; no place for all of a provision.

        The words may stand below the provision that is named, or in its heading. None when they
        stand nowhere in it.
        """
        placed = self._by_eid.get(eid)
        words = plain(quote.exact)
        if placed is None:
            placed = self.only(f"{quote.prefix}{quote.exact}{quote.suffix}") or self.only(words)
        if placed is None or not words:
            return (placed, None) if placed else None
        ranked = [
            (agreement, each, span)
            for each in self._within(placed)
            for agreement, span in agreements(each.node.text, quote)
        ]
        if ranked:
            # Of places that nothing tells apart the first: they say the same in the same article.
            __, here, span = max(ranked, key=lambda one: one[0])
            return here, span
        return (placed, None) if words in plain(placed.node.heading) else None

    def _within(self, placed: Placed) -> Iterator[Placed]:
        yield placed
        for below in self._below.get(placed.eid, ()):
            yield from self._within(below)

    def only(self, words: str) -> Placed | None:
        """The one provision that holds some words, and holds them once."""
        words = plain(words)
        start = self._joined.find(words) if words else -1
        if start < 0 or self._joined.find(words, start + 1) >= 0:
            return None
        return self._ordered[bisect_right(self._starts, start) - 1]

    @cached_property
    def _ordered(self) -> list[Placed]:
        return list(self._by_eid.values())

    @cached_property
    def _lines(self) -> list[str]:
        return [plain(placed.node.text) for placed in self._ordered]

    @cached_property
    def _joined(self) -> str:
        # No passage reaches over a line break: `plain` leaves none.
        return "\n".join(self._lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._lines)]
