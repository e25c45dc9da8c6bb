"""Wagtail's reports about everything, reduced to what their reader works on."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportFilterSet, TranslationsReportView

from cms.permissions import edited_pages, own_pages


class SiteHistory(LogEntriesView):
    """Without what was done to the pages on the way to one's own section."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if queryset.model is PageLogEntry:
            mine = Q(page_id__in=edited_pages(self.request.user).values("pk"))
            # Deleted pages are shown only to who has rights on the root.
            queryset = queryset.filter(mine | ~Q(page_id__in=Page.objects.values("pk")))
        found: QuerySet[Any] = super().filter_queryset(queryset)
        return found


class PageTypes(PageTypesUsageReportView):
    def get_queryset(self) -> QuerySet[ContentType]:
        kinds: QuerySet[Any] = super().get_queryset()
        chosen = self.filters.form.cleaned_data
        pages = edited_pages(self.request.user)
        if chosen.get("page_locale"):
            pages = pages.filter(locale__language_code=chosen["page_locale"])
        if chosen.get("site"):
            pages = pages.filter(path__startswith=chosen["site"])
        newest = pages.filter(content_type=OuterRef("pk")).order_by(
            F("latest_revision_created_at").desc(nulls_last=True), "title", "-pk"
        )
        found: QuerySet[ContentType] = kinds.annotate(
            count=Count("pages", filter=Q(pages__in=pages.values("pk"))),
            last_edited_page_id=Subquery(newest.values("pk")[:1]),
        )
        return found


class TranslationFilters(TranslationsReportFilterSet):
    """The original's two filters by language have no names of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["source_locale"].label = _("Translated from")
        self.filters["target_locale"].label = _("Translated into")


class Translations(TranslationsReportView):
    """Those of which the reader edits the source or the target."""

    filterset_class = TranslationFilters

    def get_queryset(self) -> QuerySet[Translation]:
        def edited(locale: str) -> Exists:
            return Exists(
                edited_pages(self.request.user).filter(
                    translation_key=OuterRef("source__object_id"), locale_id=OuterRef(locale)
                )
            )

        found: QuerySet[Any] = super().get_queryset()
        mine = edited("source__locale_id") | edited("target_locale_id")
        # Without an order the pages of the list would overlap.
        return found.filter(mine).order_by("-pk")


class OwnPages(PagesSummaryItem):
    """How many pages there are, on the first screen."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        mine = own_pages(self.request.user).exclude(depth=1)
        return context | {"total_pages": mine.count()}
