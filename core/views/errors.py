"""Error pages in the design and in the reader's language; some keep what was typed.

They answer also where middleware has not run yet (a foreign host, a broken session), so they
choose the language themselves and lean on nothing that may be what failed.
"""

import logging
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from core.confirmations import LinkProblem

logger = logging.getLogger(__name__)

type ErrorView = Callable[..., HttpResponse]

# Parts of the names of fields nobody should see echoed on a page.
PASSWORDS = ("password", "code", "otp", "credential", "secret")
# Fields nobody typed.
MACHINE_MADE = ("token", "key", "csrf", "opened", "place", "path", "seen")
# Seconds after which asking again makes sense when a part of the site is down.
PAUSE = "120"


@dataclass(frozen=True)
class Typed:
    """One field of a form that was not accepted."""

    name: str
    value: str

    @property
    def is_secret(self) -> bool:
        return any(part in self.name.lower() for part in PASSWORDS)

    @property
    def is_long(self) -> bool:
        return "\n" in self.value or len(self.value) > 60

    @property
    def is_worth_copying(self) -> bool:
        """Choices and hidden numbers are not; words somebody wrote are."""
        is_machine_made = any(part in self.name.lower() for part in MACHINE_MADE)
        return not self.is_secret and not is_machine_made and len(self.value) > 1


def in_readers_language(view: ErrorView) -> ErrorView:
    """By the address, else by the browser; the middleware that knows may not have run."""

    @wraps(view)
    def localised(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        language = translation.get_language_from_request(request, check_path=True)
        with translation.override(language):
            response = view(request, *args, **named)
        response.headers.setdefault("Content-Language", language)
        return response

    return localised


@in_readers_language
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's key was missing or stale: show the text again so that nothing is lost.

    It can be sent again from here only when the browser says that the form was ours, and
    when nothing of it would be missing: another site must not get its words sent by a click.
    """
    sent = _sent(request)
    complete = not request.FILES and not any(field.is_secret for field in sent)
    context = {
        "typed": typed_texts(request),
        "again": sent if sent and complete and _came_from_here(request) else [],
    }
    return render(request, "403_csrf.html", context, status=403)


def typed_texts(request: HttpRequest) -> list[Typed]:
    """What somebody wrote into a form that is refused as a whole, without secrets."""
    return [field for field in _sent(request) if field.is_worth_copying]


def _sent(request: HttpRequest) -> list[Typed]:
    fields = [Typed(name, value) for name, values in request.POST.lists() for value in values]
    return [field for field in fields if not field.name.startswith("csrf")]


def _came_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


@in_readers_language
def link_problem(request: HttpRequest, problem: LinkProblem) -> HttpResponse:
    """404 for a link we never made, 410 for one that is used up or too old."""
    status = 404 if problem.reason == "unknown" else 410
    return render(request, "core/link_problem.html", {"reason": problem.reason}, status=status)


@in_readers_language
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


@in_readers_language
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


@in_readers_language
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


@in_readers_language
def method_not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    response = render(request, "405.html", status=405)
    response["Allow"] = allowed
    return response


@in_readers_language
def too_many_requests(request: HttpRequest, retry_after: float) -> HttpResponse:
    """When the next attempt may come (in seconds), with whatever was typed in this one."""
    minutes = max(1, math.ceil(retry_after / 60))
    wait = {"minutes": minutes} if minutes < 90 else {"hours": math.ceil(minutes / 60)}
    context = {**wait, "typed": typed_texts(request)}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(max(1, math.ceil(retry_after)))
    return response


@in_readers_language
def server_error(request: HttpRequest) -> HttpResponse:
    """Must not touch the database or the session: they may be what failed."""
    fault = sys.exception()
    if fault is not None and is_lost_database(fault):
        return unavailable()
    return HttpResponse(render_to_string("500.html", {}), status=500)


def is_lost_database(fault: BaseException) -> bool:
    """Only a lost connection: any other database error is a fault of ours and stays a 500."""
    return isinstance(fault, OperationalError | InterfaceError)


def unavailable() -> HttpResponse:
    """Rendered without a request, for the same reason as `server_error`."""
    fault = sys.exception()
    logger.error("a part of the site does not answer: %s", type(fault).__name__)
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": PAUSE})
