from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import TranslatableField

from cms.models.base import BasePage
from legislation.models import Bill


class TopicPage(BasePage):
    """A field of life, with its draft laws and briefings."""

    bills = ParentalManyToManyField(Bill, blank=True, related_name="topics", verbose_name=_("laws"))

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("bills", widget=forms.CheckboxSelectMultiple),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = BasePage.translatable_intro
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/topic.html"

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.selectors.topic import topic_context

        return {**super().get_context(request, *args, **kwargs), **topic_context(self)}
