"""What other pages show of the conversations: always public projections."""

import datetime as dt

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from constituents.about import neutral_path
from constituents.enums import ANSWERED_DIALOGUES
from constituents.models import Answer, Question
from constituents.models.question import QuestionQuerySet


def public_questions() -> QuestionQuerySet:
    """Everything a row needs, newest first."""
    return (
        Question.objects.public()
        .select_related("recipient", "constituency")
        .prefetch_related("answers")
        .order_by("-delivered_at", "-pk")
    )


def latest_answers(count: int) -> list[Answer]:
    """The public answers published last, with what a line names of their questions."""
    names = [f"question__recipient__name_{code}" for code, _ in settings.LANGUAGES]
    asked = [f"question__{field}" for field in ("reference", "subject", "language")]
    rows = Answer.objects.public().select_related("question__recipient")
    return list(rows.only("published_at", *asked, *names).order_by("-published_at", "-pk")[:count])


def last_answered() -> Question | None:
    """The public question answered last, as a line names it."""
    rows = Question.objects.public().answered()
    named = rows.only("reference", "subject", "language", "answered_at")
    return named.order_by("-answered_at", "-pk").first()


def counts_last_30_days() -> dict[str, int]:
    """`asked` and, of those, `answered`, over the public questions delivered in 30 days."""
    since = timezone.now() - dt.timedelta(days=30)
    recent = Question.objects.public().filter(delivered_at__gte=since)
    return recent.aggregate(
        asked=Count("pk"), answered=Count("pk", filter=Q(dialogue__in=ANSWERED_DIALOGUES))
    )


def public_questions_about(path: str) -> QuestionQuerySet:
    """The public questions asked from a page; `path` with or without its language prefix."""
    neutral = neutral_path(path)
    return public_questions().filter(about_path=neutral) if neutral else Question.objects.none()
