"""Comments as the pages show them: published ones for readers, waiting ones for the desk."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from django.db.models import Count, F, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.utils import timezone

from legislation.enums import CommentStatus
from legislation.models import Comment, Version, VersionItem

SORTS = {
    "newest": (F("created_at").desc(), F("pk").desc()),
    "replied": (F("reply__created_at").desc(nulls_last=True), F("created_at").desc()),
}


def about(
    version: Version, provisions: Iterable[UUID], *, sort: str = "newest", outcome: str = ""
) -> QuerySet[Comment]:
    """Published comments on provisions, written on this version or an earlier one."""
    rows = with_article_label(_public_about(version, provisions)).select_related(
        "item__version__bill", "reply__amendment"
    )
    if outcome == "waiting":
        rows = rows.filter(reply__isnull=True)
    elif outcome:
        rows = rows.filter(reply__outcome=outcome)
    return rows.order_by(*SORTS[sort])


def outcomes(version: Version, provisions: Iterable[UUID]) -> dict[str, int]:
    """How many of those comments had which outcome; "" counts the ones without a reply."""
    rows = (
        _public_about(version, provisions)
        .order_by()
        .values_list("reply__outcome")
        .annotate(n=Count("pk"))
    )
    return {outcome or "": n for outcome, n in rows}


def stances(version: Version, provisions: Iterable[UUID]) -> dict[str, int]:
    """How many of those comments took which position."""
    rows = _public_about(version, provisions).order_by().values_list("stance")
    return dict(rows.annotate(n=Count("pk")))


def _public_about(version: Version, provisions: Iterable[UUID]) -> QuerySet[Comment]:
    return Comment.objects.public().filter(
        item__provision__in=list(provisions),
        item__version__bill=version.bill_id,
        item__version__number__lte=version.number,
    )


def with_article_label(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    """Adds `article_label`, for lists that mix provisions of several laws."""
    own = Func(
        OuterRef("item__eid"),
        Value("__"),
        Value(1),
        function="split_part",
        output_field=TextField(),
    )
    article = VersionItem.objects.filter(version=OuterRef("item__version"), eid=own)
    return rows.annotate(article_label=Subquery(article.values("label")[:1]))


def queue() -> QuerySet[Comment]:
    """What waits for a moderator, the oldest first."""
    return with_article_label(
        Comment.objects.filter(status=CommentStatus.PENDING)
        .select_related("item__version__bill", "item__wording")
        .order_by("confirmed_at", "pk")
    )


def decided_today() -> int:
    """Decisions since midnight in Baku."""
    midnight = datetime.combine(timezone.localdate(), time.min, timezone.get_current_timezone())
    return Comment.objects.filter(moderated_at__gte=midnight).count()


def awaiting_reply() -> QuerySet[Comment]:
    """Published comments without an official reply, the oldest first."""
    return with_article_label(
        Comment.objects.public()
        .filter(reply__isnull=True)
        .select_related("item__version__bill")
        .order_by("moderated_at", "created_at", "pk")
    )
