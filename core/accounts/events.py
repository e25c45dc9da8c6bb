"""Writing down what happened to an account: a row for its owner, a commitment in the ledger."""

import secrets
from datetime import UTC

from django.db import transaction
from django.utils import timezone

from core import ledger
from core.models import AccountEvent, User

# The ledger is public: it shows that something happened, and not to whom.
SUBJECT = "account"


@transaction.atomic
def record(
    act: AccountEvent.Act, *, person: User | None, actor: User | None, detail: str = ""
) -> AccountEvent:
    """Both together or not at all; `detail` has at most 80 characters."""
    at, salt = timezone.now().astimezone(UTC), secrets.token_bytes(32)
    fact: dict[str, object] = {
        "person": person.pk if person else None,
        "actor": actor.pk if actor else None,
        "act": str(act),
        "detail": detail,
        "at": at.isoformat(timespec="microseconds"),
    }
    entry = ledger.append(f"{SUBJECT}.{act}", subject=SUBJECT, private=fact, salt=salt)
    return AccountEvent.objects.create(
        person=person,
        actor=actor,
        act=act,
        detail=detail,
        at=at,
        sequence=entry.sequence,
        salt=salt,
    )
