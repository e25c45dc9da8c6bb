"""Writing down what happened to an account: a row for its owner, a commitment in the ledger."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from django.db import transaction
from django.utils import timezone

from core import ledger
from core.ledger.chain import commitment
from core.models import AccountEvent, LedgerEntry, User

# The ledger is public: it shows that something happened, and not to whom.
SUBJECT = "account"


@dataclass(frozen=True, slots=True)
class Fault:
    sequence: int
    what: str


@transaction.atomic
def record(
    act: AccountEvent.Act, *, person: User | None, actor: User | None, detail: str = ""
) -> AccountEvent:
    """Both together or not at all; `detail` has at most 80 characters."""
    event = AccountEvent(
        person=person,
        actor=actor,
        act=act,
        detail=detail,
        at=timezone.now(),
        salt=secrets.token_bytes(32),
    )
    entry = ledger.append(
        f"{SUBJECT}.{act}", subject=SUBJECT, private=_fact(event), salt=bytes(event.salt)
    )
    event.sequence = entry.sequence
    event.save(force_insert=True)
    return event


def faults() -> Iterator[Fault]:
    """Rows that say something else than the ledger committed to, in its order.

    A commitment without its row is no fault: rows go with the account they are about.
    """
    for event in AccountEvent.objects.order_by("sequence").iterator():
        entry = LedgerEntry.objects.filter(pk=event.sequence).first()
        if entry is None or entry.kind != f"{SUBJECT}.{event.act}":
            yield Fault(event.sequence, "not in the ledger")
        elif entry.commitment != commitment(_fact(event), bytes(event.salt)):
            yield Fault(event.sequence, "altered")


def _fact(event: AccountEvent) -> dict[str, object]:
    """What the ledger's commitment binds to."""
    return {
        "person": event.person_id,
        "actor": event.actor_id,
        "act": str(event.act),
        "detail": str(event.detail),
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
