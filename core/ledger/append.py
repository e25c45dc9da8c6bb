"""Appending to the ledger, always inside the transaction whose fact is recorded."""

import secrets
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from core.ledger import chain
from core.models.ledger import LedgerEntry, LedgerHead


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
    bytes, made here when not given) can open later. The head row stays locked until the
    caller's transaction ends, so a rolled-back fact leaves no gap.
    """
    with transaction.atomic():
        head = LedgerHead.objects.select_for_update().get(pk=1)
        entry = LedgerEntry(
            sequence=head.sequence + 1,
            recorded_at=timezone.now(),
            kind=kind,
            subject=subject,
            public=dict(public or {}),
            commitment=chain.commitment(private, salt or secrets.token_bytes(32))
            if private
            else "",
            previous=head.digest,
        )
        entry.digest = hash_of(entry)
        entry.save(force_insert=True)
        head.sequence, head.digest = entry.sequence, entry.digest
        head.save(update_fields=["sequence", "digest"])
    return entry


def hash_of(entry: LedgerEntry) -> str:
    return chain.digest(
        sequence=entry.sequence,
        recorded_at=entry.recorded_at,
        kind=entry.kind,
        subject=entry.subject,
        public=entry.public,
        commitment=entry.commitment,
        previous=entry.previous,
    )
