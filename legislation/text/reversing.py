"""The operations that lead back from a version to the one before it."""

from collections.abc import Iterator

from legislation.text.document import Document, Node
from legislation.text.notes import NoteKind
from legislation.text.operations import Address, Field, Operation, Side
from legislation.text.places import ACT, Tree


def reverse(before: Document, after: Document) -> list[Operation]:
    """Operations that make `before` of `after`; every provision of both has its uid.

    A provision keeps its place among its neighbours of before: what has moved is taken out and
    put in again with all that was in it.
    """
    return [one.named(f"{n}") for n, one in enumerate(_operations(before, after), 1)]


def _operations(before: Document, after: Document) -> Iterator[Operation]:
    yield from _fields(Address(), before.title, after.title, Field.TITLE)
    yield from _fields(Address(), before.preamble, after.preamble, Field.PREAMBLE)
    old, new = Tree.of(before), Tree.of(after)
    steady = _steady(old, new)
    for at, placed in enumerate(new.placed):
        if _uid(placed.node) not in steady and _is_outermost(new, at, steady):
            yield Operation("", NoteKind.REMOVED, Address(uid=_uid(placed.node)))
    for placed in old.placed:
        if _uid(placed.node) in steady:
            yield from _of_one(placed.node, new.placed[new.uids[_uid(placed.node)]].node)
    for parent in (ACT, *range(len(old.placed))):
        if parent == ACT or _uid(old.placed[parent].node) in steady:
            yield from _missing(old, parent, steady)


def _uid(node: Node) -> str:
    if node.uid is None:
        raise ValueError("every provision needs a uid")
    return str(node.uid)


def _steady(old: Tree, new: Tree) -> set[str]:
    """The provisions that are in both under steady parents and in one order."""
    steady: set[str] = set()
    _keep(old, new, ACT, ACT, steady)
    return steady


def _keep(old: Tree, new: Tree, parent: int, now: int, steady: set[str]) -> None:
    places = {_uid(new.placed[at].node): n for n, at in enumerate(new.children.get(now, ()))}
    last = -1
    for at in old.children.get(parent, ()):
        uid = _uid(old.placed[at].node)
        same_kind = uid in places and (
            new.placed[new.uids[uid]].node.kind is old.placed[at].node.kind
        )
        if same_kind and places[uid] > last:
            last = places[uid]
            steady.add(uid)
            _keep(old, new, at, new.uids[uid], steady)


def _is_outermost(tree: Tree, at: int, steady: set[str]) -> bool:
    parent = tree.parents[at]
    return parent == ACT or _uid(tree.placed[parent].node) in steady


def _of_one(old: Node, new: Node) -> Iterator[Operation]:
    address = Address(uid=_uid(new))
    yield from _fields(address, old.heading, new.heading, Field.HEADING)
    yield from _fields(address, old.text, new.text, Field.TEXT)
    if old.label != new.label:
        yield Operation("", NoteKind.RENUMBERED, address, label=old.label)


def _fields(address: Address, old: str, new: str, of: Field) -> Iterator[Operation]:
    if old != new:
        there = Address(uid=address.uid, field=of)
        yield Operation("", NoteKind.NEW_WORDING, there, new=old)


def _missing(old: Tree, parent: int, steady: set[str]) -> Iterator[Operation]:
    """Runs of provisions that are to come back, each behind the steady one before it."""
    inside = Address(uid=_uid(old.placed[parent].node)) if parent != ACT else Address()
    beside, side = inside, Side.START
    run: list[Node] = []
    for at in (*old.children.get(parent, ()), None):
        node = old.placed[at].node if at is not None else None
        if node is not None and _uid(node) not in steady:
            run.append(node)
            continue
        if run:
            level = str(run[0].kind)
            yield Operation(
                "", NoteKind.ADDED, inside, side=side, level=level, beside=beside, nodes=tuple(run)
            )
            run = []
        if node is not None:
            beside, side = Address(uid=_uid(node)), Side.AFTER
