"""The page behind an invitation's link: accepted by button, by the right person only."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from core.accounts import invitations
from core.accounts.forms_people import AcceptForm
from core.accounts.invitations import NotForYou
from core.accounts.posts import PostTaken, label_of
from core.confirmations import LinkProblem
from core.models import Invitation, User
from core.roles import Role
from core.views.errors import link_problem


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("password1")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    try:
        found = invitations.peek(token)
        owner = invitations.account_of(found)
        if owner is None and not request.user.is_authenticated:
            return _with_new_account(request, found, token)
        return _with_account(request, found, owner, token)
    except LinkProblem as problem:
        return link_problem(request, problem)
    except NotForYou:
        # The account was made or closed while this form was open, perhaps by the same person.
        return _page(request, found, is_owner=False, status=HTTPStatus.FORBIDDEN)
    except PostTaken:
        # Somebody else was given the post meanwhile: as good as withdrawn.
        return link_problem(request, LinkProblem("expired"))


def _with_new_account(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    form = AcceptForm(
        request.POST if request.method == "POST" else None,
        email=found.email,
        has_own_name=found.role == Role.MP,
    )
    if not form.is_valid():
        context = _context(found) | {"form": form}
        return render(request, "core/invitation_new.html", context)
    invitations.accept_anew(
        token,
        password=form.cleaned_data["password1"],
        display_name=form.cleaned_data.get("display_name", ""),
    )
    messages.success(request, _("Your account is ready. Sign in with your new password."))
    return redirect("account_login")


def _with_account(
    request: HttpRequest, found: Invitation, owner: User | None, token: str
) -> HttpResponse:
    is_owner = owner is not None and request.user == owner
    if request.method == "POST" and isinstance(request.user, User) and is_owner:
        invitations.accept_as(request.user, token)
        messages.success(request, _("The invitation is accepted."))
        return redirect("core:account")
    status = HTTPStatus.FORBIDDEN if request.method == "POST" else HTTPStatus.OK
    return _page(request, found, is_owner=is_owner, status=status)


def _page(
    request: HttpRequest, found: Invitation, *, is_owner: bool, status: HTTPStatus
) -> HttpResponse:
    """A button for the owner of the address; for others the way to sign in."""
    back = urlencode({"next": request.path})
    context = _context(found) | {
        "is_owner": is_owner,
        "sign_in_url": f"{reverse('account_login')}?{back}",
    }
    return render(request, "core/invitation.html", context, status=status)


def _context(found: Invitation) -> dict[str, object]:
    return {"invitation": found, "post": label_of(Role(found.role), found.post)}
