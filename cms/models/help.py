from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import TranslatableField

from cms.blocks.body import BodyBlock
from cms.blocks.help import HotlineBlock, ShelterBlock
from cms.fields import BodyField
from cms.models.base import BasePage


@dataclass
class Advice:
    """A heading of the advice with the blocks under it; the opening has no heading."""

    heading: str
    blocks: list[Any] = field(default_factory=list)


class HelpPage(BasePage):
    """Helplines and shelters. It has a button to leave quickly and its title gives nothing away."""

    emergency = BodyField(
        [("line", HotlineBlock())], verbose_name=_("when life is in danger"), blank=True
    )
    hotlines = BodyField([("line", HotlineBlock())], verbose_name=_("helplines"), blank=True)
    shelters = BodyField([("shelter", ShelterBlock())], verbose_name=_("shelters"), blank=True)
    body = BodyField(
        BodyBlock(),
        verbose_name=_("advice"),
        blank=True,
        help_text=_("What stands under a heading is folded until somebody opens it."),
    )

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

    def advice(self) -> list[Advice]:
        """The body cut at its headings."""
        return [part for part in self._parts() if part.heading or part.blocks]

    def _parts(self) -> Iterator[Advice]:
        part = Advice("")
        for block in self.body:
            if block.block_type == "heading":
                yield part
                part = Advice(block.value)
            else:
                part.blocks.append(block)
        yield part
