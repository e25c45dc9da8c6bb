from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import TranslatableField

from cms.blocks.body import BodyBlock
from cms.fields import BodyField
from cms.models.base import BasePage


class StandardPage(BasePage):
    """About us, how comments are handled, privacy, accessibility."""

    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("body")]
    translatable_fields: ClassVar[list[TranslatableField]] = [
        *BasePage.translatable_intro,
        TranslatableField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["cms.StandardPage"]
    template = "cms/standard.html"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        below = StandardPage.objects.child_of(self).published().select_related("locale", "alias_of")
        parent = self.get_parent()
        is_nested = parent is not None and parent.specific_class is StandardPage
        return context | {"below": below, "above": parent.specific if is_nested else None}
