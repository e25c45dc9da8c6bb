"""What one operation does to the original text, before any other is looked at.

A plan speaks of places in the original only: so plans can be made one by one, compared for words
they both touch, and carried out together in any order.
"""

import re
from dataclasses import dataclass, field, replace

from legislation.text.addressing import base, paragraphs, spot_of, spot_sentences, stretches
from legislation.text.document import Kind, Node
from legislation.text.finding import Span, occurrences
from legislation.text.notes import NoteKind
from legislation.text.operations import (
    ALL_TIMES,
    Address,
    CannotApply,
    Field,
    Operation,
    Reason,
    Side,
)
from legislation.text.payloads import inheriting, new_nodes
from legislation.text.places import ACT, Piece, Spot, Tree, label_key


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of one field of a provision that are replaced; equal ends insert."""

    at: int
    field: Field
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap among the children of a provision: before the one at `position`."""

    parent: int
    position: int


@dataclass(slots=True)
class Plan:
    """All that one operation does. `anchors` are words it needs beside an insertion."""

    operation: Operation
    edits: list[Edit] = field(default_factory=list)
    anchors: list[Edit] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    rewritten: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    inserted: dict[Slot, tuple[Node, ...]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    moved: dict[int, Slot] = field(default_factory=dict)


def plan(tree: Tree, operation: Operation) -> Plan:
    """What the operation does to the tree. Raises CannotApply."""
    made = Plan(operation)
    match operation.kind:
        case NoteKind.REPLACED:
            _replace(tree, operation, made)
        case NoteKind.REMOVED if operation.old:
            _replace(tree, operation, made)
        case NoteKind.REMOVED:
            _remove(tree, operation, made)
        case NoteKind.ADDED if operation.level:
            _add_provision(tree, operation, made)
        case NoteKind.ADDED:
            _add_words(tree, operation, made)
        case NoteKind.NEW_WORDING:
            _rewrite(tree, operation, made)
        case NoteKind.RENUMBERED:
            _renumber(tree, operation, made)
        case NoteKind.MOVED:
            _move(tree, operation, made)
        case _:
            raise CannotApply(Reason.INCOMPLETE)
    return made


def field_text(tree: Tree, at: int, of: Field) -> str:
    """A field of a provision, or of the act."""
    if of is Field.TITLE:
        return tree.document.title
    if of is Field.PREAMBLE:
        return tree.document.preamble
    if at == ACT:
        return ""
    return tree.placed[at].node.heading if of is Field.HEADING else tree.text(at)


def _whole_field(tree: Tree, address: Address) -> Edit:
    """The field an address names, as an edit that empties it."""
    of = address.field
    at = ACT if of in {Field.TITLE, Field.PREAMBLE} else base(tree, address)
    if at == ACT and of in {Field.TEXT, Field.HEADING}:
        if of is Field.TEXT:
            raise CannotApply(Reason.NO_PLACE, str(address))
        of = Field.TITLE
    return Edit(at, of, 0, len(field_text(tree, at, of)), "")


def _searched(tree: Tree, address: Address) -> list[Edit]:
    """The stretches of text in which an address lets words be looked for."""
    if address.field and not (address.field is Field.TEXT and not (address.eid or address.uid)):
        return [_whole_field(tree, address)]
    spot = spot_of(tree, address)
    return [Edit(one.at, Field.TEXT, one.start, one.end, "") for one in stretches(tree, spot)]


def _found(tree: Tree, operation: Operation, words: str) -> list[Edit]:
    """Where the words of an operation stand, as often as it says. Raises CannotApply."""
    searched = _searched(tree, operation.address)
    place = tree.eid(searched[0].at) if searched else ""
    found = [
        Edit(one.at, one.field, one.start + start, one.start + end, "")
        for one in searched
        for start, end in _spans(tree, one, words)
    ]
    if operation.side is Side.END and operation.kind is not NoteKind.ADDED:
        found = [one for one in found if _is_last(tree, one, searched[-1])]
    if not found:
        raise CannotApply(Reason.NO_WORDS, place, words)
    if operation.nth:
        if len(found) < operation.nth:
            raise CannotApply(Reason.NO_WORDS, place, words, len(found))
        return [found[operation.nth - 1]]
    if operation.times not in {ALL_TIMES, len(found)}:
        reason = Reason.WORDS_REPEATED if len(found) > operation.times else Reason.NO_WORDS
        raise CannotApply(reason, place, words, len(found))
    return found


def _spans(tree: Tree, within: Edit, words: str) -> list[Span]:
    text = field_text(tree, within.at, within.field)[within.start : within.end]
    # Words that are the whole text need no search, and may be white space or signs.
    return [(0, len(text))] if text == words and words else occurrences(text, words)


def _is_last(tree: Tree, one: Edit, searched: Edit) -> bool:
    is_same = (one.at, one.field) == (searched.at, searched.field)
    return is_same and not field_text(tree, one.at, one.field)[one.end : searched.end].strip()


def _replace(tree: Tree, operation: Operation, made: Plan) -> None:
    is_removal = operation.kind is NoteKind.REMOVED
    if not operation.old or (not is_removal and not operation.new):
        raise CannotApply(Reason.INCOMPLETE)
    new = "" if is_removal else operation.new
    made.edits += (
        Edit(one.at, one.field, one.start, one.end, new)
        for one in _found(tree, operation, operation.old)
    )


_CLOSING = ",.;:!?)»”"
_FIRST_WORD = re.compile(r"(?P<word>\S+)")
_LAST_WORD = re.compile(r"(?P<word>\S+?)(?P<stop>[.;]?)\s*\Z")


def _add_words(tree: Tree, operation: Operation, made: Plan) -> None:
    new = operation.new.strip()
    if not new:
        raise CannotApply(Reason.INCOMPLETE)
    is_after = operation.side in {Side.AFTER, Side.END}
    if operation.side in {Side.AFTER, Side.BEFORE} and operation.old:
        beside = _found(tree, operation, operation.old)
    elif operation.side in {Side.START, Side.END}:
        beside = [_edge(tree, operation, is_end=is_after)]
    else:
        raise CannotApply(Reason.INCOMPLETE)
    glue = " " if is_after and new[0] not in _CLOSING else ""
    for one in beside:
        point = one.end if is_after else one.start
        spaced = glue + new if is_after else f"{new} "
        made.edits.append(Edit(one.at, one.field, point, point, spaced if one.end else new))
        made.anchors.append(one)


def _edge(tree: Tree, operation: Operation, *, is_end: bool) -> Edit:
    """The first or last word of a place, beside which something is added."""
    searched = _searched(tree, operation.address)
    if not searched:
        raise CannotApply(Reason.NO_PLACE)
    one = searched[-1 if is_end else 0]
    text = field_text(tree, one.at, one.field)[one.start : one.end]
    edge = (_LAST_WORD if is_end else _FIRST_WORD).search(text)
    if edge is None:
        return Edit(one.at, one.field, one.start, one.start, "")
    # What is added to a sentence stands before its stop, unless it brings its own.
    brings_stop = is_end and operation.new.rstrip().endswith((".", ";"))
    start, end = edge.start("word"), edge.end("stop" if brings_stop else "word")
    return Edit(one.at, one.field, one.start + start, one.start + end, "")


def _remove(tree: Tree, operation: Operation, made: Plan) -> None:
    if operation.address.field:
        made.edits.append(_whole_field(tree, operation.address))
        return
    spot = spot_of(tree, operation.address)
    if spot[0].at == ACT:
        raise CannotApply(Reason.INCOMPLETE)
    for piece in spot:
        _take_away(piece, made)


def _take_away(piece: Piece, made: Plan) -> None:
    if piece.is_whole:
        made.gone.append(piece.at)
    else:
        made.edits.append(Edit(piece.at, Field.TEXT, piece.start, piece.end, ""))


def _rewrite(tree: Tree, operation: Operation, made: Plan) -> None:
    address = operation.address
    if address.field:
        one = _whole_field(tree, address)
        new = operation.new or operation.heading
        made.edits.append(Edit(one.at, one.field, one.start, one.end, new))
        return
    first, *others = spot_of(tree, address)
    if first.at == ACT:
        raise CannotApply(Reason.INCOMPLETE)
    if first.is_whole:
        made.rewritten[first.at] = _wording(tree, operation, first.at)
    elif operation.new:
        _rewrite_lines(tree, operation, first, made)
    else:
        raise CannotApply(Reason.INCOMPLETE)
    for piece in others:
        _take_away(piece, made)


def _wording(tree: Tree, operation: Operation, at: int) -> tuple[Node, ...]:
    """The new wording of a whole provision, which keeps its identity and its label."""
    old = tree.placed[at].node
    nodes = new_nodes(operation, str(old.kind), _article(tree, at), tree.document.language)
    first = nodes[0]
    keeps = not first.label or label_key(first.label) == label_key(old.label)
    is_other = old.label and not keeps and operation.label != first.label
    if is_other or (old.kind is Kind.ARTICLE and len(nodes) > 1):
        raise CannotApply(Reason.UNREADABLE, tree.eid(at), operation.new[:80])
    label = old.label if keeps else first.label
    kind = old.kind if keeps else first.kind
    renewed = Node(kind, label, first.heading, first.text, first.children, first.uid)
    if old.kind is not Kind.ARTICLE and len(nodes) > 1 and not nodes[1].label:
        # Several lines: what was one numbered provision stays one.
        extra = nodes[1:]
        renewed = Node(kind, label, first.heading, first.text, (*first.children, *extra), first.uid)
        nodes = (first,)
    return (inheriting(old, renewed), *nodes[1:])


def _rewrite_lines(tree: Tree, operation: Operation, first: Piece, made: Plan) -> None:
    """A part or sentence that begins in the text of a provision; further lines come inside it."""
    own, _, more = operation.new.partition("\n")
    made.edits.append(Edit(first.at, Field.TEXT, first.start, first.end, own.strip()))
    if more.strip():
        if first.end < len(tree.text(first.at).rstrip()):
            raise CannotApply(Reason.PLACE_UNCLEAR)
        rest = Operation(operation.id, NoteKind.ADDED, new=more)
        nodes = new_nodes(rest, "part", _article(tree, first.at), tree.document.language)
        made.inserted[Slot(first.at, 0)] = nodes


def _article(tree: Tree, at: int) -> str:
    """The label of the article around a place, "" outside of articles."""
    around = [one for one in (at, *tree.ancestors(at)) if tree.kind(one) is Kind.ARTICLE]
    return tree.placed[around[0]].node.label if around else ""


def _add_provision(tree: Tree, operation: Operation, made: Plan) -> None:
    if operation.level == "sentence":
        _add_sentence(tree, operation, made)
        return
    if operation.level == "article" and "." in operation.label:
        # "11.3-cü maddə" is what laws call a paragraph of article 11.
        around = Address(article=operation.label.partition(".")[0])
        operation = replace(operation, level="part", address=around)
    if operation.beside:
        slot = _beside(tree, operation.beside, operation.side)
    else:
        slot = _slot_inside(tree, operation)
    article = _article(tree, slot.parent)
    nodes = new_nodes(operation, operation.level, article, tree.document.language)
    made.inserted[slot] = tuple(_as_sibling(tree, slot.parent, node) for node in nodes)


def _as_sibling(tree: Tree, parent: int, node: Node) -> Node:
    """A numbered provision of the kind of its neighbours, and with their bracket."""
    if node.kind.is_container or node.kind is Kind.ARTICLE or not node.label:
        return node
    beside = [tree.placed[child].node for child in tree.children.get(parent, ())]
    numbered = [one for one in beside if one.label]
    if numbered and all(one.label.endswith(")") for one in numbered) and node.label.isalnum():
        node = replace(node, label=f"{node.label})")
    style = label_style(node.label)
    kinds = {one.kind for one in numbered if label_style(one.label) == style}
    return replace(node, kind=kinds.pop()) if len(kinds) == 1 else node


def label_style(label: str) -> tuple[int, str]:
    """How a label is written: its number of dots, and its last sign when it is none of a word."""
    return label.strip(".").count("."), "" if label[-1:].isalnum() else label[-1:]


def _beside(tree: Tree, address: Address, side: Side) -> Slot:
    """The gap after or before a provision; inside one at its start or end."""
    spot = spot_of(tree, address)
    at = spot[-1 if side is Side.AFTER else 0].at
    if side in {Side.START, Side.END}:
        return Slot(at, 0 if side is Side.START else len(tree.children.get(at, ())))
    if at == ACT:
        raise CannotApply(Reason.INCOMPLETE)
    if not spot[0].is_whole:
        # Behind a part that is the article's own text its first child follows.
        if side is Side.BEFORE or spot[-1].end < len(tree.text(at).rstrip()):
            raise CannotApply(Reason.PLACE_UNCLEAR, str(address))
        if not spot[-1].is_whole:
            return Slot(at, 0)
    return Slot(tree.parents[at], tree.position(at) + (side is Side.AFTER))


def _slot_inside(tree: Tree, operation: Operation) -> Slot:
    label, address = operation.label, operation.address
    if operation.level == "article" and not address.chapter:
        return _slot_among_articles(tree, label)
    spot = spot_of(tree, address)
    counted = operation.level in {"part", "paragraph"} and "." not in label
    if counted and not _is_numbered(tree, spot):
        return _slot_counted(tree, operation, spot)
    if len(spot) > 1 or not spot[0].is_whole:
        parent = spot[0].at  # points of a part that is a line of text stand beside it
    else:
        parent = _parent_of_label(tree, spot[0].at, label)
    return Slot(parent, _position(tree, parent, label))


def _is_numbered(tree: Tree, spot: Spot) -> bool:
    children = tree.children.get(spot[0].at, ()) if len(spot) == 1 and spot[0].is_whole else ()
    return bool(children) and all(tree.placed[child].node.label for child in children)


def _parent_of_label(tree: Tree, at: int, label: str) -> int:
    """What "12.3.1" comes into below article 12: "12.3" where there is one."""
    for child in tree.children.get(at, ()):
        above = tree.placed[child].node.label
        if above and label.startswith(f"{above}."):
            return _parent_of_label(tree, child, label)
    return at


def _position(tree: Tree, parent: int, label: str) -> int:
    """Where a label stands among the children by number: behind the last that is smaller."""
    if not label:
        return len(tree.children.get(parent, ()))
    children = [tree.placed[child] for child in tree.children.get(parent, ())]
    numbered = [one for one in children if one.node.label]
    if not numbered:
        return len(children)
    key = label_key(label)
    smaller = [one.position + 1 for one in numbered if label_key(one.node.label) < key]
    return max(smaller, default=numbered[0].position)


def _slot_among_articles(tree: Tree, label: str) -> Slot:
    """Behind the article before it by number, in the same chapter."""
    if not label:
        raise CannotApply(Reason.INCOMPLETE)
    key = label_key(label)
    before: int | None = None
    first: int | None = None
    for at, one in enumerate(tree.placed):
        if one.node.kind is Kind.ARTICLE and not tree.is_in_annex(at):
            first = at if first is None else first
            before = at if label_key(one.node.label) < key else before
    if before is not None:
        return Slot(tree.parents[before], tree.position(before) + 1)
    return Slot(tree.parents[first], tree.position(first)) if first is not None else Slot(ACT, 0)


def _slot_counted(tree: Tree, operation: Operation, spot: Spot) -> Slot:
    """Before what is now the n-th line of a place, or behind the last."""
    found = paragraphs(tree, spot)
    number = int(operation.label[:9]) if operation.label.isdecimal() else len(found) + 1
    if not 0 < number <= len(found) + 1 or not found:
        raise CannotApply(Reason.NO_PLACE)
    last = found[number - 2] if number > 1 else None
    if last is None:
        raise CannotApply(Reason.PLACE_UNCLEAR)
    if last.is_whole:
        return Slot(tree.parents[last.at], tree.position(last.at) + 1)
    if last.end < len(tree.text(last.at).rstrip()):
        raise CannotApply(Reason.PLACE_UNCLEAR)
    return Slot(last.at, 0)


def _add_sentence(tree: Tree, operation: Operation, made: Plan) -> None:
    """A sentence before the one that is now the n-th, or behind the last."""
    if not operation.new.strip():
        raise CannotApply(Reason.INCOMPLETE)
    found = spot_sentences(tree, spot_of(tree, operation.address), operation.address)
    number = int(operation.label[:9]) if operation.label.isdecimal() else len(found) + 1
    if not 0 < number <= len(found) + 1:
        raise CannotApply(Reason.NO_PLACE)
    new = operation.new.strip()
    if number > len(found):
        end = found[-1]
        made.edits.append(Edit(end.at, Field.TEXT, end.end, end.end, f" {new}"))
    else:
        following = found[number - 1]
        made.edits.append(
            Edit(following.at, Field.TEXT, following.start, following.start, f"{new} ")
        )


def _renumber(tree: Tree, operation: Operation, made: Plan) -> None:
    address = operation.address
    if not operation.label:
        raise CannotApply(Reason.INCOMPLETE)
    spot = spot_of(tree, address)
    if address.sentence or address.paragraph or not spot[0].is_whole:
        return  # counted and not numbered: it follows from what is added before
    at = spot[0].at
    if at == ACT:
        raise CannotApply(Reason.INCOMPLETE)
    old = tree.placed[at].node.label
    if not old:
        return
    label = (
        f"{operation.label})"
        if old.endswith(")") and ")" not in operation.label
        else operation.label
    )
    made.labels[at] = label
    for below in range(at + 1, tree.end(at)):
        own = tree.placed[below].node.label
        if own.startswith(f"{old}."):
            made.labels[below] = label + own[len(old) :]


def _move(tree: Tree, operation: Operation, made: Plan) -> None:
    spot = spot_of(tree, operation.address)
    if len(spot) > 1 or not spot[0].is_whole or spot[0].at == ACT:
        raise CannotApply(Reason.PLACE_UNCLEAR)
    if operation.beside is None or not operation.side:
        raise CannotApply(Reason.INCOMPLETE)
    slot = _beside(tree, operation.beside, operation.side)
    if slot.parent >= 0 and spot[0].at <= slot.parent < tree.end(spot[0].at):
        raise CannotApply(Reason.NO_PLACE, str(operation.beside))
    made.moved[spot[0].at] = slot
