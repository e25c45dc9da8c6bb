"""What the home page shows: open discussions, the latest changes, topics, the last answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from wagtail.models import Locale, Page

from cms.addresses import path_for_reader
from cms.models.manager import PublicPageQuerySet
from cms.selectors.bills import rows_of
from cms.selectors.briefing import reader_locale
from cms.selectors.changes import latest_changes
from constituents.selectors import counts_last_30_days, last_answered
from core.plans import planned
from legislation.enums import BillKind, Outcome
from legislation.models import Bill, Comment
from legislation.selectors.bills import open_for_comment

if TYPE_CHECKING:
    from cms.models import HomePage

    type Rows = QuerySet[Any, dict[str, Any]]

CHANGES = 5
TAKEN_UP = (Outcome.ACCEPTED, Outcome.PARTLY)
OPEN_BILLS = 5


@dataclass(frozen=True, slots=True)
class TopicLine:
    """`bill_count` is over all the topic's translations."""

    title: str
    url: str
    bill_count: int


def home_context(page: "HomePage") -> dict[str, Any]:
    locale = reader_locale(page)
    pages = list(_topics_and_help(locale.pk))
    return {
        "open_rows": rows_of(open_for_comment(OPEN_BILLS)),
        "draft_count": dict(_bills_by_kind()).get(BillKind.BILL, 0),
        "changes": latest_changes(CHANGES, locale),
        "topics": topics(row for row in pages if row["topicpage"]),
        "help_url": help_address([row for row in pages if row["helppage"]], locale),
        "talk": talk(),
        "last_answer": next(iter(last_answered(1)), None),
        "asked": counts_last_30_days(),
    }


def talk() -> dict[str, int]:
    """How many public comments there are, and how many of them the text took up."""
    counted = list(_talk_by_status())
    return {
        "comments": sum(comments for _status, comments, _taken in counted),
        "taken": sum(taken for _status, _comments, taken in counted),
    }


def topics(pages: Iterable[dict[str, Any]]) -> list[TopicLine]:
    counts: dict[UUID, int] = dict(_bill_counts())
    return [
        TopicLine(
            page["title"], path_for_reader(page["url_path"]), counts.get(page["translation_key"], 0)
        )
        for page in pages
    ]


def help_address(pages: list[dict[str, Any]], locale: Locale) -> str:
    """Where the page of helplines stands for this reader; empty without such a page."""
    own_first = sorted(pages, key=lambda page: (page["locale"] != locale.pk, page["locale"]))
    return path_for_reader(own_first[0]["url_path"]) if own_first else ""


@planned
def _topics_and_help(locale: int) -> "Rows":
    """The topics in the reader's language, and the page of helplines in every language."""
    kinds = Q(topicpage__isnull=False, locale=locale) | Q(helppage__isnull=False)
    rows: Rows = PublicPageQuerySet(Page).published().filter(kinds).order_by("path")
    return rows.values("title", "url_path", "translation_key", "locale", "topicpage", "helppage")


@planned
def _bill_counts() -> "QuerySet[Any, tuple[UUID, int]]":
    """How many public laws the topics hold, by the key their translations share."""
    from cms.models import TopicPage

    published = Q(bills__versions__published_at__isnull=False)
    by_topic = TopicPage.objects.order_by().values("translation_key")
    counted = by_topic.annotate(n=Count("bills", filter=published, distinct=True))
    pairs: QuerySet[Any, tuple[UUID, int]] = counted.values_list("translation_key", "n")
    return pairs


@planned
def _talk_by_status() -> "QuerySet[Comment, tuple[str, int, int]]":
    taken = Count("reply", filter=Q(reply__outcome__in=TAKEN_UP))
    by_status = Comment.objects.public().order_by().values_list("status")
    return by_status.annotate(comments=Count("pk"), taken=taken)


@planned
def _bills_by_kind() -> "QuerySet[Bill, tuple[str, int]]":
    return Bill.objects.published().order_by().values_list("kind").annotate(n=Count("pk"))
