"""What the pages of briefings show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.selectors.bills import bills_of
from cms.selectors.quotations import Quoted
from core.text import format_date

if TYPE_CHECKING:
    from cms.models import BriefingIndexPage, BriefingPage
    from cms.models.manager import PublicPageQuerySet

PER_PAGE = 10


@dataclass(frozen=True)
class Event:
    """A line of a page's history, as components/timeline.html prints it."""

    label: str
    when: str
    state: str = "done"
    at: str = ""


def briefings(locale: int) -> "PublicPageQuerySet":
    """Every public briefing once: in the reader's language, or else in the one it has."""
    from cms.models import BriefingPage

    public = BriefingPage.objects.published()
    is_own = Q(locale=locale)
    better = public.filter(
        is_own | Q(locale__lt=OuterRef("locale")), translation_key=OuterRef("translation_key")
    )
    one_each = public.filter(is_own | ~Exists(better))
    found: PublicPageQuerySet = one_each.select_related("locale").order_by("-date", "-pk")
    return found


def index_context(page: "BriefingIndexPage", request: HttpRequest) -> dict[str, Any]:
    """Out-of-range and unreadable page numbers give the nearest page, never an error."""
    found: PaginatorPage[Any] = Paginator(briefings(reader_locale(page).pk), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return {"page_obj": found}


def reader_locale(page: Any) -> Locale:
    """The reader's, which is not the page's where the page is not translated."""
    own: Locale = page.locale
    if own.language_code == get_language():
        return own
    return Locale.objects.filter(language_code=get_language()).first() or own


def briefing_context(page: "BriefingPage", quotations: dict[Any, Quoted]) -> dict[str, Any]:
    changed = [quoted for quoted in quotations.values() if quoted.has_moved_on]
    return {
        "bills": list(bills_of(page, "briefings")),
        "changed": changed,
        "history": _history(page, changed),
    }


def _history(page: "BriefingPage", changed: list[Quoted]) -> list[Event]:
    """The newest first. A correction counts from the day after the briefing came out."""
    dated = [(page.date, pgettext("page history", "Published"))]
    corrected = page.last_published_at and timezone.localtime(page.last_published_at).date()
    first = page.first_published_at and timezone.localtime(page.first_published_at).date()
    if corrected and first and corrected > first:
        dated.append((corrected, pgettext("page history", "Corrected")))
    for quoted in changed:
        if quoted.latest:
            words = _("Text changed: %(label)s") % {"label": quoted.item.label}
            dated.append((quoted.latest.date, words))
    language = (get_language() or "az")[:2]
    newest_first = sorted(dated, key=lambda pair: pair[0], reverse=True)
    return [
        Event(words, format_date(day, language), "done" if number else "now", day.isoformat())
        for number, (day, words) in enumerate(newest_first)
    ]
