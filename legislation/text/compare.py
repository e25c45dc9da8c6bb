"""What became of each provision: edited, moved, renumbered, split, joined, come or gone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from legislation.text.align import Pair, Reason, align
from legislation.text.document import Document, Placed
from legislation.text.edits import Edit, Op, compare_words
from legislation.text.labels import spaced
from legislation.text.matching import rising

__all__ = ["Change", "ChangeKind", "Edit", "Op", "compare", "compare_words"]


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
    """A provision in two versions. Edits concern its own heading and text, not its children.

    `split` is true of an old provision whose words went into several and of each of these; `joined`
    likewise. Those beyond the first are REMOVED or INSERTED with `kin`, the other side's provision.
    """

    kind: ChangeKind
    old: Placed | None
    new: Placed | None
    edits: tuple[Edit, ...] = ()
    heading_edits: tuple[Edit, ...] = ()
    label_changed: bool = False
    moved: bool = False
    split: bool = False
    joined: bool = False
    kin: Placed | None = None


def compare(old: Document, new: Document, pairs: Iterable[Pair] | None = None) -> list[Change]:
    """What happened to each provision, in the order of `pairs` (`align(old, new)` without them).

    A pair that is only a guess (UNSURE) is a removal and an insertion.
    """
    given = align(old, new) if pairs is None else pairs
    aligned = [part for pair in given for part in _without_guess(pair)]
    moved = moved_eids(aligned)
    split = {pair.kin.eid for pair in aligned if pair.kin and pair.new}
    joined = {pair.kin.eid for pair in aligned if pair.kin and pair.old}
    return [_change(pair, moved, split, joined) for pair in aligned]


def _without_guess(pair: Pair) -> tuple[Pair, ...]:
    if pair.reason is not Reason.UNSURE:
        return (pair,)
    return (
        Pair(pair.old, None, Reason.REMOVED, pair.certainty),
        Pair(None, pair.new, Reason.INSERTED, pair.certainty),
    )


def _change(pair: Pair, moved: set[str], split: set[str], joined: set[str]) -> Change:
    has_kin = pair.kin is not None
    if pair.old is None:
        return Change(ChangeKind.INSERTED, None, pair.new, split=has_kin, kin=pair.kin)
    if pair.new is None:
        return Change(ChangeKind.REMOVED, pair.old, None, joined=has_kin, kin=pair.kin)
    old, new = pair.old.node, pair.new.node
    text_changed = (old.heading, old.text) != (new.heading, new.text)
    label_changed = spaced(old.label) != spaced(new.label)
    has_moved = pair.new.eid in moved
    return Change(
        _kind(text_changed=text_changed, has_moved=has_moved, label_changed=label_changed),
        pair.old,
        pair.new,
        tuple(compare_words(old.text, new.text)),
        tuple(compare_words(old.heading, new.heading)),
        label_changed,
        has_moved,
        split=pair.old.eid in split,
        joined=pair.new.eid in joined,
    )


def _kind(*, text_changed: bool, has_moved: bool, label_changed: bool) -> ChangeKind:
    if text_changed:
        return ChangeKind.CHANGED
    if has_moved:
        return ChangeKind.MOVED
    return ChangeKind.RENUMBERED if label_changed else ChangeKind.UNCHANGED


def moved_eids(pairs: Iterable[Pair]) -> set[str]:
    """The new eids of provisions that stand under another parent, or in another order.

    Articles of a chapter that was only split off or dissolved around them have not moved: the old
    parent must still exist, or the new one must have existed.
    """
    pairs = list(pairs)
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
