"""Finding the bill and the version an address names, for the reader who asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from legislation.models import Bill, FormerSlug, Version

type BillView = Callable[..., HttpResponse]


def with_bill(view: BillView) -> BillView:
    """Hand the view a bill its reader may see; an address a bill once had leads to the new one.

    A bill that is not published answers exactly as one that does not exist.
    """

    @require_safe
    @wraps(view)
    def found(request: HttpRequest, slug: str, **named: Any) -> HttpResponse:
        bill = Bill.objects.visible_to(request.user).filter(slug=slug).first()
        if bill is None:
            return _to_new_address(request, slug, named)
        return view(request, bill, **named)

    return found


def with_version(view: BillView) -> BillView:
    """As `with_bill`, and the version of that number, in place of both."""

    @with_bill
    @wraps(view)
    def found(request: HttpRequest, bill: Bill, number: int, **named: Any) -> HttpResponse:
        version = Version.objects.visible_to(request.user).filter(bill=bill, number=number).first()
        if version is None:
            raise Http404
        version.bill = bill
        return view(request, version, **named)

    return found


def _to_new_address(request: HttpRequest, slug: str, named: dict[str, Any]) -> HttpResponse:
    bills = Bill.objects.visible_to(request.user)
    former = FormerSlug.objects.filter(slug=slug, bill__in=bills).select_related("bill").first()
    match = request.resolver_match
    if former is None or match is None:
        raise Http404
    response: HttpResponse = redirect(
        match.view_name, permanent=True, **{**named, "slug": former.bill.slug}
    )
    if query := request.META.get("QUERY_STRING"):
        response["Location"] += f"?{query}"
    return response
