"""Addresses that are no longer: old slugs lead to where the page is now."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

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
    own, *elsewhere = _paths(request)
    known = _redirects(request, [own, *elsewhere])
    found = known.get(own)
    if found is not None and found.redirect_page is None:
        return redirect(found.link, permanent=found.is_permanent) if found.link else None
    renamed = [known[path].redirect_page for path in elsewhere if path in known]
    target = found.redirect_page if found else next(filter(None, renamed), None)
    page = target.specific if target else None
    if not isinstance(page, BasePage) or not may_read(request, page):
        return None
    # Not for ever: a translation made tomorrow has an address of its own.
    return redirect(page.address_for_reader())


def _paths(request: HttpRequest) -> list[str]:
    """The path asked for as redirects are kept, then the same under the other languages."""
    _nothing, code, rest = [*request.path.split("/", 2), "", ""][:3]
    codes = [known for known, _name in settings.LANGUAGES]
    others = [f"/{other}/{rest}" for other in codes if other != code] if code in codes else []
    return [Redirect.normalise_path(path) for path in (request.path, *others)]


def _redirects(request: HttpRequest, paths: list[str]) -> dict[str, Redirect]:
    """The redirect of each path that has one: the site's own before one of all sites.

    Nearly no path has one, so everything is asked at once, and for the site only then.
    """
    found = list(Redirect.objects.filter(old_path__in=paths).select_related("redirect_page"))
    if not found:
        return {}
    site = Site.find_for_request(request)
    of_all = {one.old_path: one for one in found if one.site_id is None}
    return of_all | {one.old_path: one for one in found if site and one.site_id == site.pk}
