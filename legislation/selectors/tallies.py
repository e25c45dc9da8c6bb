"""How much was said: numbers of public comments, without reading one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from core.plans import planned
from legislation.models import Bill, Comment, Version


@dataclass(frozen=True)
class Tally:
    comments: int = 0
    answered: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.comments + other.comments, self.answered + other.answered)


def by_bill(bills: Iterable[Bill]) -> dict[int, Tally]:
    rows = _counted_by_bill().filter(item__version__bill__in=[bill.pk for bill in bills])
    return {bill: Tally(n, answered) for bill, n, answered in rows}


@planned
def _counted_by_bill() -> QuerySet[Any, tuple[int, int, int]]:
    by_bill = Comment.objects.public().order_by().values_list("item__version__bill_id")
    return by_bill.annotate(n=Count("pk"), answered=Count("reply"))


def by_provision(version: Version) -> dict[UUID, Tally]:
    """Comments follow the provision: those on earlier versions count for the later text too."""
    rows = (
        Comment.objects.public()
        .filter(item__version__bill=version.bill_id, item__version__number__lte=version.number)
        .order_by()
        .values_list("item__provision_id")
        .annotate(n=Count("pk"), answered=Count("reply"))
    )
    return {provision: Tally(n, answered) for provision, n, answered in rows}


def by_stance(bill: Bill, provisions: Iterable[UUID]) -> dict[str, int]:
    rows = (
        Comment.objects.public()
        .filter(item__version__bill=bill, item__provision__in=list(provisions))
        .order_by()
        .values_list("stance")
        .annotate(n=Count("pk"))
    )
    return dict(rows)


@dataclass(frozen=True)
class BillTalk:
    tally: Tally
    people: int
    median_reply: timedelta | None


def of_bill(bill: Bill) -> BillTalk:
    """Everything said about a bill; the median is of the time from comment to official reply."""
    public = Comment.objects.public().filter(item__version__bill=bill).order_by()
    counts = public.aggregate(
        n=Count("pk"), answered=Count("reply"), people=Count("email", distinct=True)
    )
    waits = [
        (replied - written).total_seconds()
        for replied, written in public.filter(reply__isnull=False).values_list(
            "reply__created_at", "created_at"
        )
    ]
    return BillTalk(
        Tally(counts["n"], counts["answered"]),
        counts["people"],
        timedelta(seconds=median(waits)) if waits else None,
    )
