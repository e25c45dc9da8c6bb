"""Walking the chain to find the first row that was altered, removed or slipped in."""

from dataclasses import dataclass

from core.ledger.append import hash_of
from core.ledger.chain import GENESIS
from core.models.ledger import LedgerEntry, LedgerHead


@dataclass(frozen=True, slots=True)
class Fault:
    sequence: int
    what: str


def first_fault() -> Fault | None:
    """The first bad row, or None. Reads in order and holds one batch in memory."""
    expected, previous = 1, GENESIS
    for entry in LedgerEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != expected:
            return Fault(expected, "missing")
        if entry.previous != previous:
            return Fault(entry.sequence, "does not follow the row before")
        if hash_of(entry) != entry.digest:
            return Fault(entry.sequence, "altered")
        expected, previous = expected + 1, entry.digest
    return _fault_of_head(expected - 1, previous)


def _fault_of_head(sequence: int, digest: str) -> Fault | None:
    head = LedgerHead.objects.get(pk=1)
    if (head.sequence, head.digest) != (sequence, digest):
        return Fault(sequence + 1, "the tail is missing")
    return None
