"""What stands around Wagtail's admin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from django.views.generic import RedirectView

type View = Callable[..., HttpResponse]

# Wagtail's own sign-in form would be a second door past multi-factor authentication.
sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
sign_out = RedirectView.as_view(pattern_name="account_logout")


def atomic_posts(view: View) -> View:
    """What an editor's click changes, the log of it and the ledger: together or not at all."""

    @wraps(view)
    def whole(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except MultiValueDictKeyError as missing:
            # Wagtail reads its own hidden fields without looking whether they came along.
            raise SuspiciousOperation("a form without its hidden fields") from missing

    return whole


def hidden_from_others(view: View) -> View:
    """For who is signed in without a right to the admin it does not exist.

    Wagtail would send them to the sign-in page, which sends who is signed in back, for ever.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def absent(request: HttpRequest, **named: str) -> HttpResponse:
    """For screens of Wagtail's that nobody has here."""
    raise Http404
