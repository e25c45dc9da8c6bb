"""The administrators' page of those who work here, and what they may do to an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts import address_change, invitations, managing, second_step
from core.accounts.forms_people import InviteForm, ReplaceAddressForm, RoleForm
from core.accounts.posts import PostTaken, label_of
from core.accounts.proof import proved_again
from core.accounts.requests import signed_in_user
from core.mail.nobody import DOMAIN
from core.models import Invitation, User
from core.permissions import may_manage_account, may_manage_accounts
from core.roles import ROLE_LABELS, Role

type View = Callable[..., HttpResponse]


def administrators_only(view: View) -> View:
    """To others who are signed in the page does not exist."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_manage_accounts(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@administrators_only
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role, by role; citizens are found by their whole address only."""
    asked = request.GET.get("q", "").strip()[:254]
    context = {
        "groups": [(ROLE_LABELS[role], _holders(role)) for role in Role if role != Role.CITIZEN],
        "invitations": _open_invitations(),
        "asked": asked,
        "found": _find(asked) if asked else None,
    }
    return render(request, "core/people.html", context)


def _holders(role: Role) -> list[User]:
    return list(User.objects.filter(groups__name=role).order_by("display_name", "email"))


def _open_invitations() -> list[tuple[Invitation, str]]:
    found = Invitation.objects.open().select_related("invited_by")
    return [(one, label_of(Role(one.role), one.post)) for one in found]


def _find(asked: str) -> list[User]:
    # NUL is refused by the database, not by Django's fields.
    wanted = asked.replace("\x00", "")
    return list(User.objects.filter(Q(email=wanted.lower()) | Q(display_name=wanted))[:20])


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
@proved_again(reading_too=True)
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if form.is_valid():
        role, post = form.cleaned_data["target"]
        email, language = form.cleaned_data["email"], form.cleaned_data["language"]
        by = signed_in_user(request)
        try:
            invitations.invite(email, role, post=post, language=language, by=by)
        except invitations.AlreadyInvited:
            form.add_error("email", _("This address is invited already and has not answered yet."))
        else:
            messages.success(request, _("The invitation is sent."))
            return redirect("core:people")
    return render(request, "core/invite.html", {"form": form})


@require_POST
@administrators_only
@proved_again()
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    invitations.withdraw(get_object_or_404(Invitation, pk=pk), by=signed_in_user(request))
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("core:people")


@require_safe
@administrators_only
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _somebody_or_404(pk))


def _somebody_or_404(pk: int) -> User:
    """Not the empty row of an account that was deleted."""
    return get_object_or_404(User.objects.exclude(email__endswith=f"@{DOMAIN}"), pk=pk)


def _page(
    request: HttpRequest,
    other: User,
    *,
    role_form: RoleForm | None = None,
    address_form: ReplaceAddressForm | None = None,
) -> HttpResponse:
    """With the form that was refused, of which the page's summary of problems speaks."""
    held = set(other.groups.values_list("name", flat=True))
    context = {
        "person": other,
        "form": role_form or address_form,
        "role_form": role_form or RoleForm(),
        "address_form": address_form or ReplaceAddressForm(),
        "waiting": address_change.waiting_for(other),
        "held": [(role.value, ROLE_LABELS[role]) for role in Role if role in held],
        "factors": second_step.factors_of(other),
        "may_act": may_manage_account(request.user, other),
        "events": other.account_events.select_related("actor")[:20],
    }
    return render(request, "core/person.html", context)


@require_POST
@administrators_only
@proved_again()
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One act on somebody else's account. Nobody acts on their own."""
    other = _somebody_or_404(pk)
    if name not in ACTS or not may_manage_account(request.user, other):
        raise Http404
    return ACTS[name](request, other)


def _give(request: HttpRequest, other: User) -> HttpResponse:
    form = RoleForm(request.POST)
    if form.is_valid():
        role, post = form.cleaned_data["target"]
        try:
            managing.give_role(other, role, by=signed_in_user(request), post=post)
        except PostTaken:
            form.add_error("target", _("Somebody else holds this post."))
        else:
            return _done(request, other, _("The role is given."))
    return _page(request, other, role_form=form)


def _take(request: HttpRequest, other: User) -> HttpResponse:
    name = request.POST.get("role", "")
    if name not in set(Role):
        raise Http404
    managing.take_role(other, Role(name), by=signed_in_user(request))
    return _done(request, other, _("The role is taken away."))


def _reset(request: HttpRequest, other: User) -> HttpResponse:
    managing.reset_second_step(other, by=signed_in_user(request))
    return _done(request, other, _("The second step is reset. Its owner gets a letter."))


def _replace_address(request: HttpRequest, other: User) -> HttpResponse:
    form = ReplaceAddressForm(request.POST)
    if not other.is_active:
        raise Http404
    if form.is_valid():
        email = form.cleaned_data["email"]
        try:
            if managing.replace_address(other, email, by=signed_in_user(request)):
                return _done(request, other, _("Letters are on their way to both addresses."))
        except address_change.AddressTaken:
            form.add_error("email", _("Another account has this address."))
        else:
            form.add_error("email", _("The account has this address, or it waits for its answer."))
    return _page(request, other, address_form=form)


def _deactivate(request: HttpRequest, other: User) -> HttpResponse:
    managing.deactivate(other, by=signed_in_user(request))
    return _done(request, other, _("The account is closed."))


def _reactivate(request: HttpRequest, other: User) -> HttpResponse:
    managing.reactivate(other, by=signed_in_user(request))
    return _done(request, other, _("The account is open again."))


def _sign_out(request: HttpRequest, other: User) -> HttpResponse:
    managing.sign_out(other, by=signed_in_user(request))
    return _done(request, other, _("The account is signed out on every device."))


def _done(request: HttpRequest, other: User, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("core:person", other.pk)


ACTS: dict[str, Callable[[HttpRequest, User], HttpResponse]] = {
    "give": _give,
    "take": _take,
    "reset-second-step": _reset,
    "replace-address": _replace_address,
    "deactivate": _deactivate,
    "reactivate": _reactivate,
    "sign-out": _sign_out,
}
