"""What the home page shows: open discussions, the latest changes, topics, the last answer."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import get_language

from cms.selectors.bills import rows_of
from cms.selectors.briefing import reader_locale
from cms.selectors.changes import latest_changes
from cms.selectors.topic import topics
from constituents.selectors import counts_last_30_days, latest_answers
from legislation.enums import PUBLIC_COMMENT_STATUSES, BillKind, Outcome
from legislation.models import Bill, Comment, CommentReply
from legislation.presenters.bill_rows import BillRow
from legislation.selectors.bills import with_state

if TYPE_CHECKING:
    from cms.models import HomePage

CHANGES = 5
TAKEN_UP = (Outcome.ACCEPTED, Outcome.PARTLY)
OPEN_BILLS = 5


def home_context(page: "HomePage", request: HttpRequest) -> dict[str, Any]:
    locale = reader_locale(page)
    return {
        "open_rows": open_rows(),
        "draft_count": Bill.objects.published().filter(kind=BillKind.BILL).count(),
        "changes": latest_changes(CHANGES, locale, request),
        "topics": topics(locale),
        "help_url": help_address(request),
        "talk": talk(),
        "last_answer": next(iter(latest_answers(1)), None),
        "asked": counts_last_30_days(),
    }


def talk() -> dict[str, int]:
    """How many public comments there are, and how many of them the text took up."""
    public = Q(comment__status__in=PUBLIC_COMMENT_STATUSES)
    taken = CommentReply.objects.filter(public, outcome__in=TAKEN_UP)
    counted: dict[str, int] = Comment.objects.public().aggregate(comments=Count("pk"))
    return counted | {"taken": taken.count()}


def open_rows() -> list[BillRow]:
    """Bills open for comment, the one that closes first on top."""
    found = with_state(Bill.objects.published())
    return rows_of(list(found.exclude(closes_at=None).order_by("closes_at")[:OPEN_BILLS]))


def help_address(request: HttpRequest) -> str:
    """Where the page of helplines stands for this reader; empty without such a page."""
    from cms.models import HelpPage

    pages = HelpPage.objects.published().select_related("locale")
    own = Q(locale__language_code=get_language())
    found = pages.annotate(is_own=own).order_by("-is_own", "locale_id").first()
    return found.path_for_reader(request) if found else ""
