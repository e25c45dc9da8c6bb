"""Confidential consultations, on the MP's side and on the adviser's."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts.proof import ask_again
from core.accounts.requests import signed_in_user
from core.limits import Refused, spend, wait_in_words
from core.models import User
from ethics_code.closing import close as close_consultation
from ethics_code.closing import retention
from ethics_code.crypto import Unreadable
from ethics_code.enums import Side
from ethics_code.forms import TEXT_LIMIT, BeginForm, MessageForm
from ethics_code.models import Consultation
from ethics_code.permissions import (
    Visitor,
    advisers_for,
    consultations_put_to,
    may_advise,
    may_close,
    may_consult,
    may_write,
    own_consultations,
)
from ethics_code.reading import open_thread
from ethics_code.views.shared import confidential, consultation_or_404
from ethics_code.writing import Closed, Draft, begin, write


def may_enter(user: Visitor) -> bool:
    return may_consult(user) or may_advise(user)


@require_safe
@confidential(may_consult)
def own(request: HttpRequest) -> HttpResponse:
    """The MP's consultations; whoever has none is shown the two ways."""
    consultations = list(own_consultations(request.user).select_related("adviser"))
    if not consultations:
        return redirect("ethics_code:intake")
    return render(request, "ethics_code/own_list.html", {"consultations": consultations})


@require_safe
@confidential(may_advise)
def put_to_me(request: HttpRequest) -> HttpResponse:
    consultations = consultations_put_to(request.user).select_related("mp")
    return render(request, "ethics_code/adviser_list.html", {"consultations": consultations})


@require_http_methods(["GET", "HEAD", "POST"])
@confidential(may_consult)
@sensitive_post_parameters("text")
@sensitive_variables("form")
def new(request: HttpRequest) -> HttpResponse:
    mp = signed_in_user(request)
    advisers = advisers_for(mp)
    if not advisers:
        return render(request, "ethics_code/no_adviser.html")
    form = BeginForm(request.POST or None, advisers=advisers)
    if form.is_valid() and _may_send(request, form):
        consultation = begin(mp, form.cleaned_data["adviser"], _draft(form))
        messages.success(request, _("Your text is sent. Only the adviser can open it."))
        return redirect(consultation)
    return render(request, "ethics_code/new.html", {"form": form, "limit": TEXT_LIMIT})


@require_safe
@confidential(may_enter)
def consultation(request: HttpRequest, number: str) -> HttpResponse:
    """The thread. Opening it is recorded; that is the one thing this GET leaves behind."""
    user = signed_in_user(request)
    found = consultation_or_404(user, number)
    if found.side_of(user) == Side.ADVISER:
        # An adviser's open screen would show what an MP trusted to one person.
        ask_again(request)
    return _page(request, found, MessageForm())


@require_POST
@confidential(may_enter)
@sensitive_post_parameters("text")
@sensitive_variables("form")
def add(request: HttpRequest, number: str) -> HttpResponse:
    user = signed_in_user(request)
    found = consultation_or_404(user, number)
    form = MessageForm(request.POST)
    if form.is_valid() and _may_send(request, form):
        try:
            write(found, user, _draft(form))
        except (Closed, Unreadable):
            form.add_error(None, _("This consultation is closed: nothing can be added to it."))
            found.refresh_from_db()
        else:
            messages.success(request, _("Your text is sent."))
            return redirect(found)
    return _page(request, found, form)


@require_POST
@confidential(may_consult)
def close(request: HttpRequest, number: str) -> HttpResponse:
    user = signed_in_user(request)
    found = consultation_or_404(user, number)
    if may_close(user, found):
        close_consultation(found, user)
        messages.success(request, _("The consultation is closed."))
    return redirect(found)


@sensitive_variables("form")
def _may_send(request: HttpRequest, form: MessageForm) -> bool:
    """Whether the account has not sent too many; the form says so and keeps the text."""
    try:
        spend("consultation", request)
    except Refused as refused:
        form.add_error(None, wait_in_words(refused))
    return not form.errors


def _draft(form: MessageForm) -> Draft:
    language = get_language() or "az"
    return Draft(form.cleaned_data["text"], language, form.cleaned_data["key"])


@sensitive_variables("form", "context")
def _page(request: HttpRequest, found: Consultation, form: MessageForm) -> HttpResponse:
    user = signed_in_user(request)
    context = _context(found, user) | {
        "thread": open_thread(found, user),
        "form": form,
        "limit": TEXT_LIMIT,
    }
    return render(request, "ethics_code/thread.html", context)


def _context(found: Consultation, user: User) -> dict[str, Any]:
    return {
        "consultation": found,
        "is_mp": found.side_of(user) == Side.MP,
        "may_write": may_write(user, found),
        "may_close": may_close(user, found),
        "erased_on": found.closed_at + retention() if found.closed_at else None,
        "retention_months": round(retention().days / 30.4),
    }
