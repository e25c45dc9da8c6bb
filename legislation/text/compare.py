"""What changed between two texts, in whole words, and between two aligned laws.

Letters are never compared: an Azerbaijani ending that changes makes another word, and a reader
sees "qanunun" replaced by "qanunda", not "un" by "da".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from legislation.text.align import Pair, Reason, align
from legislation.text.document import Document, Placed
from legislation.text.matching import matching_blocks, rising
from legislation.text.words import Token, tokens


class Op(StrEnum):
    """What happened to a run of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words: equal and deleted runs give the old text, equal and inserted the new."""

    op: Op
    text: str


# Above this share of changed characters the marks are harder to read than two paragraphs.
MOST_CHANGED = 0.6
# A kept word of at most so many letters between two changes only disturbs.
_SHORT_WORD = 3


@dataclass(slots=True)
class _Run:
    """Kept words (`old` equals `new`), or words replaced by others."""

    old: list[Token]
    new: list[Token]
    is_kept: bool

    @property
    def is_island(self) -> bool:
        """Whether kept words are too few to be worth showing between changes."""
        words = [token for token in self.old if token.is_word]
        return not words or (len(words) == 1 and len(words[0].core) <= _SHORT_WORD)


def compare_words(old: str, new: str) -> list[Edit]:
    """The edits that make `new` of `old`: deletion before insertion, no letters, no crumbs.

    Where more than 60 % changed, one deletion of everything and one insertion. Bounded time: a
    paragraph of a megabyte takes about a second.
    """
    if old == new:
        return [Edit(Op.EQUAL, new)] if new else []
    edits = _merged(_edits(_without_islands(_runs(tokens(old), tokens(new)))))
    changed = sum(len(edit.text) for edit in edits if edit.op is not Op.EQUAL)
    if changed > MOST_CHANGED * (len(old) + len(new)):
        edits = _merged([Edit(Op.DELETE, old), Edit(Op.INSERT, new)])
    return edits


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """The edits without empty ones, neighbours of one kind made one."""
    merged: list[Edit] = []
    for op, group in groupby((edit for edit in edits if edit.text), key=lambda edit: edit.op):
        merged.append(Edit(op, "".join(edit.text for edit in group)))
    return merged


def _runs(old: list[Token], new: list[Token]) -> list[_Run]:
    runs: list[_Run] = []
    old_at = new_at = 0
    blocks = matching_blocks([token.core for token in old], [token.core for token in new])
    for old_start, new_start, size in blocks:
        runs.append(_Run(old[old_at:old_start], new[new_at:new_start], is_kept=False))
        old_at, new_at = old_start + size, new_start + size
        runs.extend(_kept(old[old_start:old_at], new[new_start:new_at]))
    runs.append(_Run(old[old_at:], new[new_at:], is_kept=False))
    return _joined(runs)


def _kept(old: list[Token], new: list[Token]) -> Iterator[_Run]:
    """Runs of equal words; where only the white space behind a word differs, it is a change."""
    start = 0
    for index, (before, after) in enumerate(zip(old, new, strict=True)):
        if before.space != after.space:
            bare = Token(before.core, "")
            yield _Run([*old[start:index], bare], [*new[start:index], bare], is_kept=True)
            yield _Run([Token("", before.space)], [Token("", after.space)], is_kept=False)
            start = index + 1
    yield _Run(old[start:], new[start:], is_kept=True)


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """The runs without empty ones, neighbours of one kind made one."""
    joined: list[_Run] = []
    for run in runs:
        if not run.old and not run.new:
            continue
        if joined and joined[-1].is_kept == run.is_kept:
            joined[-1].old.extend(run.old)
            joined[-1].new.extend(run.new)
        else:
            joined.append(run)
    return joined


def _without_islands(runs: list[_Run]) -> list[_Run]:
    """The runs with crumbs of kept text between two changes made part of them."""
    for index in range(1, len(runs) - 1):
        if runs[index].is_kept and runs[index].is_island:
            runs[index].is_kept = False
    return _joined(runs)


def _edits(runs: Iterable[_Run]) -> Iterator[Edit]:
    for run in runs:
        old = _text(run.old)
        if run.is_kept:
            yield Edit(Op.EQUAL, old)
        else:
            yield from _replacement(old, _text(run.new))


def _replacement(old: str, new: str) -> Iterator[Edit]:
    """Deletion and insertion, with the white space they share around them left out."""
    before = _common_space(old, new)
    after = _common_space(old[before:][::-1], new[before:][::-1])
    yield Edit(Op.EQUAL, old[:before])
    yield Edit(Op.DELETE, old[before : len(old) - after])
    yield Edit(Op.INSERT, new[before : len(new) - after])
    yield Edit(Op.EQUAL, old[len(old) - after :])


def _common_space(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right or not left.isspace():
            break
        length += 1
    return length


def _text(run: Iterable[Token]) -> str:
    return "".join(token.text for token in run)


class ChangeKind(StrEnum):
    """What happened to a provision. A changed text outranks a move, a move a new number."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    INSERTED = "inserted"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Change:
    """A provision in two versions. Edits concern its own heading and text, not its children."""

    kind: ChangeKind
    old: Placed | None
    new: Placed | None
    edits: tuple[Edit, ...] = ()
    heading_edits: tuple[Edit, ...] = ()
    label_changed: bool = False
    moved: bool = False


