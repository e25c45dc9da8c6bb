"""What every request and response passes through."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.csp import build_policy

logger = logging.getLogger(__name__)

type Handler = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


class ResponseHeadersMiddleware:
    """Stands before WhiteNoise, so that files and early refusals carry the headers too."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("X-Content-Type-Options", "nosniff")
        response.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        response.setdefault("Content-Security-Policy", build_policy(settings.SECURE_CSP))
        return response


class RefuseUnreadableInputMiddleware:
    """NUL reaches PostgreSQL as an error; no reader of ours ever types one into an address."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise SuspiciousOperation("NUL in the address")
        return self.get_response(request)


class FriendlyRefusalsMiddleware:
    """A wrong method and a missing database get a page that says so, not an empty one."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            allowed = response.get("Allow", "")
            response = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
            response["Allow"] = allowed
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only a lost connection: any other database error is a fault of ours and stays a 500."""
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        logger.error("the database does not answer: %s", type(exception).__name__)
        page = render_to_string("503.html")
        return HttpResponse(
            page, status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "120"}
        )


class PrivateResponsesMiddleware:
    """Whoever is signed in gets pages no cache keeps; anonymous pages carry no cookie of ours."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = getattr(request, "session", None)
        if (session is not None and session.accessed and not session.is_empty()) or (
            request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        ):
            patch_cache_control(response, private=True, no_store=True)
        return response
