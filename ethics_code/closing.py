"""Closing a consultation, and erasing it when its time has passed."""

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ethics_code.accesses import record
from ethics_code.enums import Act, Status
from ethics_code.keys import destroy_key
from ethics_code.models import Consultation
from ethics_code.writing import move

if TYPE_CHECKING:
    from core.models import User


def retention() -> dt.timedelta:
    """How long a closed consultation stays readable."""
    return dt.timedelta(days=settings.ETHICS_RETENTION_DAYS)


@transaction.atomic
def close(consultation: Consultation, by: "User") -> None:
    """Raises Closed when it was closed already."""
    locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
    move(locked, Act.CLOSED)
    record(locked, Act.CLOSED, by)


@transaction.atomic
def erase(consultation: Consultation) -> bool:
    """Destroy the key; the rows, the record of openings and the ledger stay."""
    if not destroy_key(consultation):
        return False
    record(consultation, Act.KEY_DESTROYED, None)
    return True


def erase_expired() -> int:
    """Erase what was closed longer ago than the retention; return how many."""
    before = timezone.now() - retention()
    due = Consultation.objects.filter(
        status=Status.CLOSED, closed_at__lte=before, key__wrapped__isnull=False
    )
    return sum(erase(consultation) for consultation in due)
