"""What a signed-in request passes: the second step of those who need one."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.accounts import second_step, sessions
from core.accounts.second_step import Missing
from core.models import User
from core.views.errors import typed_texts

type Handler = Callable[[HttpRequest], HttpResponse]

ALWAYS_OPEN = frozenset({"account_logout", "core:display", "health", "root"})
# Whoever has a factor must pass with it: a password alone may neither add nor remove one.
OPEN = {
    Missing.PASSING: ALWAYS_OPEN | {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"},
    Missing.ENROLMENT: ALWAYS_OPEN
    | {
        "core:second_step",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    },
}


class SecondStepMiddleware:
    """Nothing is served to a session that lacks its second step, whatever the address.

    Stands after CSRF protection, authentication and the language, before every view.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        # Without the cookie nobody is signed in: a public page must not depend on the session.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        user = request.user
        if not isinstance(user, User):
            return None
        lacking = second_step.missing(request, user)
        match = request.resolver_match
        if lacking is None or (match and match.view_name in OPEN[lacking]):
            return None
        return _refusal(request, way_on(request, user, lacking))


class DeviceMiddleware:
    """Notes where an account is in use, for its owner to see."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A page that did not look at the session must not begin to depend on it here, and
        # where something is broken the session may be what is.
        is_whole = response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        if is_whole and request.session.accessed and isinstance(request.user, User):
            sessions.note(request, request.user)
        return response


def way_on(request: HttpRequest, user: User, lacking: Missing) -> str:
    """Where the person passes the second step or adds one, and comes back afterwards."""
    if lacking is Missing.ENROLMENT:
        return reverse("core:second_step")
    has_app = "totp" in second_step.factors_of(user)
    view = "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("core:account")
    return f"{reverse(view)}?{urlencode({'next': back})}"


def _refusal(request: HttpRequest, url: str) -> HttpResponse:
    """Programs get a status, readers the way on, and who sent a text gets it back."""
    if not request.accepts("text/html"):
        detail = _("Sign in with your second step first.")
        return JsonResponse({"detail": detail, "url": url}, status=HTTPStatus.FORBIDDEN)
    if request.method in {"GET", "HEAD"}:
        return redirect(url)
    context = {"typed": typed_texts(request), "url": url}
    return render(request, "account/second_step_first.html", context, status=HTTPStatus.FORBIDDEN)
