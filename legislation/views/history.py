"""Everything that happened to a bill, on one line of time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from legislation.models import Bill
from legislation.presenters.history import years
from legislation.selectors.history import history_of
from legislation.views.reader import language_of
from legislation.views.shared import with_bill


@with_bill
def history(request: HttpRequest, bill: Bill) -> HttpResponse:
    found = history_of(bill, request.user)
    context = {"bill": bill, "years": years(found, language_of(request))}
    return render(request, "legislation/history.html", context)
