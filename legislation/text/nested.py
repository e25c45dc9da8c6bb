"""Amendments to amendments: operations on the new text of other operations, settled first."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from legislation.text.document import Document, Kind, Node
from legislation.text.operations import (
    Address,
    Collision,
    Consolidation,
    Operation,
    Reason,
    Refusal,
)

type Consolidate = Callable[[Document, list[Operation]], Consolidation]


@dataclass(slots=True)
class Settled:
    """Operations with their amendments in them; `carried` are the ids each has taken in."""

    operations: list[Operation] = field(default_factory=list)
    carried: dict[str, list[str]] = field(default_factory=dict)
    collisions: list[Collision] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def added_to(self, result: Consolidation) -> Consolidation:
        """The result with what became of the amendments: each shares its operation's fate."""
        applied, refused = set(result.applied), [*self.refused, *result.refused]
        for name, amendments in self.carried.items():
            if name in result.applied:
                applied.update(amendments)
            else:
                refused += (Refusal(one, Reason.UNKNOWN_OPERATION, name) for one in amendments)
        return replace(
            result,
            applied=tuple(sorted(applied)),
            collisions=(*self.collisions, *result.collisions),
            refused=tuple(sorted(refused, key=lambda one: one.operation)),
        )


def settle(operations: Sequence[Operation], consolidate: Consolidate) -> Settled:
    """Operations on the law with their amendments applied to what they propose.

    An amendment of an operation that is not there, or of itself in a circle, is refused.
    """
    amendments: defaultdict[str, list[Operation]] = defaultdict(list)
    for one in operations:
        amendments[one.amends].append(one)
    settled = Settled()
    reached: set[str] = set()
    for operation in amendments[""]:
        settled.operations.append(_settle(operation, amendments, consolidate, settled, reached))
        if taken := reached - {operation.id}:
            settled.carried[operation.id] = sorted(taken - _lost(settled))
        reached.clear()
    known = {one.id for one in settled.operations} | _lost(settled)
    known |= {name for names in settled.carried.values() for name in names}
    settled.refused += (
        Refusal(one.id, Reason.UNKNOWN_OPERATION, one.amends)
        for one in operations
        if one.id not in known
    )
    return settled


def _lost(settled: Settled) -> set[str]:
    together = {name for one in settled.collisions for name in one.operations}
    return together | {one.operation for one in settled.refused}


def _settle(
    operation: Operation,
    amendments: dict[str, list[Operation]],
    consolidate: Consolidate,
    settled: Settled,
    reached: set[str],
) -> Operation:
    reached.add(operation.id)
    own = amendments.get(operation.id, ())
    if not own:
        return operation
    renewed = [
        replace(_settle(one, amendments, consolidate, settled, reached), amends="") for one in own
    ]
    proposed, addressed = _proposed(operation, renewed)
    result = consolidate(proposed, addressed)
    settled.collisions += result.collisions
    settled.refused += result.refused
    if operation.nodes:
        return replace(operation, nodes=result.document.children)
    return replace(operation, new=result.document.children[0].text)


def _proposed(
    operation: Operation, amendments: list[Operation]
) -> tuple[Document, list[Operation]]:
    """What an operation proposes as a document, and its amendments addressed to it."""
    if operation.nodes:
        return Document(children=operation.nodes), amendments
    document = Document(children=(Node(Kind.PARAGRAPH, "", text=operation.new),))
    (placed,) = document.walk()
    there = Address(eid=placed.eid)
    return document, [replace(one, address=there) for one in amendments]
