"""Laws as rows of our pages."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from legislation.models import Bill
from legislation.presenters.bill_rows import BillRow, bill_row
from legislation.selectors.bills import with_state
from legislation.selectors.tallies import Tally, by_bill

if TYPE_CHECKING:
    from legislation.selectors.bills import ListedBill


def rows_of(bills: "list[ListedBill]") -> list[BillRow]:
    tallies = by_bill(bills)
    now, language = timezone.now(), (get_language() or "az")[:2]
    return [bill_row(bill, tallies.get(bill.pk, Tally()), now, language) for bill in bills]


def bills_of(page: Any, relation: str) -> "QuerySet[ListedBill]":
    """The public laws of a page, kept on any of its translations, with their state."""
    kept_on = {f"{relation}__translation_key": page.translation_key}
    chosen = Bill.objects.published().filter(**kept_on).values("pk")
    return with_state(Bill.objects.filter(pk__in=chosen)).order_by("rank", "-pk")
