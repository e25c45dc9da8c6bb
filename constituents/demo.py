"""Loading the demonstration's invented people and their conversations. Safe to run again."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from constituents import workdays
from constituents.delivering import record
from constituents.enums import Delivery, Dialogue
from constituents.importing import read_areas, store_areas
from constituents.models import Answer, Constituency, FollowUp, Membership, Person, Question
from constituents.transitions import move
from core.text import BAKU

type AboutLaw = Callable[[str, str, str], tuple[str, str] | None]

DEMONSTRATION = UUID("6d1f4c1e-0f9b-5b0a-9a54-766000000000")
LANGUAGES = ("az", "en", "ru")


def _translated(field: str, texts: Mapping[str, str] | None) -> dict[str, str]:
    """{"az": …} of a file as the columns of a translated field."""
    return {f"{field}_{code}": texts[code] for code in LANGUAGES if texts and code in texts}


@transaction.atomic
def load_people(path: Path) -> list[Person]:
    """All constituencies, with vacant seats and invented MPs of people.json; returns the MPs."""
    data = json.loads(path.read_text(encoding="utf-8"))
    scheme = data["scheme"]
    store_areas(read_areas(path.with_name(f"constituencies_{scheme}.json")), scheme)
    for row in data["vacant"]:
        Constituency.objects.filter(scheme=scheme, number=row["constituency"]).update(
            **_translated("vacancy_note", row["note"])
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


@transaction.atomic
def load_questions(path: Path, about: AboutLaw | None = None) -> list[Question]:
    """The questions of questions.json with their answers; those known already are left alone.

    `about` turns (bill's slug, label of a provision, language) into path and title of a page.
    Dates count back from the first loading.
    """
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [_load_question(row, about) for row in rows]


def _load_question(row: Mapping[str, Any], about: AboutLaw | None) -> Question:
    key = uuid5(DEMONSTRATION, f"{row['mp']} {row['subject']}")
    known = Question.objects.filter(submission_key=key).first()
    if known:
        return known
    question = _asked(row, key)
    if about and row.get("bill"):
        page = about(row["bill"], row["label"], row["language"])
        question.about_path, question.about_title = page or ("", "")
    question.save()
    record("question.delivered", question)
    if row.get("answer"):
        _add_answer(question, row["answer"])
    if row.get("follow_up"):
        _add_follow_up(question, row["follow_up"])
    return question


def _asked(row: Mapping[str, Any], key: UUID) -> Question:
    person = Person.objects.select_related("user").get(slug=row["mp"])
    then = _moment(row["days_ago"])
    return Question(
        submission_key=key,
        recipient=person,
        constituency=person.memberships.get().constituency,
        email=f"sakin-{key.hex[:8]}@example.org",
        author_name=row["author"] or "",
        place=row["place"] or "",
        language=row["language"],
        subject=row["subject"],
        text=row["text"],
        visibility=row["visibility"],
        delivery=Delivery.DELIVERED,
        created_at=then,
        confirmed_at=then,
        sent_at=then,
        delivered_at=then,
    )


def _add_answer(question: Question, row: Mapping[str, Any]) -> None:
    moved = move(question.pk, dialogue=Dialogue.ANSWERED)
    moved.answered_at = _moment(row["days_ago"])
    moved.save(update_fields=["answered_at"])
    Answer.objects.create(
        question=question,
        text=row["text"],
        language=question.language,
        signed_as=row["signed_as"],
        author=question.recipient.user,
        published_at=moved.answered_at,
    )
    record("question.answered", question, signed_as=row["signed_as"])


def _add_follow_up(question: Question, row: Mapping[str, Any]) -> None:
    moved = move(question.pk, dialogue=Dialogue.FOLLOW_UP)
    moved.followed_up_at = _moment(row["days_ago"])
    moved.save(update_fields=["followed_up_at"])
    FollowUp.objects.create(
        question=question,
        text=row["text"],
        language=question.language,
        asked_at=moved.followed_up_at,
    )
    record("question.followed_up", question)


def _moment(days_ago: int) -> dt.datetime:
    """In the morning: nobody asks at the hour the demonstration happens to be loaded."""
    day = workdays.today() - dt.timedelta(days=days_ago)
    return dt.datetime.combine(day, dt.time(9 + days_ago % 8, 7 * days_ago % 60), BAKU)
