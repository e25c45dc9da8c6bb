"""The demonstration's Code of Ethics and one invented consultation. Safe to run again."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from core.models import User
from core.roles import Role
from ethics_code.code import CODE_SLUG, published_code
from ethics_code.enums import Side
from ethics_code.models import Consultation, ExampleStep, Guidance, WorkedExample
from ethics_code.writing import Draft, begin, write
from legislation.demo import set_translated
from legislation.enums import BillKind
from legislation.importing import About, store_law
from legislation.models import Version
from legislation.publishing import publish
from legislation.storing import uids_by_label
from legislation.text.recognise import recognise
from legislation.translating import import_translation

type Record = Mapping[str, Any]

# Names the demonstration's messages, so that loading it twice writes them once.
DEMONSTRATION = UUID("7c0c1f0e-5b1a-5c1e-8a54-766000000001")


@transaction.atomic
def load(content: Path) -> None:
    """`content`: the folder with ethics.json, the text it names, and accounts.json."""
    record = json.loads((content / "ethics.json").read_text(encoding="utf-8"))
    version = published_code() or _load_law(content, record["law"])
    provisions = uids_by_label(version)
    for position, row in enumerate(record["examples"]):
        _load_example(row, position, provisions[row["label"]])
    for row in record.get("guidance", []):
        _load_guidance(row, provisions[row["label"]])
    _load_consultation(content, record.get("consultation", {}))


def _load_law(folder: Path, law: Record) -> Version:
    language = law["language"]
    recognition = recognise(_text(folder / law["files"][language]), language)
    date = dt.date.fromisoformat(law["date"])
    about = About(
        title=law["title"][language],
        slug=CODE_SLUG,
        kind=BillKind.ACT,
        date=date,
        number=law["number"],
        source_url=law["sources"][0],
    )
    version = store_law(recognition, about).version
    for target, source in (("title", "title"), ("short_title", "short_title"), ("summary", "note")):
        set_translated(version.bill, target, law[source])
    version.bill.save()
    publish(version, by=None)
    for other in law["files"].keys() - {language}:
        text = _text(folder / law["files"][other])
        import_translation(version, recognise(text, other).document, other)
    return version


def _text(path: Path) -> str:
    """Without the lines that say where the text was taken from: they are not the law."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(">"))


def _load_example(row: Record, position: int, provision: UUID) -> None:
    found = WorkedExample.objects.filter(slug=row["slug"]).first()
    example = found or WorkedExample(slug=row["slug"])
    example.provision_id, example.position = provision, position
    example.is_demonstration = True
    for name in ("title", "situation", "result"):
        set_translated(example, name, row[name])
    example.save()
    example.steps.all().delete()
    for number, asked in enumerate(row["questions"], start=1):
        step = ExampleStep(example=example, position=number)
        for name in ("question", "answer"):
            set_translated(step, name, asked[name])
        step.save()


def _load_guidance(row: Record, provision: UUID) -> None:
    date = dt.date.fromisoformat(row["date"])
    found = Guidance.objects.filter(provision_id=provision, published_on=date).first()
    guidance = found or Guidance(provision_id=provision, published_on=date)
    guidance.is_demonstration = True
    set_translated(guidance, "text", row["text"])
    guidance.save()


def _load_consultation(content: Path, record: Record) -> None:
    accounts = json.loads((content / "accounts.json").read_text(encoding="utf-8"))
    people = {
        Side.MP: _person(accounts, Role.MP),
        Side.ADVISER: _person(accounts, Role.ETHICS_ADVISER),
    }
    mp, adviser = people[Side.MP], people[Side.ADVISER]
    if mp is None or adviser is None:
        return
    consultation: Consultation | None = None
    for number, said in enumerate(record.get("messages", [])):
        draft = Draft(said["text"], record["language"], uuid5(DEMONSTRATION, str(number)))
        if consultation is None:
            consultation = begin(mp, adviser, draft)
        else:
            write(consultation, mp if said["by"] == Role.MP else adviser, draft)


def _person(accounts: list[Record], role: Role) -> User | None:
    """The first account of the file that holds the role, if it is loaded."""
    emails = [row["email"] for row in accounts if role in row["roles"]]
    return User.objects.filter(email__in=emails).order_by("pk").first()
