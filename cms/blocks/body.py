"""The blocks editors build texts from."""

from typing import Any

from django.utils.translation import pgettext_lazy
from wagtail import blocks

from cms.blocks.quotation import QuotationBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class FigureBlock(blocks.StructBlock):
    """Number first, then what it counts."""

    value = blocks.CharBlock(label=pgettext_lazy("block", "Number"), max_length=20)
    label = blocks.CharBlock(label=pgettext_lazy("block", "What it counts"), max_length=120)

    class Meta:
        icon = "order"
        label = pgettext_lazy("block", "Figure")


class FiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(
        FigureBlock(), label=pgettext_lazy("block", "Figures"), min_num=1, max_num=5
    )
    source = blocks.CharBlock(
        label=pgettext_lazy("block", "Source"), max_length=200, required=False
    )

    class Meta:
        icon = "table"
        label = pgettext_lazy("block", "Key figures")
        template = "cms/blocks/figures.html"


class HeadingBlock(blocks.CharBlock):
    """Wagtail shows no label in a block of one field; screen readers need one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field.widget.attrs["aria-label"] = kwargs["label"]


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock(
        label=pgettext_lazy("block", "Heading"),
        max_length=160,
        icon="title",
        template="cms/blocks/heading.html",
    )
    paragraph = blocks.RichTextBlock(
        label=pgettext_lazy("block", "Text"),
        features=TEXT_FEATURES,
        template="cms/blocks/paragraph.html",
    )
    quotation = QuotationBlock()
    figures = FiguresBlock()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(*args, **kwargs)

    class Meta:
        template = "cms/blocks/body.html"
