from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import TranslatableField

from cms.blocks.body import BodyBlock
from cms.blocks.help import HotlineBlock, ShelterBlock
from cms.fields import BodyField
from cms.models.base import BasePage


class HelpPage(BasePage):
    """Helplines and shelters. It has a button to leave quickly and its title gives nothing away."""

    emergency = BodyField(
        [("line", HotlineBlock())], verbose_name=_("when life is in danger"), blank=True
    )
    hotlines = BodyField([("line", HotlineBlock())], verbose_name=_("helplines"), blank=True)
    shelters = BodyField([("shelter", ShelterBlock())], verbose_name=_("shelters"), blank=True)
    body = BodyField(BodyBlock(), verbose_name=_("advice"), blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("emergency"),
        FieldPanel("hotlines"),
        FieldPanel("shelters"),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[TranslatableField]] = [
        *BasePage.translatable_intro,
        TranslatableField("emergency"),
        TranslatableField("hotlines"),
        TranslatableField("shelters"),
        TranslatableField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "cms/help.html"

    class Meta:
        verbose_name = _("help page")
