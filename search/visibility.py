"""What stopped being public without anybody writing anything: time alone hides a page."""

from django.db.models import F
from wagtail.models import Page

from cms.models.manager import PublicPageQuerySet
from search.document import Kind
from search.models import SearchDocument

PAGE_KINDS = (Kind.PAGE, Kind.BRIEFING)


def hidden_pages() -> list[SearchDocument]:
    """Documents of pages that the rule every page is served by refuses at this moment.

    Both engines leave them out when they are asked, so that neither a page past its end nor
    one whose restriction nobody told us of depends on a job or a signal. Usually none.
    """
    listed = SearchDocument.objects.findable().filter(kind__in=PAGE_KINDS)
    documents = list(listed.only("key", "language"))
    if not documents:
        return []
    public = PublicPageQuerySet(Page).published().annotate(code=F("locale__language_code"))
    shown = {(str(key), code) for key, code in public.values_list("translation_key", "code")}
    return [row for row in documents if (row.key.partition(":")[2], row.language) not in shown]
