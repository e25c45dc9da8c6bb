"""Draft laws and laws as the lists show them."""

import datetime as dt
from typing import TYPE_CHECKING, Any, TypedDict

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, F, IntegerField, Min, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone

from core.plans import planned
from legislation.enums import BillKind
from legislation.filters import BillFilter, Sort
from legislation.models import Bill, Consultation, StageEvent, Version

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from core.models import User

    type ListedBill = WithAnnotations[Bill, "BillState"]


class BillState(TypedDict):
    """What `with_state` knows of a bill: dates are None where there is nothing of the kind."""

    stage_now: str | None
    closes_at: dt.datetime | None
    opens_next: dt.datetime | None
    closed_last: dt.datetime | None
    text_date: dt.date | None
    rank: int


def _one(rows: QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.values(field)[:1])


def _stage(day: dt.date) -> Subquery:
    reached = StageEvent.objects.filter(bill=OuterRef("pk"), date__lte=day)
    return _one(reached.order_by("-date", "-pk"), "stage")


def with_state(bills: QuerySet[Bill]) -> "QuerySet[ListedBill]":
    """Adds the fields of `BillState`; `closes_at` only while the discussion is open.

    `rank` is the order of the list: open, to be opened, without a date, closed, in force.
    """
    now = timezone.now()
    here = Consultation.objects.filter(bill=OuterRef("pk"), version__published_at__isnull=False)
    texts = Version.objects.published().filter(bill=OuterRef("pk"))
    closes_at = here.filter(opens_at__lte=now, closes_at__gt=now).order_by("closes_at")
    opens_next = here.filter(opens_at__gt=now).order_by("opens_at")
    closed_last = here.filter(closes_at__lte=now).order_by("-closes_at")
    return bills.annotate(
        stage_now=_stage(timezone.localdate(now)),
        closes_at=_one(closes_at, "closes_at"),
        opens_next=_one(opens_next, "opens_at"),
        closed_last=_one(closed_last, "closes_at"),
        text_date=_one(texts.order_by("-number"), "date"),
        rank=Case(
            When(closes_at__isnull=False, then=Value(0)),
            When(opens_next__isnull=False, then=Value(1)),
            When(kind=BillKind.ACT, then=Value(4)),
            When(closed_last__isnull=False, then=Value(3)),
            default=Value(2),
            output_field=IntegerField(),
        ),
    )


def open_for_comment(count: int) -> "list[ListedBill]":
    """The public bills whose discussion is open, the one that closes first on top.

    Described as by `with_state`, at a fraction of its cost: beside an open discussion the other
    dates say nothing and stay None.
    """
    opened = Consultation.objects.open().order_by().values_list("bill")
    closing = dict(opened.annotate(until=Min("closes_at")).order_by("until", "bill")[:count])
    found = _named_with_stage(timezone.localdate()).in_bulk(closing)
    return [_while_open(found[pk], until) for pk, until in closing.items() if pk in found]


@planned
def _named_with_stage(day: dt.date) -> QuerySet[Bill]:
    return Bill.objects.only("slug", "kind", "title", "summary").annotate(stage_now=_stage(day))


def _while_open(bill: Any, closes_at: dt.datetime) -> "ListedBill":
    state: BillState = {
        "stage_now": bill.stage_now,
        "closes_at": closes_at,
        "opens_next": None,
        "closed_last": None,
        "text_date": None,
        "rank": 0,
    }
    vars(bill).update(state)
    return bill  # type: ignore[no-any-return]


def listed(user: "User | AnonymousUser", choice: BillFilter) -> "QuerySet[ListedBill]":
    """The bills this reader sees under this choice, in its order."""
    bills = with_state(Bill.objects.visible_to(user))
    if choice.kind:
        bills = bills.filter(kind=choice.kind)
    if choice.stage:
        bills = bills.filter(stage_now=choice.stage)
    if choice.open_only:
        bills = bills.filter(closes_at__isnull=False)
    newest = F("text_date").desc(nulls_last=True)
    if choice.sort == Sort.NEWEST:
        return bills.order_by(newest, "-pk")
    return bills.order_by(
        "rank",
        F("closes_at").asc(nulls_last=True),
        F("opens_next").asc(nulls_last=True),
        newest,
        "-pk",
    )
