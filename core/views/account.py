"""The account page: what is one's own, and the desks of one's roles."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.accounts import second_step as second_step_rules
from core.accounts.address_change import waiting_for
from core.accounts.forms import DetailsForm
from core.accounts.requests import signed_in_user
from core.models import User
from core.roles import ROLE_LABELS, Role, roles_of


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Where a signed-in person finds their own things and their role's desks."""
    user = signed_in_user(request)
    context = {
        "role_names": [ROLE_LABELS[role] for role in Role if role in roles_of(user)],
        "language_name": dict(DetailsForm.LANGUAGES)[user.language],
        "pending_address": waiting_for(user),
        **_ways_to_sign_in(user),
    }
    return render(request, "core/account.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def details(request: HttpRequest) -> HttpResponse:
    """The name others see and the language of letters."""
    user = signed_in_user(request)
    # A copy: a refused name must not appear in the masthead of the page that refuses it.
    form = DetailsForm(request.POST or None, instance=User.objects.get(pk=user.pk))
    if form.is_valid():
        saved = form.save()
        with translation.override(saved.language):
            messages.success(request, _("Your details are saved."))
            return redirect(reverse("core:account"))
    return render(request, "core/account_details.html", {"form": form})


@require_safe
@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """Asks those who work here to add a second step; they see nothing else before."""
    lacking = second_step_rules.missing(request, signed_in_user(request))
    if lacking is not second_step_rules.Missing.ENROLMENT:
        return redirect("core:account")
    return render(request, "core/second_step.html")


def _ways_to_sign_in(user: User) -> dict[str, object]:
    own = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    codes = [a.wrap() for a in own if a.type == Authenticator.Type.RECOVERY_CODES]
    return {
        "passkeys": [a for a in own if a.type == Authenticator.Type.WEBAUTHN],
        "code_app": next((a for a in own if a.type == Authenticator.Type.TOTP), None),
        "has_codes": bool(codes),
        "codes_left": len(codes[0].get_unused_codes()) if codes else 0,
    }
