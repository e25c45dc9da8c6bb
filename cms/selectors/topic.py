"""What a topic's page shows, and the list of topics."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from wagtail.models import Locale

from cms.selectors.briefing import bills_of, briefings

if TYPE_CHECKING:
    from cms.models import TopicPage


def topic_context(page: "TopicPage") -> dict[str, Any]:
    bills = bills_of(page, "topics")
    return {
        "bills": bills,
        "briefings": briefings(page.locale).filter(
            translation_key__in=_briefing_keys([bill.pk for bill in bills])
        ),
    }


def _briefing_keys(bill_ids: list[int]) -> Any:
    from cms.models import BriefingPage

    return BriefingPage.objects.filter(bills__in=bill_ids).values("translation_key")


def topics(locale: Locale) -> list["TopicPage"]:
    """The reader's topics with `bill_count`, counted over all translations of a topic."""
    from cms.models import TopicPage

    counts = dict(
        TopicPage.objects.values_list("translation_key")
        .annotate(
            n=Count("bills", filter=Q(bills__versions__published_at__isnull=False), distinct=True)
        )
        .values_list("translation_key", "n")
    )
    found = list(TopicPage.objects.live().public().filter(locale=locale).order_by("path"))
    for topic in found:
        topic.bill_count = counts.get(topic.translation_key, 0)
    return found
