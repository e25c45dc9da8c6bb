"""What a topic's page shows."""

from typing import TYPE_CHECKING, Any

from cms.selectors.bills import bills_of, rows_of
from cms.selectors.briefing import briefings, reader_locale

if TYPE_CHECKING:
    from cms.models import TopicPage


def topic_context(page: "TopicPage") -> dict[str, Any]:
    bills = list(bills_of(page, "topics"))
    keys = _briefing_keys([bill.pk for bill in bills])
    return {
        "rows": rows_of(bills),
        "briefings": list(briefings(reader_locale(page).pk).filter(translation_key__in=keys)),
    }


def _briefing_keys(bill_ids: list[int]) -> Any:
    from cms.models import BriefingPage

    return BriefingPage.objects.filter(bills__in=bill_ids).values("translation_key")
