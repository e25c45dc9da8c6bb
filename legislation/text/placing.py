"""`place`: where the passage of a comment stands in a later version.

The provision is followed by alignment, never by its number; inside it the words are followed by
what stands around them. A passage that is no longer there is looked for in the whole text, and
taken only where nothing else can be meant: it must be of several words, stand once in either
version, or once with its surroundings. A wrong place is worse than "unsure".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from legislation.text.align import Pair, Reason, align
from legislation.text.compare import moved_eids
from legislation.text.document import Document, Placed
from legislation.text.quotes import Quote, Span, best_place, locate_between, plain, spans
from legislation.text.searching import Texts
from legislation.text.tracking import Tracked, Tracker
from legislation.text.words import bag, likeness


class State(StrEnum):
    """What became of a passage."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Comment:
    """A passage of the old version: `quote.exact` in the provision `eid`, or all of it for ""."""

    id: str
    eid: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a passage stands now: text[start:end] of the provision `eid` of the new version.

    `score` is how alike the words are, 0 to 1. Without a place (removed, unsure) `eid` is None; of
    a passage cut out of a provision that stayed it names the provision and where it was.
    """

    id: str
    state: State
    eid: str | None = None
    start: int | None = None
    end: int | None = None
    score: float = 0.0


# Fewer words stand in many a sentence.
_WORDS_THAT_IDENTIFY = 5
# Below, the same words elsewhere are likelier to be meant than what is left of them here.
_STILL_ITSELF = 0.75
# What was put in the place of a passage is still about it while it is not much longer.
_MOST_GROWN, _ROOM = 4, 200


def place(
    old: Document, new: Document, comments: Iterable[Comment], pairs: Iterable[Pair] | None = None
) -> list[Placement]:
    """Place comments on `old` in `new`, in their order; `pairs` as `align` gives them.

    >>> from legislation.text import parse
    >>> old = parse("Qanun\\nMaddə 4. Müddət\\nMüraciətə 15 gün ərzində baxılır.").document
    >>> new = parse("Qanun\\nMaddə 5. Müddət\\nMüraciətə 10 gün ərzində baxılır.").document
    >>> said = [Comment("1", "art_4", Quote("baxılır")), Comment("2", "art_4", Quote("15 gün"))]
    >>> [(one.state.value, one.eid, one.start, one.end) for one in place(old, new, said)]
    [('unchanged', 'art_5', 25, 32), ('changed', 'art_5', 10, 16)]
    """
    placing = _Placing(old, new, align(old, new) if pairs is None else list(pairs))
    return [placing.place(comment) for comment in comments]


class _Placing:
    """Two versions with everything that is worked out once for all comments."""

    def __init__(self, old: Document, new: Document, pairs: list[Pair]) -> None:
        self._olds, self._news = Texts(old), Texts(new)
        sure = [pair for pair in pairs if pair.reason is not Reason.UNSURE]
        self._partners = _partners(sure)
        self._guesses = _partners(pairs)
        self._moved = moved_eids(sure)
        self._parts: dict[str, list[Placed]] = {}
        for pair in pairs:
            if pair.new and pair.kin:
                self._parts.setdefault(pair.kin.eid, []).append(pair.new)
            if pair.old and pair.kin:
                self._parts.setdefault(pair.old.eid, []).append(pair.kin)
        self._trackers: dict[tuple[str, str], Tracker] = {}

    def place(self, comment: Comment) -> Placement:
        """Follow the provision, then the words in it, then look everywhere."""
        source = self._olds.source(comment.eid, comment.quote)
        if source is None:
            return Placement(comment.id, State.UNSURE)
        placed, span = source
        partner = self._partners.get(placed.eid)
        if span is None:
            return self._as_a_whole(comment, placed, partner)
        inside = self._in_parts(comment, placed, span)
        if inside and inside.score >= _STILL_ITSELF:
            return inside
        return self._elsewhere(comment, placed) or inside or self._lost(comment, placed)

    def _as_a_whole(self, comment: Comment, old: Placed, new: Placed | None) -> Placement:
        """A comment on a provision or its heading, not on words of its text."""
        if new is None:
            return self._lost(comment, old)
        said = comment.quote.exact.strip()
        before, after = _heading_or_all(old, said), _heading_or_all(new, said)
        alike = likeness(bag(before), bag(after))
        state = self._stayed(new) if plain(before) == plain(after) else State.CHANGED
        start, end = (None, None) if said else (0, len(new.node.text))
        return Placement(comment.id, state, new.eid, start, end, round(alike, 4))

    def _in_parts(self, comment: Comment, old: Placed, span: Span) -> Placement | None:
        """The words in what the provision has become, or in the parts it was split into."""
        partner = self._partners.get(old.eid)
        found = [self._inside(comment, old, span, partner)] if partner else []
        for part in self._parts.get(old.eid, ()):
            inside = self._inside(comment, old, span, part)
            is_word_for_word = inside.state is State.UNCHANGED
            found.append(replace(inside, state=State.MOVED) if is_word_for_word else inside)
        return max(found, key=lambda one: one.score, default=None)

    def _inside(self, comment: Comment, old: Placed, span: Span, new: Placed) -> Placement:
        """The words in the provision that the comment's has become."""
        text = new.node.text
        if text == old.node.text:
            return Placement(comment.id, self._stayed(new), new.eid, *span, 1.0)
        tracked = self._tracker(old, new).track(*span)
        if tracked.likeness < 1.0 and (verbatim := _only_place(old, new, comment.quote)):
            tracked = Tracked(*verbatim, 1.0)
        place = (tracked.start, tracked.end)
        if tracked.start == tracked.end:
            return Placement(comment.id, State.REMOVED, new.eid, *place)
        if tracked.end - tracked.start > _MOST_GROWN * (span[1] - span[0]) + _ROOM:
            return Placement(comment.id, State.UNSURE)
        state = self._stayed(new) if tracked.likeness == 1.0 else State.CHANGED
        return Placement(comment.id, state, new.eid, *place, round(tracked.likeness, 4))

    def _tracker(self, old: Placed, new: Placed) -> Tracker:
        key = (old.eid, new.eid)
        if key not in self._trackers:
            self._trackers[key] = Tracker(old.node.text, new.node.text)
        return self._trackers[key]

    def _elsewhere(self, comment: Comment, old: Placed) -> Placement | None:
        """The same words where only they can be meant: once in the old text, once in the new."""
        for words in _tellings(comment.quote):
            new = self._news.only(words)
            if new and self._olds.only(words):
                span = best_place(new.node.text, comment.quote)
                if span:
                    is_guess = self._guesses.get(old.eid) == new
                    state = self._stayed(new) if is_guess else State.MOVED
                    return Placement(comment.id, state, new.eid, *span, 1.0)
        return None

    def _stayed(self, new: Placed) -> State:
        has_moved = any(each.eid in self._moved for each in self._news.upward(new))
        return State.MOVED if has_moved else State.UNCHANGED

    def _lost(self, comment: Comment, old: Placed) -> Placement:
        """Nothing is said to be gone while it is a question what its provision has become."""
        above = {each.eid for each in self._olds.upward(old)}
        is_question = any(eid in self._guesses and eid not in self._partners for eid in above)
        return Placement(comment.id, State.UNSURE if is_question else State.REMOVED)


def _partners(pairs: Iterable[Pair]) -> dict[str, Placed]:
    return {pair.old.eid: pair.new for pair in pairs if pair.old and pair.new}


def _heading_or_all(placed: Placed, said: str) -> str:
    return placed.node.heading if said else placed.node.full_text()


def _only_place(old: Placed, new: Placed, quote: Quote) -> Span | None:
    """The place of several words that stand once in either text, or once between their own."""
    places = spans(new.node.text, quote.exact)
    is_telling = len(quote.exact.split()) >= _WORDS_THAT_IDENTIFY
    if is_telling and len(places) == 1 == len(spans(old.node.text, quote.exact)):
        return places[0]
    has_both = bool(quote.prefix.strip() and quote.suffix.strip())
    return locate_between(new.node.text, quote) if has_both else None


def _tellings(quote: Quote) -> Iterator[str]:
    """Words long enough to be looked for in a whole law: with their surroundings, and alone."""
    exact, before, after = quote.exact, quote.prefix, quote.suffix
    for words in (f"{before}{exact}{after}", exact, f"{before}{exact}", f"{exact}{after}"):
        if len(words.split()) >= _WORDS_THAT_IDENTIFY:
            yield words
