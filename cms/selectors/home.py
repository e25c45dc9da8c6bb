"""What the home page shows: open discussions, the latest changes, topics, the last answer."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import get_language

from cms.selectors.changes import latest_changes
from cms.selectors.topic import topics
from legislation.enums import PUBLIC_COMMENT_STATUSES, Outcome
from legislation.models import Bill, Comment, CommentReply
from legislation.presenters.bill_rows import BillRow, bill_row
from legislation.selectors.bills import with_state
from legislation.selectors.tallies import Tally, by_bill

if TYPE_CHECKING:
    from cms.models import HomePage

CHANGES = 5
TAKEN_UP = (Outcome.ACCEPTED, Outcome.PARTLY)
OPEN_BILLS = 5


def home_context(page: "HomePage") -> dict[str, Any]:
    return {
        "open_rows": open_rows(),
        "bill_count": Bill.objects.published().count(),
        "changes": latest_changes(CHANGES),
        "topics": topics(page.locale),
        "page_urls": helper_pages(page),
        "talk": talk(),
    }


def talk() -> dict[str, int]:
    """How many public comments there are, and how many of them the text took up."""
    return CommentReply.objects.filter(outcome__in=TAKEN_UP).aggregate(
        taken=Count("pk", filter=Q(comment__status__in=PUBLIC_COMMENT_STATUSES))
    ) | Comment.objects.public().aggregate(comments=Count("pk"))


def open_rows() -> list[BillRow]:
    """Bills open for comment, the one that closes first on top."""
    bills = list(
        with_state(Bill.objects.published())
        .filter(closes_at__isnull=False)
        .order_by("closes_at")[:OPEN_BILLS]
    )
    tallies = by_bill(bills)
    now, language = timezone.now(), get_language() or "az"
    return [bill_row(bill, tallies.get(bill.pk, Tally()), now, language) for bill in bills]


def helper_pages(page: "HomePage") -> dict[str, str]:
    """Addresses of the pages the home page points to; absent ones are left out."""
    from cms.models import HelpPage

    found = HelpPage.objects.live().public().filter(locale=page.locale).first()
    return {"help": found.url} if found else {}
