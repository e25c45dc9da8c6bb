"""Loading the demonstration's invented people and their conversations. Safe to run again."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from constituents.models import Constituency, Membership, Person

LANGUAGES = ("az", "en", "ru")


def _translated(field: str, texts: Mapping[str, str] | None) -> dict[str, str]:
    """{"az": …} of a file as the columns of a translated field."""
    return {f"{field}_{code}": texts[code] for code in LANGUAGES if texts and code in texts}


@transaction.atomic
def load_people(path: Path) -> list[Person]:
    """Constituencies, vacant seats and invented MPs of people.json; returns the MPs."""
    data = json.loads(path.read_text(encoding="utf-8"))
    scheme = data.get("scheme", "2015")
    notes = {row["constituency"]: row.get("note") for row in data.get("vacant", [])}
    for row in data["constituencies"]:
        note = _translated("vacancy_note", notes.get(row["number"]))
        Constituency.objects.update_or_create(
            scheme=scheme, number=row["number"], defaults={"name": row["name"], **note}
        )
    return [_load_person(row, scheme) for row in data["people"]]


def _load_person(row: Mapping[str, Any], scheme: str) -> Person:
    person, _ = Person.objects.update_or_create(
        slug=row["slug"],
        defaults={
            **_translated("name", row["name"]),
            **_translated("committee", row.get("committee")),
            **_translated("biography", row.get("bio")),
            "email": row["email"],
            "is_demonstration": True,
        },
    )
    Membership.objects.update_or_create(
        person=person,
        constituency=Constituency.objects.get(scheme=scheme, number=row["constituency"]),
        start=dt.date.fromisoformat(row["start"]),
        defaults={"end": dt.date.fromisoformat(row["end"]) if row.get("end") else None},
    )
    return person
