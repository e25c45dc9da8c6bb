"""What the home page shows: open discussions, the latest changes, topics, the last answer."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.http import HttpRequest
from wagtail.models import Locale

from cms.selectors.bills import rows_of
from cms.selectors.briefing import reader_locale
from cms.selectors.changes import latest_changes
from cms.selectors.topic import topics
from constituents.selectors import counts_last_30_days, last_answered
from legislation.enums import BillKind, Outcome
from legislation.models import Bill, Comment
from legislation.selectors.bills import open_for_comment

if TYPE_CHECKING:
    from cms.models import HomePage

CHANGES = 5
TAKEN_UP = (Outcome.ACCEPTED, Outcome.PARTLY)
OPEN_BILLS = 5


def home_context(page: "HomePage", request: HttpRequest) -> dict[str, Any]:
    locale = reader_locale(page)
    return {
        "open_rows": rows_of(open_for_comment(OPEN_BILLS)),
        "draft_count": Bill.objects.published().filter(kind=BillKind.BILL).count(),
        "changes": latest_changes(CHANGES, locale, request),
        "topics": topics(locale),
        "help_url": help_address(locale, request),
        "talk": talk(),
        "last_answer": last_answered(),
        "asked": counts_last_30_days(),
    }


def talk() -> dict[str, int]:
    """How many public comments there are, and how many of them the text took up."""
    taken = Count("reply", filter=Q(reply__outcome__in=TAKEN_UP))
    counted: dict[str, int] = Comment.objects.public().aggregate(comments=Count("pk"), taken=taken)
    return counted


def help_address(locale: Locale, request: HttpRequest) -> str:
    """Where the page of helplines stands for this reader; empty without such a page."""
    from cms.models import HelpPage

    pages = HelpPage.objects.published().only("url_path")
    own_first = pages.annotate(is_own=Q(locale=locale)).order_by("-is_own", "locale_id")
    found = own_first.first()
    return found.path_for_reader(request) if found else ""
