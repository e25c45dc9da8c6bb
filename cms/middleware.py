"""Addresses that are no longer: old slugs lead to where the page is now."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.models.base import BasePage
from cms.permissions import may_read

type Handler = Callable[[HttpRequest], HttpResponse]


class PageRedirectMiddleware:
    """As Wagtail's, and it says nothing about pages the reader may not see.

    An untranslated page stands under every language's prefix, so its old address does too.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or "\x00" in request.path:
            return response
        return _redirected(request) or response


def _redirected(request: HttpRequest) -> HttpResponse | None:
    found = get_redirect(request, Redirect.normalise_path(request.path))
    if found is not None and found.redirect_page is None:
        return redirect(found.link, permanent=found.is_permanent) if found.link else None
    target = found.redirect_page if found else _renamed_elsewhere(request)
    page = target.specific if target else None
    if not isinstance(page, BasePage) or not may_read(request, page):
        return None
    # Not for ever: a translation made tomorrow has an address of its own.
    return redirect(page.address_for_reader())


def _renamed_elsewhere(request: HttpRequest) -> Page | None:
    """The page that had this path under another language's prefix."""
    _nothing, code, rest = [*request.path.split("/", 2), "", ""][:3]
    codes = [known for known, _name in settings.LANGUAGES]
    if code not in codes:
        return None
    paths = [Redirect.normalise_path(f"/{other}/{rest}") for other in codes if other != code]
    found = (
        Redirect.objects.filter(old_path__in=paths, redirect_page__isnull=False)
        .select_related("redirect_page")
        .order_by("pk")
        .first()
    )
    return found.redirect_page if found else None
