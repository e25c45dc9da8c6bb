"""Walking the chain to find the first row that was altered, removed or slipped in."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from core.ledger import chain
from core.models.ledger import LedgerEntry, LedgerHead

COLUMNS = (
    "sequence",
    "recorded_at",
    "kind",
    "subject",
    "public",
    "commitment",
    "previous",
    "digest",
)
# Rows held in memory at a time, however long the chain is.
BATCH = 2_000


class Fault(NamedTuple):
    sequence: int
    what: str


class Place(NamedTuple):
    """How far the walk has come: the number and the digest of the last good row."""

    sequence: int
    digest: str


def first_fault(witnesses: Mapping[int, str] | None = None) -> Fault | None:
    """The first bad row, or None. Reads in order and holds one batch in memory.

    `witnesses` are numbers and digests from checkpoints: without them a chain whose end was cut
    off, head and all, or which was made anew from some row on, looks whole.
    """
    said = dict(witnesses or {})
    last = Place(0, chain.GENESIS)
    while True:
        reached = _walk(last, said)
        if isinstance(reached, Fault):
            return reached
        head = LedgerHead.objects.get(pk=1)
        if reached == last or head.sequence <= reached.sequence:
            return _fault_of_end(reached, head, said)
        # Rows were appended during the walk: a moment more.
        last = reached


# In a transaction the server keeps a plain cursor; without, it would store the whole result.
@transaction.atomic
def _walk(start: Place, said: Mapping[int, str]) -> Place | Fault:
    expected, previous = start.sequence + 1, start.digest
    rows = LedgerEntry.objects.filter(sequence__gte=expected).order_by("sequence")
    for sequence, at, kind, subject, public, committed, before, digest in rows.values_list(
        *COLUMNS
    ).iterator(chunk_size=BATCH):
        if sequence != expected:
            return Fault(expected, "missing")
        if before != previous:
            return Fault(sequence, "does not follow the row before")
        fact = chain.fact(at, kind, subject, public, committed)
        if chain.digest(sequence, fact, before) != digest:
            return Fault(sequence, "altered")
        if said.get(sequence, digest) != digest:
            return Fault(sequence, "not the row a checkpoint names")
        expected, previous = sequence + 1, digest
    return Place(expected - 1, previous)


def _fault_of_end(last: Place, head: LedgerHead, said: Mapping[int, str]) -> Fault | None:
    if max([head.sequence, *said]) > last.sequence:
        return Fault(last.sequence + 1, "the tail is missing")
    if (head.sequence, head.digest) != last:
        return Fault(last.sequence, "the head is another")
    return None
