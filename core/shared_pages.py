"""Which responses a cache may keep, and a small cache of our own in front of the views.

A page is shared only when every one of these holds, so that no mistake of one of them leaks:
its view is on the list of shared pages; the request bore no cookie but the display's; the
answer sets none; no form's key was made; it is a complete 200 to a GET. Everything else says
`private, no-store`, also a view somebody adds tomorrow.
"""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

logger = logging.getLogger(__name__)

type Handler = Callable[[HttpRequest], HttpResponse]

NOT_KEPT = "private, no-store"
# Cookies that choose among a few looks; part of a page's key, with their few values.
DISPLAY_COOKIES = {"theme": ("light", "dark"), "size": ("large",)}
# The key of a form has no influence on a page without a form, and shared pages have none.
HARMLESS_COOKIES = frozenset({*DISPLAY_COOKIES, "csrftoken"})
KEPT_HEADERS = ("Content-Type", "Content-Language", "Content-Encoding", "ETag", "Vary")
MAX_BYTES = 500_000
MAX_ADDRESS = 300


def shared_policy() -> str:
    """A browser asks each time; a shared cache may repeat the page for some seconds.

    So whatever is taken off the site is gone from every cache that soon.
    """
    return f"public, max-age=0, s-maxage={settings.SHARED_PAGES_SECONDS}, must-revalidate"


@dataclass(frozen=True)
class Kept:
    """A response in the cache: its body, as it was compressed, and its headers."""

    body: bytes
    headers: dict[str, str]

    def response(self) -> HttpResponse:
        headers = {**self.headers, "Cache-Control": shared_policy()}
        return HttpResponse(self.body, headers=headers)


class CachePolicyMiddleware:
    """Says of every response who may keep it. Stands outside of sessions and form keys."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_shared(request, response):
            response["Cache-Control"] = shared_policy()
            patch_vary_headers(response, ["Cookie"])
            set_response_etag(response)
        elif response.cookies or not response.has_header("Cache-Control"):
            response["Cache-Control"] = NOT_KEPT
        return response


def is_shared(request: HttpRequest, response: HttpResponseBase) -> bool:
    match = request.resolver_match
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code == 200
        and not response.streaming
        and match is not None
        and match.view_name in settings.SHARED_PAGES
        and not response.has_header("Cache-Control")
        and not response.cookies
        and set(request.COOKIES) <= HARMLESS_COOKIES
        and "Authorization" not in request.headers
        # Set as soon as a template asks for a form's key.
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not ("CSRF_COOKIE" in request.META and _has_form(response))
    )


def _has_form(response: HttpResponseBase) -> bool:
    return b"csrfmiddlewaretoken" in getattr(response, "content", b"")


class SharedPagesMiddleware:
    """Answers from the cache whoever brings no cookie that could mean a person."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        kept = _find(key) if key else None
        response = kept.response() if kept else self.get_response(request)
        if key and kept is None and _may_be_stored(request, response):
            _store(key, response)
        return _if_changed(request, response)


def _key(request: HttpRequest) -> str:
    """Empty where the cache must not be asked."""
    address = request.get_full_path()
    if (
        not settings.SHARED_PAGES_SECONDS
        or request.method != "GET"
        or len(address) > MAX_ADDRESS
        or not set(request.COOKIES) <= HARMLESS_COOKIES
        or "Authorization" in request.headers
    ):
        return ""
    look = [_look(request, name) for name in DISPLAY_COOKIES]
    compressed = "gzip" in request.headers.get("Accept-Encoding", "")
    parts = [str(request.scheme), request.get_host(), address, *look, str(compressed)]
    return "page:" + hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()


def _look(request: HttpRequest, name: str) -> str:
    value = request.COOKIES.get(name, "")
    return value if value in DISPLAY_COOKIES[name] else ""


def _may_be_stored(request: HttpRequest, response: HttpResponse) -> bool:
    """What is stored was made for a request without any cookie but the display's."""
    return (
        response.status_code == 200
        and response.get("Cache-Control") == shared_policy()
        and set(request.COOKIES) <= set(DISPLAY_COOKIES)
        and len(response.content) <= MAX_BYTES
    )


def _find(key: str) -> Kept | None:
    try:
        found = cache.get(key)
    except Exception as fault:  # noqa: BLE001 - whatever its client raises, pages go on without
        logger.warning("the cache does not answer: %s", type(fault).__name__)
        return None
    return found if isinstance(found, Kept) else None


def _store(key: str, response: HttpResponse) -> None:
    headers = {name: response[name] for name in KEPT_HEADERS if response.has_header(name)}
    try:
        cache.set(key, Kept(response.content, headers), settings.SHARED_PAGES_SECONDS)
    except Exception as fault:  # noqa: BLE001 - as above
        logger.warning("the cache does not answer: %s", type(fault).__name__)


def _if_changed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 for who has the page already."""
    if response.status_code != 200 or response.get("Cache-Control") != shared_policy():
        return response
    found = get_conditional_response(request, etag=response.get("ETag"), response=response)
    return found if isinstance(found, HttpResponse) else response
