"""What the pages of briefings show."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from wagtail.models import Locale

from legislation.models import Bill

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cms.models import BriefingIndexPage, BriefingPage

PER_PAGE = 10


def briefings(locale: Locale) -> "QuerySet[BriefingPage]":
    """Every public briefing once: in the reader's language, or else in the one it has."""
    from cms.models import BriefingPage

    public = BriefingPage.objects.live().public()
    own = public.filter(locale=locale)
    keys = own.values("translation_key")
    foreign = public.exclude(translation_key__in=keys).filter(
        pk__in=public.order_by("translation_key", "locale_id")
        .distinct("translation_key")
        .values("pk")
    )
    return (own | foreign).select_related("locale").order_by("-date", "-pk")


def page_of(rows: "QuerySet[BriefingPage]", number: str | None) -> PaginatorPage:
    """Out-of-range and unreadable numbers give the nearest page, never an error."""
    return Paginator(rows, PER_PAGE).get_page(number)


def index_context(page: "BriefingIndexPage", request: HttpRequest) -> dict[str, Any]:
    return {"page_obj": page_of(briefings(page.locale), request.GET.get("page"))}


def bills_of(page: Any, relation: str) -> list[Bill]:
    """The laws of a page, kept on any of its translations."""
    found = Bill.objects.published().filter(**{f"{relation}__translation_key": page.translation_key})
    return list(found.distinct())


def briefing_context(page: "BriefingPage") -> dict[str, Any]:
    return {"bills": bills_of(page, "briefings")}
