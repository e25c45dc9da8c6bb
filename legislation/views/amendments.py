"""Tabled amendments: the list, and one of them with its words, reason and outcome."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from legislation.enums import AmendmentStatus
from legislation.models import Amendment, Bill
from legislation.presenters import amendments as presenter
from legislation.presenters.amendment_page import amendment_page
from legislation.selectors import amending
from legislation.selectors.amendment_page import facts_of
from legislation.views.reader import language_of
from legislation.views.shared import with_bill


@with_bill
def amendment_list(request: HttpRequest, bill: Bill) -> HttpResponse:
    found = list(amending.of_bill(bill))
    chosen = request.GET.get("status", "")
    status = chosen if chosen in AmendmentStatus.values else ""
    shown = [each for each in found if not status or each.status == status]
    for each in found:
        each.bill = bill
    context = {
        "bill": bill,
        "rows": [presenter.amendment_row(each, each.operations.all()) for each in shown],
        "status": status,
        "choices": _choices(found),
        "total": len(found),
    }
    return render(request, "legislation/amendment_list.html", context)


@with_bill
def amendment(request: HttpRequest, bill: Bill, number: int) -> HttpResponse:
    found = amending.of_bill(bill).filter(number=number).first()
    if found is None:
        raise Http404
    found.bill = found.base_version.bill = bill
    page = amendment_page(facts_of(found, request.user, language_of(request)))
    return render(request, "legislation/amendment.html", {"bill": bill, "page": page})


def _choices(found: list[Amendment]) -> list[tuple[str, str, int]]:
    """The statuses that occur, with their numbers."""
    counts = {status: sum(each.status == status for each in found) for status in AmendmentStatus}
    return [(status.value, str(status.label), n) for status, n in counts.items() if n]
