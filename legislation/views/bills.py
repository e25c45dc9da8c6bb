"""The list of bills and the page of one."""

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from legislation.enums import BillKind, Stage
from legislation.filters import BillFilter, Sort
from legislation.models import Bill
from legislation.presenters.bill_page import bill_page
from legislation.presenters.bill_rows import BillRow, bill_row
from legislation.selectors import bills as selector
from legislation.selectors import tallies
from legislation.selectors.bill_page import facts_of
from legislation.views.shared import with_bill

if TYPE_CHECKING:
    from legislation.selectors.bills import ListedBill

ROWS_A_PAGE = 20

SORTS = {
    Sort.DEADLINE: gettext_lazy("Ending soonest"),
    Sort.NEWEST: gettext_lazy("Newest text first"),
}


@require_safe
def bill_list(request: HttpRequest) -> HttpResponse:
    choice = BillFilter.read(request.GET)
    found = selector.listed(request.user, choice)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "choice": choice,
        "page": page,
        "rows": _rows(page),
        "open_count": _open(request).count(),
        "kinds": BillKind.choices,
        "stages": Stage.choices,
        "sorts": SORTS.items(),
    }
    if not page.paginator.count:
        context |= {"chosen": _chosen(choice), "ways_out": _ways_out(request, choice)}
    return render(request, "legislation/bill_list.html", context)


@with_bill
def bill(request: HttpRequest, bill: Bill) -> HttpResponse:
    facts = facts_of(bill, request.user)
    page = bill_page(facts, timezone.now(), get_language() or "az")
    return render(request, "legislation/bill.html", {"bill": bill, "page": page})


def _open(request: HttpRequest) -> "QuerySet[ListedBill]":
    return selector.listed(request.user, BillFilter(open_only=True))


def _rows(page: "Page[ListedBill]") -> list[BillRow]:
    said = tallies.by_bill(page.object_list)
    now, language = timezone.now(), get_language() or "az"
    nothing = tallies.Tally()
    return [bill_row(bill, said.get(bill.pk, nothing), now, language) for bill in page.object_list]


def _chosen(choice: BillFilter) -> list[str]:
    parts = [
        BillKind(choice.kind).label if choice.kind else "",
        Stage(choice.stage).label if choice.stage else "",
        _("only open for comment") if choice.open_only else "",
    ]
    return [str(part) for part in parts if part]


def _ways_out(request: HttpRequest, choice: BillFilter) -> list[dict[str, object]]:
    """Wider choices that do find something, each with its number of results."""
    labels = {
        "open_only": _("Remove the filter: only open for comment"),
        "stage": _("Show every stage"),
        "kind": _("Show every kind"),
    }
    ways: list[dict[str, object]] = []
    for wider in choice.wider():
        gone = next(part for part in labels if getattr(choice, part) != getattr(wider, part))
        count = selector.listed(request.user, wider).count()
        url = f"{reverse('legislation:bill_list')}?{wider.query()}".rstrip("?")
        ways.append({"label": labels[gone], "url": url, "count": count})
    return [way for way in ways if way["count"]]
