"""Changing the e-mail address: asking for it, and the two links of the letters."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.accounts import address_change
from core.accounts.address_change import Side
from core.accounts.forms import NewAddressForm
from core.accounts.proof import proved_again
from core.accounts.requests import signed_in_user
from core.confirmations import LinkProblem
from core.views.errors import link_problem


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@proved_again()
def change(request: HttpRequest) -> HttpResponse:
    user = signed_in_user(request)
    form = NewAddressForm(request.POST or None, user=user)
    if form.is_valid():
        try:
            address_change.begin(user, form.cleaned_data["email"])
        except address_change.TooManyChanges:
            form.add_error("email", _("You asked for this several times today. Try tomorrow."))
        else:
            return redirect("account_email")
    context = {"form": form, "waiting": address_change.waiting_for(user)}
    return render(request, "core/address.html", context)


@require_POST
@login_required
def cancel(request: HttpRequest) -> HttpResponse:
    if address_change.cancel_open(signed_in_user(request)):
        messages.success(request, _("The address stays as it is."))
    return redirect("account_email")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: HttpRequest, side: str, token: str) -> HttpResponse:
    """The page behind a letter's link: yes or no, by button only."""
    if side not in set(Side):
        raise Http404
    try:
        if request.method != "POST":
            waiting = address_change.peek(Side(side), token)
            context = {"change": waiting, "side": side}
            return render(request, "core/address_answer.html", context)
        act = address_change.refuse if "refuse" in request.POST else address_change.confirm
        return render(request, "core/address_answered.html", {"change": act(Side(side), token)})
    except LinkProblem as problem:
        return link_problem(request, problem)
