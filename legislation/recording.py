"""What editors do to the public record of a draft law, in the ledger.

Amendments, stages and discussions are entered and corrected in forms. Whoever saves one asks for
its facts before and after, in one transaction, and the difference becomes an entry.
"""

import hashlib
from collections.abc import Mapping
from typing import TypedDict

from core import ledger
from core.ledger import chain
from legislation.enums import DECIDED_AMENDMENT_STATUSES
from legislation.models import Amendment, Consultation, StageEvent

type Recorded = Amendment | Consultation | StageEvent
type Facts = Mapping[str, object]


class Kinds(TypedDict):
    made: str
    changed: str
    gone: str


KINDS: Mapping[type, Kinds] = {
    Amendment: {
        "made": "amendment.tabled",
        "changed": "amendment.corrected",
        "gone": "amendment.erased",
    },
    StageEvent: {"made": "stage.reached", "changed": "stage.corrected", "gone": "stage.erased"},
    Consultation: {
        "made": "consultation.announced",
        "changed": "consultation.moved",
        "gone": "consultation.cancelled",
    },
}
DECIDED = "amendment.decided"


def facts_before(model: type[Recorded], pk: int | None) -> Facts | None:
    """What the record says now of the row somebody is about to save, which stays locked."""
    if pk is None:
        return None
    found = model._default_manager.select_for_update(of=("self",)).filter(pk=pk).first()
    return _facts(found) if found else None


def record(saved: Recorded, before: Facts | None) -> None:
    """Append what saving changed: nothing when the facts are the same."""
    now = _facts(saved)
    if now == before:
        return
    kinds = KINDS[type(saved)]
    _append(kinds["changed"] if before else kinds["made"], saved, now)
    status = now.get("status")
    if status in DECIDED_AMENDMENT_STATUSES and (before or {}).get("status") != status:
        _append(DECIDED, saved, now)


def record_removal(gone: Recorded) -> None:
    """Call it before the row is deleted."""
    _append(KINDS[type(gone)]["gone"], gone, _facts(gone))


def _append(kind: str, row: Recorded, facts: Facts) -> None:
    ledger.append(kind, subject=f"bill:{row.bill_id}", public=facts)


def _facts(row: Recorded) -> Facts:
    if isinstance(row, Amendment):
        return _of_amendment(row)
    if isinstance(row, StageEvent):
        return {
            "bill": row.bill.slug,
            "stage": str(row.stage),
            "date": row.date.isoformat(),
        }
    return {
        "bill": row.bill.slug,
        "version": row.version.number,
        "opens_at": row.opens_at.isoformat(),
        "closes_at": row.closes_at.isoformat(),
    }


def _of_amendment(amendment: Amendment) -> Facts:
    """`text` is the SHA-256 of what is proposed: with the page anybody can compare it."""
    columns = ("kind", "target_label", "new_label", "old_text", "new_heading", "new_text")
    operations = list(amendment.operations.order_by("position").values_list(*columns))
    decided_on = amendment.decided_on
    return {
        "bill": amendment.bill.slug,
        "number": amendment.number,
        "proposer": amendment.proposer.slug if amendment.proposer else None,
        "base_version": amendment.base_version.number,
        "status": str(amendment.status),
        "tabled_on": amendment.tabled_on.isoformat(),
        "decided_on": decided_on.isoformat() if decided_on else None,
        "text": hashlib.sha256(chain.canonical([list(one) for one in operations])).hexdigest(),
    }
