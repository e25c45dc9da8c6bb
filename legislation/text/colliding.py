"""Operations that touch the same words of the original text, whatever their order.

Words are touched by replacing them and by adding something inside them; what is added beside a
word needs that word, and two additions at one point have no order. A provision that is removed or
gets a new wording is touched in all that is in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from legislation.text.operations import Collision, Field
from legislation.text.places import ACT, Tree
from legislation.text.planning import Plan, Slot, field_text

# A gap before character n is point 2n, the character itself 2n + 1.
type _Interval = tuple[int, int, str, bool]
type _Where = tuple[int, Field | str]
_LABEL, _PLACE = "label", "place"


def collisions(tree: Tree, plans: Sequence[Plan]) -> list[Collision]:
    """Every set of operations that meet at one place, in the order of the text."""
    found = [
        *_of_words(tree, plans),
        *_of_provisions(tree, plans),
        *_of_slots(tree, plans),
    ]
    order = {eid: at for at, eid in enumerate(["", *tree.eids])}
    unique = dict.fromkeys(sorted(found, key=lambda one: (order[one.eid], one.operations)))
    return list(unique)


def _of_words(tree: Tree, plans: Sequence[Plan]) -> Iterator[Collision]:
    touched: defaultdict[_Where, list[_Interval]] = defaultdict(list)
    for plan in plans:
        for at, name, interval in _intervals(plan):
            touched[at, name].append(interval)
    for (at, name), intervals in touched.items():
        if len(intervals) > 1:
            text = field_text(tree, at, name) if isinstance(name, Field) else ""
            for names, start, end in _meetings(intervals):
                words = text[start // 2 : (end + 1) // 2] if text else ""
                label = tree.placed[at].node.label if at != ACT else ""
                yield Collision(names, tree.eid(at), words.strip() or label)


def _intervals(plan: Plan) -> Iterator[tuple[int, Field | str, _Interval]]:
    name = plan.operation.id
    for edit in plan.edits:
        inside = edit.start < edit.end
        start = 2 * edit.start + inside
        yield edit.at, edit.field, (start, max(2 * edit.end - inside, start), name, True)
    for anchor in plan.anchors:
        if anchor.start < anchor.end:
            yield anchor.at, anchor.field, (2 * anchor.start + 1, 2 * anchor.end - 1, name, False)
    for at in plan.labels:
        yield at, _LABEL, (0, 0, name, True)
    for at in plan.moved:
        yield at, _PLACE, (0, 0, name, True)


def _meetings(intervals: list[_Interval]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The largest sets of operations that share a point with at least one that writes there.

    Gives the ids, sorted, and the first and last of the points they share. Takes time in n log n
    and the sizes of the sets.
    """
    starts = sorted(intervals)
    active: list[_Interval] = []
    grew = False
    for interval in starts:
        staying = [one for one in active if one[1] >= interval[0]]
        if grew and len(staying) < len(active):
            yield from _meeting(active)
        grew = True
        active = [*staying, interval]
    yield from _meeting(active)


def _meeting(active: list[_Interval]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    names = {one[2] for one in active}
    writers = {one[2] for one in active if one[3]}
    if len(names) > 1 and writers:
        end = min(one[1] for one in active)
        yield tuple(sorted(names)), max(one[0] for one in active), end


def _of_provisions(tree: Tree, plans: Sequence[Plan]) -> Iterator[Collision]:
    """What is done inside a provision that another operation removes or writes anew."""
    wholes: defaultdict[int, set[str]] = defaultdict(set)
    for plan in plans:
        for at in (*plan.gone, *plan.rewritten):
            wholes[at].add(plan.operation.id)
    if not wholes:
        return
    for plan in plans:
        name = plan.operation.id
        for at, words in _touched(tree, plan):
            for around in (at, *tree.ancestors(at)) if at != ACT else ():
                others = wholes.get(around, set()) - {name}
                if others:
                    yield Collision(tuple(sorted({name, *others})), tree.eid(at), words)


def _touched(tree: Tree, plan: Plan) -> Iterator[tuple[int, str]]:
    """Each provision in which a plan does something, with the words it does it to."""
    for edit in (*plan.edits, *plan.anchors):
        text = field_text(tree, edit.at, edit.field)
        yield edit.at, text[edit.start : edit.end] or edit.new.strip()
    for at in (*plan.gone, *plan.rewritten, *plan.labels, *plan.moved):
        yield at, tree.placed[at].node.label or tree.text(at)
    for slot in (*plan.inserted, *plan.moved.values()):
        label = tree.placed[slot.parent].node.label if slot.parent != ACT else ""
        yield slot.parent, label


def _of_slots(tree: Tree, plans: Sequence[Plan]) -> Iterator[Collision]:
    """New provisions at one place whose numbers do not tell which comes first; circles of moves."""
    filled: defaultdict[Slot, dict[str, bool]] = defaultdict(dict)
    movers = {at: plan.operation.id for plan in plans for at in plan.moved}
    for plan in plans:
        name = plan.operation.id
        for slot, nodes in plan.inserted.items():
            filled[slot][name] = all(node.label for node in nodes)
        for at, slot in plan.moved.items():
            filled[slot][name] = bool(tree.placed[at].node.label)
            for around in (slot.parent, *tree.ancestors(slot.parent)) if slot.parent != ACT else ():
                if movers.get(around, name) != name:
                    pair = tuple(sorted((name, movers[around])))
                    yield Collision(pair, tree.eid(at), tree.placed[at].node.label)
    for slot, names in filled.items():
        if len(names) > 1 and not all(names.values()):
            yield Collision(tuple(sorted(names)), tree.eid(slot.parent), "")
