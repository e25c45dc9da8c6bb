"""What other pages show of the conversations: always public projections."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Now
from django.urls import reverse

from constituents.about import neutral_path
from constituents.enums import ANSWERED_DIALOGUES
from constituents.models import Answer, Question
from constituents.models.question import QuestionQuerySet
from core.plans import planned
from core.translated import columns, said


def public_questions() -> QuestionQuerySet:
    """Everything a row needs, newest first."""
    return (
        Question.objects.public()
        .select_related("recipient", "constituency")
        .prefetch_related("answers")
        .order_by("-delivered_at", "-pk")
    )


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """A public answer, as a line tells of it; the subject is in `language`."""

    published_at: dt.datetime
    subject: str
    language: str
    reference: str
    mp: str

    @property
    def url(self) -> str:
        return reverse("constituents:question", args=[self.reference])


def latest_answers(count: int) -> list[NewAnswer]:
    """Those published last."""
    return [
        NewAnswer(
            published_at=row["published_at"],
            subject=row["question__subject"],
            language=row["question__language"],
            reference=row["question__reference"],
            mp=said(row, "question__recipient__name"),
        )
        for row in _answers(count)
    ]


@planned
def _answers(count: int) -> QuerySet[Answer, dict[str, Any]]:
    rows: QuerySet[Answer, dict[str, Any]] = Answer.objects.public().values(
        "published_at",
        "question__subject",
        "question__language",
        "question__reference",
        *columns("question__recipient__name"),
    )
    return rows.order_by("-published_at", "-pk")[:count]


@planned
def last_answered(count: int) -> QuerySet[Question]:
    """The public questions answered last, as a line names them."""
    rows = Question.objects.public().answered().order_by("-answered_at", "-pk")
    return rows.only("reference", "subject", "language", "answered_at")[:count]


def counts_last_30_days() -> dict[str, int]:
    """`asked` and, of those, `answered`, over the public questions delivered in 30 days."""
    counts = dict(_recent_by_dialogue())
    answered = sum(counts.get(dialogue, 0) for dialogue in ANSWERED_DIALOGUES)
    return {"asked": sum(counts.values()), "answered": answered}


@planned
def _recent_by_dialogue() -> QuerySet[Question, tuple[str, int]]:
    recent = Question.objects.public().filter(delivered_at__gte=Now() - dt.timedelta(days=30))
    return recent.order_by().values_list("dialogue").annotate(n=Count("pk"))


def public_questions_about(path: str) -> QuestionQuerySet:
    """The public questions asked from a page; `path` with or without its language prefix."""
    neutral = neutral_path(path)
    return public_questions().filter(about_path=neutral) if neutral else Question.objects.none()
