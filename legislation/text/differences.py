"""Two laws compared, as plain data for JSON: one entry a pair of provisions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from legislation.text.align import Pair, Reason, align
from legislation.text.compare import Change, ChangeKind, compare
from legislation.text.document import Document, Placed
from legislation.text.edits import Edit, Op, compare_words
from legislation.text.labels import spaced

type Segment = list[str]
type Names = Mapping[str, str]

_SIGNS = {Op.EQUAL: "=", Op.DELETE: "-", Op.INSERT: "+"}
_STATES = {ChangeKind.INSERTED: "inserted", ChangeKind.REMOVED: "removed"}


def differences(
    old: Document, new: Document, names_old: Names | None = None, names_new: Names | None = None
) -> list[dict[str, Any]]:
    """What became of every provision, in the order of `new`, removed ones where they stood.

    `a` and `b` are the eids, or what `names_old` and `names_new` call them; None on the side where
    there is none. `state` tells of the words of the provision and of those below it (of a chapter
    only of its own): "unchanged", "edited", "inserted", "removed", or "unsure" when a person should
    say whether the two are one. `share` is the changed part of the same words, 0 to 1. `segments`
    lead from the old text of the provision itself to the new; `changed_below` says that others are
    to be read below. Flags tell what else happened: `moved`, `renumbered`, `heading_changed`,
    `spacing_changed` (nothing but white space), `split`, `joined`.
    A split provision stands in a pair with each of its parts, a joined one likewise.
    """
    pairs = align(old, new)
    sure = iter(compare(old, new, [pair for pair in pairs if pair.reason is not Reason.UNSURE]))
    told = [_guess(pair) if pair.reason is Reason.UNSURE else _told(next(sure)) for pair in pairs]
    _mark_above(told)
    return [one.as_plain(names_old or {}, names_new or {}) for one in told]


def frame(old: Document, new: Document) -> dict[str, list[Segment]]:
    """The segments of what stands around the provisions: title, preamble, closing."""
    texts = {
        "title": (old.title, new.title),
        "preamble": (old.preamble, new.preamble),
        "closing": (old.closing, new.closing),
    }
    return {name: [_segment(edit) for edit in compare_words(*two)] for name, two in texts.items()}


@dataclass(slots=True)
class _Told:
    """One entry before it is written down."""

    old: Placed | None
    new: Placed | None
    state: str
    edits: list[Edit]
    heading: list[Edit]
    flags: dict[str, bool] = field(default_factory=dict)
    # Changed characters and all, with those below; white space apart.
    changed: int = 0
    total: int = 0

    def __post_init__(self) -> None:
        sizes = [(edit.op, len("".join(edit.text.split()))) for edit in self.edits]
        self.changed = sum(size for op, size in sizes if op is not Op.EQUAL)
        self.total = self.changed + 2 * sum(size for op, size in sizes if op is Op.EQUAL)

    @property
    def is_other(self) -> bool:
        """Whether anything a reader of the law would notice is different."""
        flags = (self.flags[name] for name in ("moved", "heading_changed", "split", "joined"))
        return self.state != "unchanged" or any(flags)

    @property
    def is_group(self) -> bool:
        """Whether it only holds articles, such as a chapter."""
        either = self.new or self.old
        return bool(either and either.node.kind.is_container and not either.node.text)

    def as_plain(self, names_old: Names, names_new: Names) -> dict[str, Any]:
        """The entry under the names the caller knows."""
        either = self.new or self.old
        return {
            "a": _name(self.old, names_old),
            "b": _name(self.new, names_new),
            "kind": str(either.node.kind) if either else "",
            "label_a": self.old.node.label if self.old else None,
            "label_b": self.new.node.label if self.new else None,
            "state": self.state,
            "share": _share(self),
            "segments": [_segment(edit) for edit in self.edits],
            "heading": [_segment(edit) for edit in self.heading],
            **self.flags,
        }


def _name(placed: Placed | None, names: Names) -> str | None:
    return names.get(placed.eid, placed.eid) if placed else None


def _segment(edit: Edit) -> Segment:
    return [_SIGNS[edit.op], edit.text]


def _share(told: _Told) -> float:
    if told.state in _STATES.values():
        return 1.0
    return round(told.changed / told.total, 4) if told.total else 0.0


def _told(change: Change) -> _Told:
    if change.old and change.new:
        edits, heading = list(change.edits), list(change.heading_edits)
        return _Told(change.old, change.new, _state(edits), edits, heading, _flags(change, edits))
    # A part is told with the whole it was taken from or put into.
    old, new = change.old or change.kin, change.new or change.kin
    if old and new:
        return _between(old, new, "edited", _flags(change, []))
    edits, heading = _alone(change)
    state = _STATES[change.kind]
    return _Told(change.old, change.new, state, edits, heading, _flags(change, edits))


def _alone(change: Change) -> tuple[list[Edit], list[Edit]]:
    op, placed = (Op.INSERT, change.new) if change.new else (Op.DELETE, change.old)
    if placed is None:
        return [], []
    text, heading = placed.node.text, placed.node.heading
    return [Edit(op, text)] if text else [], [Edit(op, heading)] if heading else []


def _guess(pair: Pair) -> _Told:
    if pair.old is None or pair.new is None:
        raise ValueError("a guess has two sides")
    label_changed = spaced(pair.old.node.label) != spaced(pair.new.node.label)
    change = Change(ChangeKind.CHANGED, pair.old, pair.new, label_changed=label_changed)
    return _between(pair.old, pair.new, "unsure", _flags(change, []))


def _between(old: Placed, new: Placed, state: str, flags: dict[str, bool]) -> _Told:
    edits = compare_words(old.node.text, new.node.text)
    heading = compare_words(old.node.heading, new.node.heading)
    flags["heading_changed"] = _bare(old.node.heading) != _bare(new.node.heading)
    return _Told(old, new, state, edits, heading, flags)


def _state(edits: Iterable[Edit]) -> str:
    """A change of white space alone changes no words."""
    changed = (edit.text for edit in edits if edit.op is not Op.EQUAL)
    return "edited" if any(map(str.strip, changed)) else "unchanged"


def _flags(change: Change, edits: list[Edit]) -> dict[str, bool]:
    is_spacing = len(edits) > 1 and _state(edits) == "unchanged"
    return {
        "moved": change.moved,
        "renumbered": change.label_changed,
        "heading_changed": bool(change.old and change.new)
        and _state(change.heading_edits) == "edited",
        "spacing_changed": is_spacing,
        "split": change.split,
        "joined": change.joined,
        "changed_below": False,
    }


def _bare(text: str) -> str:
    return "".join(text.split())


def _mark_above(told: list[_Told]) -> None:
    """Tell every provision what changed in those it holds."""
    olds = {one.old.eid: (one.old, one) for one in told if one.old}
    news = {one.new.eid: (one.new, one) for one in told if one.new}
    sizes = [(one.changed, one.total) for one in told]
    for one, (changed, total) in zip(told, sizes, strict=True):
        holders = list(_above(one.new, news) if one.new else _above(one.old, olds))
        for above in holders:
            above.changed += changed
            above.total += total
        if one.is_other:
            for above in (*holders, *_above(one.old, olds)):
                above.flags["changed_below"] = True
    for one in told:
        if one.flags["changed_below"] and one.state == "unchanged" and not one.is_group:
            one.state = "edited"


def _above(side: Placed | None, by_eid: Mapping[str, tuple[Placed, _Told]]) -> Iterator[_Told]:
    """The entries of what holds a provision, in the version of `by_eid`."""
    while side and side.parent_eid in by_eid:
        side, above = by_eid[side.parent_eid]
        yield above
