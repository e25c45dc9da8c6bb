"""Recording every touch of a consultation, and proving that no record was altered since."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from core import ledger
from core.ledger.chain import commitment
from core.models import LedgerEntry
from ethics_code.enums import Act, Side
from ethics_code.models import Access, Consultation

if TYPE_CHECKING:
    from core.models import User

# The ledger is public: it shows that something happened, and neither to whom nor where.
SUBJECT = "ethics"
KIND_PREFIX = "ethics."


@transaction.atomic
def record(consultation: Consultation, act: Act, user: "User | None") -> Access:
    """One row for the MP to see and one in the ledger, together or not at all."""
    access = Access(
        consultation=consultation,
        user=user,
        side=consultation.side_of(user) if user else Side.SYSTEM,
        act=act,
        at=timezone.now().astimezone(UTC),
        salt=secrets.token_bytes(32),
    )
    entry = ledger.append(
        f"{KIND_PREFIX}{act}", subject=SUBJECT, private=access.fact(), salt=bytes(access.salt)
    )
    access.sequence = entry.sequence
    access.save(force_insert=True)
    return access


@dataclass(frozen=True, slots=True)
class Fault:
    sequence: int
    what: str


def faults() -> Iterator[Fault]:
    """Where the record of openings and the ledger disagree, in the ledger's order."""
    entries = LedgerEntry.objects.filter(subject=SUBJECT, kind__startswith=KIND_PREFIX)
    rows = {access.sequence: access for access in Access.objects.all().iterator()}
    for sequence, kind, committed in entries.order_by("sequence").values_list(
        "sequence", "kind", "commitment"
    ):
        access = rows.pop(sequence, None)
        if access is None:
            yield Fault(sequence, "the opening is missing")
        elif kind != f"{KIND_PREFIX}{access.act}" or _commitment(access) != committed:
            yield Fault(sequence, "the opening was altered")
    for sequence in sorted(rows):
        yield Fault(sequence, "the opening is not in the ledger")


def _commitment(access: Access) -> str:
    access.at = access.at.astimezone(UTC)
    return commitment(access.fact(), bytes(access.salt))
