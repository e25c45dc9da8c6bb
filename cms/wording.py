"""A sentence that Wagtail puts together of words, as only English can."""

from wagtail.admin.paginator import WagtailPaginator


def _count(paginator: WagtailPaginator) -> str:
    """As in "Bills: 5", since a noun after a number has another form in most languages."""
    return f"{paginator.verbose_name_plural}: {paginator.count}"


def count_after_the_name() -> None:
    WagtailPaginator.items_count_label = property(_count)