def compare(old: Document, new: Document, pairs: Iterable[Pair] | None = None) -> list[Change]:
    """What happened to each provision, in the order of `pairs` (`align(old, new)` without them).

    A pair that is only a guess (UNSURE) is a removal and an insertion.
    """
    given = align(old, new) if pairs is None else pairs
    aligned = [part for pair in given for part in _without_guess(pair)]
    moved = _moved(aligned)
    return [_change(pair, moved) for pair in aligned]


def _without_guess(pair: Pair) -> tuple[Pair, ...]:
    if pair.reason is not Reason.UNSURE:
        return (pair,)
    return (
        Pair(pair.old, None, Reason.REMOVED, pair.certainty),
        Pair(None, pair.new, Reason.INSERTED, pair.certainty),
    )


def _change(pair: Pair, moved: set[str]) -> Change:
    if pair.old is None:
        return Change(ChangeKind.INSERTED, None, pair.new)
    if pair.new is None:
        return Change(ChangeKind.REMOVED, pair.old, None)
    old, new = pair.old.node, pair.new.node
    text_changed = (old.heading, old.text) != (new.heading, new.text)
    label_changed = old.label != new.label
    has_moved = pair.new.eid in moved
    return Change(
        _kind(text_changed=text_changed, has_moved=has_moved, label_changed=label_changed),
        pair.old,
        pair.new,
        tuple(compare_words(old.text, new.text)),
        tuple(compare_words(old.heading, new.heading)),
        label_changed,
        has_moved,
    )


def _kind(*, text_changed: bool, has_moved: bool, label_changed: bool) -> ChangeKind:
    if text_changed:
        return ChangeKind.CHANGED
    if has_moved:
        return ChangeKind.MOVED
    return ChangeKind.RENUMBERED if label_changed else ChangeKind.UNCHANGED


def _moved(pairs: list[Pair]) -> set[str]:
    """The new eids of provisions that stand under another parent, or in another order.

    Articles of a chapter that was only split off or dissolved around them have not moved: the old
    parent must still exist, or the new one must have existed.
    """
    partners = {pair.old.eid: pair.new.eid for pair in pairs if pair.old and pair.new}
    reached = set(partners.values())
    moved: set[str] = set()
    siblings: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        left, now = pair.old.parent_eid, pair.new.parent_eid
        if partners.get(left) == now or not (left or now):
            siblings[now].append((pair.old.position, pair.new.position, pair.new.eid))
        elif left in partners or now in reached:
            moved.add(pair.new.eid)
    for family in siblings.values():
        moved.update(_out_of_order(family))
    return moved


def _out_of_order(family: list[tuple[int, int, str]]) -> set[str]:
    """The fewest siblings that must have moved for the others to have kept their order."""
    family.sort()
    steady = {place for _, place in rising([(old, new) for old, new, _ in family])}
    return {eid for _, place, eid in family if place not in steady}
