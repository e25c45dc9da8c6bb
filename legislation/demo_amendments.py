"""The amendments of a demonstration bill, tabled to one of its versions."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from constituents.models import Person
from legislation.models import Amendment, Operation, Version
from legislation.recording import record
from legislation.storing import uids_by_label

type Record = Mapping[str, Any]


def load_amendments(version: Version, record: Record) -> list[Amendment]:
    """Those whose `base_version` this is. They come before the next version, which they cause."""
    entries = [a for a in record["amendments"] if a["base_version"] == version.number]
    return [_amendment(version, entry) for entry in entries]


def _amendment(version: Version, entry: Record) -> Amendment:
    amendment = Amendment(
        bill=version.bill,
        number=entry["number"],
        base_version=version,
        proposer=Person.objects.filter(slug=entry["mp"] or "").first(),
        status=entry["status"],
        tabled_on=dt.date.fromisoformat(entry["tabled_on"]),
        decided_on=dt.date.fromisoformat(entry["decided_on"]) if entry["decided_on"] else None,
    )
    for field in ("proposer_name", "justification", "outcome_note"):
        for language, value in (entry.get(field) or {}).items():
            setattr(amendment, f"{field}_{language}", value)
    amendment.save()
    places = uids_by_label(version)
    Operation.objects.bulk_create(
        Operation(
            amendment=amendment,
            position=position,
            kind=operation["kind"],
            provision_id=places.get(operation["target_label"]),
            target_label=operation["target_label"],
            new_label=operation["new_label"],
            old_text=operation["old_text"],
            new_heading=operation["new_heading"],
            new_text=operation["new_text"],
        )
        for position, operation in enumerate(entry["operations"])
    )
    record(amendment, None)
    return amendment
