"""What every request and response passes through."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils.csp import build_policy

from core.views.errors import is_lost_database, method_not_allowed, unavailable

METHODS = ("GET", "HEAD", "OPTIONS", "POST")

type Handler = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


def protective_headers() -> dict[str, str]:
    """What every response carries unless its view says something stricter."""
    return {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Permissions-Policy": PERMISSIONS_POLICY,
        "Content-Security-Policy": build_policy(settings.SECURE_CSP),
    }


def transport_security() -> dict[str, str]:
    """For what the web server answers itself; of a page Django knows whether it went by TLS."""
    if not settings.SECURE_HSTS_SECONDS:
        return {}
    value = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
    return {"Strict-Transport-Security": value}


class ResponseHeadersMiddleware:
    """Stands outside of everything, so that files, redirects and early refusals carry them too."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in protective_headers().items():
            response.setdefault(name, value)
        return response


class RefuseUnreadableInputMiddleware:
    """What no reader of ours ever sends, before a session, a form or a file of it is opened.

    NUL reaches PostgreSQL as an error; a body beyond every form of ours would fill the disk,
    since Django writes uploads to files before a view is asked.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "is_unreadable", False):
            raise BadRequest("a body of no kind or coding of ours")
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise SuspiciousOperation("NUL in the address")
        if _is_longer_than(settings.MAX_REQUEST_BYTES, request.META.get("CONTENT_LENGTH") or "0"):
            raise RequestDataTooBig("longer than any form of ours")
        # Quoted cookies may hold octal escapes, and so NUL, which no header may.
        if any("\x00" in value for value in request.COOKIES.values()):
            raise SuspiciousOperation("NUL in a cookie")
        return self.get_response(request)


def _is_longer_than(limit: int, stated: str) -> bool:
    """Thousands of digits are a length too, but none that Python would read."""
    return stated.isdecimal() and (len(stated) > 15 or int(stated) > limit)


class FriendlyRefusalsMiddleware:
    """A wrong method and a missing database get a page that says so, not an empty one."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return method_not_allowed(request, response.get("Allow", ""))
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, named: object
    ) -> HttpResponse | None:
        """Nothing of ours is put, patched or deleted; said before a form's key is asked for."""
        match = request.resolver_match
        if request.method in METHODS or (match and match.view_name in settings.VIEWS_PATCHED):
            return None
        return method_not_allowed(request, ", ".join(METHODS))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable() if is_lost_database(exception) else None
