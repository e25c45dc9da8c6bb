"""What other pages show of the conversations: always public projections."""

import datetime as dt

from django.db.models import Count, Q
from django.utils import timezone

from constituents.about import neutral_path
from constituents.enums import ANSWERED_DIALOGUES
from constituents.models import Question
from constituents.models.question import QuestionQuerySet


def public_questions() -> QuestionQuerySet:
    """Everything a row needs, newest first."""
    return (
        Question.objects.public()
        .select_related("recipient", "constituency")
        .prefetch_related("answers")
        .order_by("-delivered_at", "-pk")
    )


def latest_answers(count: int) -> list[Question]:
    """The public questions answered last; `question.last_answer` is the answer."""
    return list(public_questions().answered().order_by("-answered_at", "-pk")[:count])


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
