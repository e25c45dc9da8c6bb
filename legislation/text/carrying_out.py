"""Plans carried out together: the original tree rebuilt once, with every change at its place."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from legislation.text.document import Document, Node
from legislation.text.operations import Field
from legislation.text.places import ACT, Tree, label_key
from legislation.text.planning import Edit, Plan, Slot, field_text

_CLOSING = ",.;:!?)»”"


class Result:
    """The next document while it is rebuilt, and which operation made which provision."""

    def __init__(self, tree: Tree, plans: Sequence[Plan]) -> None:
        self._tree = tree
        self._edits: defaultdict[tuple[int, Field], list[Edit]] = defaultdict(list)
        self._away: set[int] = set()
        self._rewritten: dict[int, tuple[Node, ...]] = {}
        self._labels: dict[int, str] = {}
        self._filled: defaultdict[Slot, list[Node | int]] = defaultdict(list)
        # Who gave a provision its number or its place, by the node in the next document.
        self.makers: defaultdict[int, set[str]] = defaultdict(set)
        self._by_place: dict[int, str] = {}
        for plan in sorted(plans, key=lambda one: one.operation.id):
            self._take(plan)
        self.document = self._document()

    def _take(self, plan: Plan) -> None:
        name = plan.operation.id
        for edit in plan.edits:
            self._edits[edit.at, edit.field].append(edit)
        self._away.update(plan.gone, plan.moved)
        self._rewritten |= plan.rewritten
        self._labels |= plan.labels
        self._by_place |= dict.fromkeys((*plan.rewritten, *plan.labels, *plan.moved), name)
        for slot, nodes in plan.inserted.items():
            self._filled[slot] += nodes
            for node in nodes:
                self.makers[id(node)].add(name)
        for at, slot in plan.moved.items():
            self._filled[slot].append(at)

    def _document(self) -> Document:
        old = self._tree.document
        return replace(
            old,
            title=self._field(ACT, Field.TITLE),
            preamble=self._field(ACT, Field.PREAMBLE),
            children=self._children(ACT),
        )

    def _field(self, at: int, of: Field) -> str:
        text = field_text(self._tree, at, of)
        edits = self._edits.get((at, of))
        return edited(text, edits) if edits else text

    def _children(self, parent: int) -> tuple[Node, ...]:
        nodes: list[Node] = []
        old = self._tree.children.get(parent, ())
        for position, at in enumerate([*old, None]):
            nodes += self._new(Slot(parent, position))
            if at is not None and at not in self._away:
                nodes += self._nodes(at)
        return tuple(nodes)

    def _new(self, slot: Slot) -> list[Node]:
        filling: list[Node] = []
        for one in self._filled.get(slot, ()):
            filling += self._nodes(one) if isinstance(one, int) else [one]
        if all(node.label for node in filling):
            filling.sort(key=lambda node: label_key(node.label))
        return filling

    def _nodes(self, at: int) -> tuple[Node, ...]:
        """A provision in the next document; several where its new wording is several."""
        nodes = self._rewritten.get(at) or (self._renewed(at),)
        if at in self._by_place:
            old = self._tree.placed[at].node.label
            is_steady = at in self._rewritten
            for node in nodes:
                if is_steady and node.label == old:
                    continue
                self.makers[id(node)].add(self._by_place[at])
        return nodes

    def _renewed(self, at: int) -> Node:
        old = self._tree.placed[at].node
        children = self._children(at)
        heading, text = self._field(at, Field.HEADING), self._field(at, Field.TEXT)
        label = self._labels.get(at, old.label)
        if (heading, text, label) == (old.heading, old.text, old.label) and _same(old, children):
            return old
        return Node(old.kind, label, heading, text, children, old.uid)


def _same(old: Node, children: tuple[Node, ...]) -> bool:
    return len(old.children) == len(children) and all(
        one is other for one, other in zip(old.children, children, strict=True)
    )


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits, which do not overlap; white space around what is cut is mended."""
    out = ""
    end = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        out += text[end : edit.start] + edit.new
        end = max(end, edit.end)
        if edit.start < edit.end and not edit.new:
            out, end = _mended(out, text, end)
    return out + text[end:]


def _mended(out: str, text: str, end: int) -> tuple[str, int]:
    """Where the text goes on behind a cut, and what stands before it, with one space between."""
    rest = text[end : end + 1]
    if (not out or out[-1].isspace()) and rest.isspace():
        return out, end + 1
    if not rest:
        return out.rstrip(), end
    return (out.rstrip(" ") if rest in _CLOSING else out), end
