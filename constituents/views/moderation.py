"""Taking a published question off the site, and putting it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from constituents import answering
from constituents.enums import PUBLIC_VISIBILITIES, Delivery
from constituents.forms import HoldForm
from constituents.models import Question
from constituents.permissions import may_hold, readable_questions
from core.roles import Role, has_role

ROWS_ON_PAGE = 20


@require_safe
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What went public last, held questions first."""
    if not has_role(request.user, Role.MODERATOR):
        raise PermissionDenied
    published = readable_questions(request.user).filter(
        delivery=Delivery.DELIVERED, visibility__in=PUBLIC_VISIBILITIES
    )
    ordered = published.select_related("recipient").order_by("held_at", "-delivered_at", "-pk")
    page = Paginator(ordered, ROWS_ON_PAGE).get_page(request.GET.get("page"))
    return render(request, "constituents/moderation.html", {"page": page})


def _found(request: HttpRequest, reference: str) -> Question:
    readable = readable_questions(request.user).select_related("recipient", "constituency")
    found = get_object_or_404(readable, reference=reference.upper())
    if not may_hold(request.user, found):
        raise Http404
    return found


@require_POST
@login_required
def hold(request: HttpRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    form = HoldForm(request.POST)
    if form.is_valid():
        answering.hold(found, reason=form.cleaned_data["reason"])
        messages.success(request, _("The question is hidden from the public."))
    else:
        messages.error(request, str(form.errors["reason"][0]))
    return redirect(found)


@require_POST
@login_required
def release(request: HttpRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    answering.release(found)
    messages.success(request, _("The question is public again."))
    return redirect(found)
