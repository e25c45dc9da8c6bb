"""Appending to the ledger, always inside the transaction whose fact is recorded."""

import json
import secrets
from collections.abc import Mapping

from django.db import connection, transaction
from django.utils import timezone

from core.ledger import chain
from core.models.ledger import LedgerEntry

APPEND = "SELECT * FROM append_to_ledger(%s, %s, %s, %s::jsonb, %s, %s)"
# A commit of our own, which waits for the disk (and for standby servers where there are any).
# The log is written in order, so everything committed before it is safe then too.
MAKE_DURABLE = "SELECT pg_logical_emit_message(true, 'ledger', '')"


def append(
    kind: str,
    *,
    subject: str,
    public: Mapping[str, object] | None = None,
    private: Mapping[str, object] | None = None,
    salt: bytes | None = None,
) -> LedgerEntry:
    """Append one fact and return its row.

    `kind` is dotted ("version.published"), `subject` stable ("bill:5"). `public` is stored
    as it is; of `private` only a salted commitment, which whoever keeps the `salt` (32 random
    bytes, made here when not given) can open later.

    The head row stays locked until the caller's transaction ends, so a rolled-back fact leaves
    no gap; call it late, after the rows the transaction changes, or others wait. The lock is
    given back at the commit and not only when the disk has it; the caller still waits for the
    disk, together with everybody who committed meanwhile.

    Raises:
        TypeError: a payload that could not be verified later (see `chain.refuse_ambiguous`).
    """
    payload = dict(public or {})
    chain.refuse_ambiguous(payload)
    committed = chain.commitment(private, salt or secrets.token_bytes(32)) if private else ""
    at = timezone.now()
    fact = chain.fact(at, kind, subject, payload, committed)
    with transaction.atomic():
        transaction.on_commit(_wait_for_the_disk)
        with connection.cursor() as cursor:
            cursor.execute(APPEND, [at, kind, subject, json.dumps(payload), committed, fact])
            sequence, previous, digest = cursor.fetchone()
    entry = LedgerEntry(
        sequence=sequence,
        recorded_at=at,
        kind=kind,
        subject=subject,
        public=payload,
        commitment=committed,
        previous=previous,
        digest=digest,
    )
    entry._state.adding = False
    entry._state.db = connection.alias
    return entry


def _wait_for_the_disk() -> None:
    """Nobody is told of success before it is on disk; see `append_to_ledger` in the migration."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE_DURABLE)
