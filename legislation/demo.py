"""The demonstration bills, from the folder format of cms/demo/content/bills/README.md."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from constituents.models import Person
from legislation.demo_amendments import load_amendments
from legislation.enums import BillKind
from legislation.importing import About, latest_version, store_law, store_version
from legislation.models import Bill, Consultation, StageEvent, Version
from legislation.publishing import publish
from legislation.recording import record as append_to_ledger
from legislation.text.document import Document
from legislation.text.recognise import recognise
from legislation.translating import import_translation

TRANSLATIONS = ("en", "ru")
OPENING_HOUR = 9

type Record = Mapping[str, Any]


def load_bill(folder: Path) -> Bill:
    """Load one bill with its versions, stages, amendments and discussions, once.

    A second run finds the bill and only links proposers whose MPs exist by now. Comments are
    loaded elsewhere.
    """
    record = json.loads((folder / "bill.json").read_text())
    known = Bill.objects.filter(slug=record["slug"]).first()
    if known:
        link_proposers(known, record)
        return known
    with transaction.atomic():
        return _load(folder, record)


def _load(folder: Path, record: Record) -> Bill:
    bill = None
    for entry in sorted(record["versions"], key=lambda each: each["number"]):
        version = _version(folder, record, entry, bill)
        bill = version.bill
        publish(version, by=None, at=_moment(version.date, OPENING_HOUR))
        version.bill = bill
        load_amendments(version, record)
    if bill is None:
        raise ValueError(f"{folder}: no version")
    _stages(bill, record)
    _consultations(bill, record)
    return bill


def _version(folder: Path, record: Record, entry: Record, bill: Bill | None) -> Version:
    number = entry["number"]
    recognition = recognise((folder / f"v{number}.az.md").read_text(), "az")
    about = About(
        slug=record["slug"],
        title=record["titles"]["az"],
        kind=record.get("kind", BillKind.BILL),
        number=record["number"],
        date=dt.date.fromisoformat(entry["date"]),
        is_demonstration=True,
    )
    if bill is None:
        version = store_law(recognition, about).version
        _name(version.bill, record)
    else:
        decisions = _decisions(bill, recognition.document, entry)
        version = store_version(bill, recognition, about, decisions=decisions).version
    set_translated(version, "title", entry["title"])
    set_translated(version, "reason", entry.get("reason", {}))
    version.save()
    for language in TRANSLATIONS:
        translated = recognise((folder / f"v{number}.{language}.md").read_text(), language)
        import_translation(version, translated.document, language)
    return version


def _decisions(bill: Bill, document: Document, entry: Record) -> dict[str, str | None]:
    """What became of which provision, as the record says it; eids by the numbers it names."""
    latest = latest_version(bill)
    old = dict(latest.items.values_list("label", "eid")) if latest else {}
    new = {place.node.label: place.eid for place in document.walk()}
    return {
        old[change["old_label"]]: new.get(change["new_label"] or "")
        for change in entry.get("changes", [])
        if change["old_label"]
    }


def _name(bill: Bill, record: Record) -> None:
    set_translated(bill, "title", record["titles"])
    set_translated(bill, "short_title", record["short_titles"])
    set_translated(bill, "summary", record["summaries"])
    set_translated(bill, "explanation", record.get("explanation", {}))
    set_translated(bill, "initiator", record.get("initiator", {}))
    bill.save()


def set_translated(target: object, field: str, values: Mapping[str, str]) -> None:
    for language, value in values.items():
        setattr(target, f"{field}_{language}", value)


def _stages(bill: Bill, record: Record) -> None:
    for entry in record["stages"]:
        event = StageEvent(
            bill=bill, stage=entry["stage"], date=dt.date.fromisoformat(entry["date"])
        )
        set_translated(event, "note", entry.get("note", {}))
        event.save()
        append_to_ledger(event, None)


def _consultations(bill: Bill, record: Record) -> None:
    versions = {version.number: version for version in bill.versions.all()}
    entries = [*record.get("past_consultations", []), record.get("consultation")]
    today = timezone.localdate()
    for entry in filter(None, entries):
        closes = entry.get("closes_in_days", -entry.get("closes_days_ago", 0))
        announced = Consultation.objects.create(
            bill=bill,
            version=versions[entry["version"]],
            opens_at=_moment(today - dt.timedelta(days=entry["opens_days_ago"]), OPENING_HOUR),
            closes_at=_moment(today + dt.timedelta(days=closes), entry["hour"]),
        )
        append_to_ledger(announced, None)


def _moment(day: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def link_proposers(bill: Bill, record: Record) -> None:
    """Amendments loaded before the MPs get their proposers."""
    slugs = {entry["number"]: entry["mp"] for entry in record["amendments"] if entry.get("mp")}
    people = {person.slug: person for person in Person.objects.filter(slug__in=slugs.values())}
    for amendment in bill.amendments.filter(proposer=None):
        person = people.get(slugs.get(amendment.number, ""))
        if person:
            amendment.proposer = person
            amendment.save(update_fields=["proposer"])
