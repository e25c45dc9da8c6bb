"""Sensitive acts ask once more who sits at the device."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.conf import settings
from django.http import HttpRequest, HttpResponse

type View = Callable[..., HttpResponse]


def ask_again(request: HttpRequest) -> None:
    """For a page that knows only inside whether it is sensitive; not for a form that is sent.

    Where second steps are not required, as in the demonstration, nobody is asked.
    """
    if settings.SECOND_STEP_REQUIRED:
        raise_if_reauthentication_required(request, app="core")


def proved_again(*, reading_too: bool = False) -> Callable[[View], View]:
    """The password or the second step within ACCOUNT_REAUTHENTICATION_TIMEOUT, else its page.

    allauth keeps a sent form in the session and sends it on afterwards: not for a view whose
    form holds what must not lie there in clear text.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if reading_too or request.method not in {"GET", "HEAD"}:
                raise_if_reauthentication_required(request, app="core")
            return view(request, *args, **kwargs)

        return guarded

    return decorate
