"""A version and operations on it: the next version, and what cannot be in it and why.

All operations speak of the same original text, so their order means nothing. Those that meet on
the same words are all left out and named together; those that do not fit the text are refused one
by one; the others are applied. A what-if of some of them is a call with those.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from legislation.text.carrying_out import Result
from legislation.text.colliding import collisions
from legislation.text.document import Document, Kind, Placed
from legislation.text.nested import settle
from legislation.text.operations import (
    CannotApply,
    Collision,
    Consolidation,
    Operation,
    Reason,
    Refusal,
)
from legislation.text.places import Tree
from legislation.text.planning import Plan, plan


def consolidate(
    document: Document, operations: Iterable[Operation], only: Collection[str] | None = None
) -> Consolidation:
    """Apply operations to a document; `only` those with these ids, for a what-if.

    >>> from legislation.text import parse
    >>> from legislation.text.operations import Address, NoteKind, Operation
    >>> law = parse("Qanun\\nMaddə 1. Müddət\\nMüraciətə 15 gün ərzində baxılır.").document
    >>> days = Operation("1", NoteKind.REPLACED, Address(article="1"), old="15", new="10")
    >>> consolidate(law, [days]).document.children[0].text
    'Müraciətə 10 gün ərzində baxılır.'

    Two operations on the same words are both left out and named:

    >>> other = Operation("2", NoteKind.REPLACED, Address(article="1"), old="15 gün", new="bir ay")
    >>> consolidate(law, [days, other]).collisions
    (Collision(operations=('1', '2'), eid='art_1', words='15'),)

    Raises ValueError for two operations with one id. Takes time linear in the text and in the
    operations, and in the sizes of the collisions.
    """
    chosen = [one for one in operations if only is None or one.id in only]
    if len({one.id for one in chosen}) < len(chosen):
        raise ValueError("two operations have one id")
    settled = settle(chosen, consolidate)
    tree = Tree.of(document)
    plans, refused = _plans(tree, settled.operations)
    met = collisions(tree, plans)
    together = {name for one in met for name in one.operations}
    standing = _Standing([one for one in plans if one.operation.id not in together], met, refused)
    result = _carried_out(tree, standing)
    return settled.added_to(
        Consolidation(
            result.document,
            tuple(sorted(one.operation.id for one in standing.plans)),
            tuple(standing.collisions),
            tuple(sorted(standing.refused, key=lambda one: one.operation)),
        )
    )


@dataclass(slots=True)
class _Standing:
    """What stands so far: plans that may be carried out, and why others may not."""

    plans: list[Plan]
    collisions: list[Collision]
    refused: list[Refusal]


def _plans(tree: Tree, operations: Sequence[Operation]) -> tuple[list[Plan], list[Refusal]]:
    plans: list[Plan] = []
    refused: list[Refusal] = []
    for operation in operations:
        try:
            plans.append(plan(tree, operation))
        except CannotApply as problem:
            refused.append(problem.of(operation))
    return plans, refused


def _carried_out(tree: Tree, standing: _Standing) -> Result:
    """The next document, with whatever gives one number to two provisions left out again."""
    while True:
        result = Result(tree, standing.plans)
        if not (faults := set(_same_numbers(result, standing))):
            return result
        standing.plans = [one for one in standing.plans if one.operation.id not in faults]


def _same_numbers(result: Result, standing: _Standing) -> Iterator[str]:
    """The operations that gave a provision a number another one has."""
    for places in _repeated(result.document):
        makers = sorted({name for one in places for name in result.makers.get(id(one.node), ())})
        eid, label = places[0].eid, places[0].node.label
        if len(makers) > 1:
            standing.collisions.append(Collision(tuple(makers), eid, label))
        elif makers:
            standing.refused.append(Refusal(makers[0], Reason.LABEL_TAKEN, eid, label))
        yield from makers


def _repeated(document: Document) -> Iterator[list[Placed]]:
    """Provisions of one number at one place; articles are numbered through the act."""
    seen: defaultdict[tuple[str, str], list[Placed]] = defaultdict(list)
    for placed in document.walk():
        if placed.node.label:
            # The eid without the sign that it is repeated, and without what kind of list it is in.
            scope = placed.eid.rpartition("__")[0]
            kind = placed.node.kind
            level = str(kind) if kind.is_container or kind is Kind.ARTICLE else ""
            seen[f"{scope} {level}", placed.node.label].append(placed)
    return (places for places in seen.values() if len(places) > 1)
