"""The blocks editors build texts from."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.quotation import QuotationBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class FigureBlock(blocks.StructBlock):
    """Number first, then what it counts."""

    value = blocks.CharBlock(label=_("number"), max_length=20)
    label = blocks.CharBlock(label=_("what it counts"), max_length=120)

    class Meta:
        icon = "order"
        label = _("figure")


class FiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label=_("figures"), min_num=1, max_num=5)
    source = blocks.CharBlock(label=_("source"), max_length=200, required=False)

    class Meta:
        icon = "table"
        label = _("key figures")
        template = "cms/blocks/figures.html"


class BodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(
        label=_("heading"), max_length=160, icon="title", template="cms/blocks/heading.html"
    )
    paragraph = blocks.RichTextBlock(
        label=_("text"), features=TEXT_FEATURES, template="cms/blocks/paragraph.html"
    )
    quotation = QuotationBlock()
    figures = FiguresBlock()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(*args, **kwargs)

    class Meta:
        template = "cms/blocks/body.html"
