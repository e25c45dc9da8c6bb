from typing import Any, ClassVar

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.blocks.body import BodyBlock
from cms.fields import BodyField
from cms.models.base import BasePage
from legislation.models import Bill

WORDS_A_MINUTE = 180


class BriefingIndexPage(BasePage):
    """All briefings, the newest first."""

    translatable_fields: ClassVar[list[TranslatableField]] = BasePage.translatable_intro
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.BriefingPage"]
    max_count_per_parent = 1
    template = "cms/briefing_index.html"

    class Meta:
        verbose_name = _("list of briefings")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.selectors.briefing import index_context

        return {**super().get_context(request, *args, **kwargs), **index_context(self, request)}


class BriefingPage(BasePage):
    """A briefing of the Unit about what is going on in the assembly."""

    date = models.DateField(_("date"), default=timezone.localdate)
    prepared_by = models.CharField(_("prepared by"), max_length=200, blank=True)
    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)
    bills = ParentalManyToManyField(
        Bill, blank=True, related_name="briefings", verbose_name=_("laws")
    )

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("prepared_by"),
        FieldPanel("body"),
        FieldPanel("bills", widget=forms.CheckboxSelectMultiple),
    ]
    translatable_fields: ClassVar[list[TranslatableField | SynchronizedField]] = [
        *BasePage.translatable_intro,
        SynchronizedField("date"),
        TranslatableField("prepared_by"),
        TranslatableField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.BriefingIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/briefing.html"

    class Meta:
        verbose_name = _("briefing")
        verbose_name_plural = _("briefings")

    def minutes_to_read(self) -> int:
        """At least 1. Counted over the words as written, without what templates add to them."""
        texts = self.body.stream_block.get_searchable_content(self.body)
        words = sum(len(text.split()) for text in [self.intro, *texts])
        return max(1, round(words / WORDS_A_MINUTE))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.selectors.briefing import briefing_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | briefing_context(self, context["quotations"])
