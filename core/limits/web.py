"""Limits of requests: whom a request counts for, and the answer of one too many."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.limits import buckets
from core.limits.addresses import client_block
from core.limits.refusal import Refused
from core.limits.table import By, limits_of
from core.views.errors import too_many_requests

type View = Callable[..., HttpResponse]


def spend(action: str, request: HttpRequest, *, recipient: str = "", account: str = "") -> None:
    """Take a token for each row of the action that fits: address, account, recipient.

    `account` is whom somebody claims to be who is not signed in yet.

    Raises:
        Refused: the page that shows it answers 429 with Retry-After by itself.
    """
    user = request.user
    whom = {
        By.ADDRESS: client_block(request),
        By.ACCOUNT: account or (str(user.pk) if user.is_authenticated else ""),
        By.RECIPIENT: recipient,
    }
    try:
        for by in limits_of(action):
            if whom[by]:
                buckets.take(action, by, whom[by])
    except Refused as refused:
        note(request, refused)
        raise


def note(request: HttpRequest, refused: Refused) -> None:
    """Whatever page answers this request says 429 (see `LimitsMiddleware`)."""
    request.refused = refused  # type: ignore[attr-defined] # read by the middleware only


def limited(action: str) -> Callable[[View], View]:
    """For views whose page has nothing typed to lose."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                spend(action, request)
            except Refused as refused:
                return page(request, refused)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def page(request: HttpRequest, refused: Refused) -> HttpResponse:
    """When to come back, and everything that was typed."""
    return too_many_requests(request, refused.seconds)


class LimitsMiddleware:
    """Gives every page that tells of a refusal its status and header."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        refused = getattr(request, "refused", None)
        if refused is not None:
            if response.status_code == HTTPStatus.OK:
                response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(refused.seconds)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view without an answer of its own."""
        if not isinstance(exception, Refused):
            return None
        note(request, exception)
        return page(request, exception)
