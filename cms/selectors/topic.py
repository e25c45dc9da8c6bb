"""What a topic's page shows, and the list of topics."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from wagtail.models import Locale

from cms.selectors.bills import bills_of, rows_of
from cms.selectors.briefing import briefings, reader_locale

if TYPE_CHECKING:
    from cms.models import TopicPage


def topic_context(page: "TopicPage") -> dict[str, Any]:
    bills = list(bills_of(page, "topics"))
    keys = _briefing_keys([bill.pk for bill in bills])
    return {
        "rows": rows_of(bills),
        "briefings": list(briefings(reader_locale(page)).filter(translation_key__in=keys)),
    }


def _briefing_keys(bill_ids: list[int]) -> Any:
    from cms.models import BriefingPage

    return BriefingPage.objects.filter(bills__in=bill_ids).values("translation_key")


def topics(locale: Locale) -> list["TopicPage"]:
    """The topics in the reader's language, each with `bill_count` over all its translations."""
    from cms.models import TopicPage

    published = Q(bills__versions__published_at__isnull=False)
    counts = dict(
        TopicPage.objects.order_by()
        .values("translation_key")
        .annotate(n=Count("bills", filter=published, distinct=True))
        .values_list("translation_key", "n")
    )
    named = TopicPage.objects.published().only("title", "url_path", "translation_key")
    found: list[TopicPage] = list(named.filter(locale=locale))
    for topic in found:
        topic.bill_count = counts.get(topic.translation_key, 0)
    return found
