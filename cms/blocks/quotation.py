"""Words of a law, pinned to the version they were taken from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from cms.selectors.quotations import find_quoted, key_of


class QuotationBlock(blocks.StructBlock):
    """A quotation keeps its version for ever; the page says when the text moved on."""

    # RegexBlock, not CharBlock: wagtail-localize would offer a CharBlock for translation.
    bill = blocks.RegexBlock(
        label=pgettext_lazy("block", "Law's name in the address"),
        regex=r"^[a-z0-9-]{1,120}$",
        help_text=_("The last part of the law's address, for example: domestic-violence"),
        error_messages={"invalid": _("Write small Latin letters, digits and hyphens only.")},
    )
    version = blocks.IntegerBlock(
        label=pgettext_lazy("block", "Number of the version"), min_value=1, max_value=32767
    )
    label = blocks.RegexBlock(
        label=pgettext_lazy("block", "Clause"),
        regex=r"^\S[^\n]{0,59}$",
        help_text=_("For example: 9.2"),
        error_messages={"invalid": _("Write the number as it stands in the law.")},
    )
    text = blocks.TextBlock(label=pgettext_lazy("block", "Quoted words"))

    class Meta:
        icon = "openquote"
        label = pgettext_lazy("block", "Quotation of a law")
        template = "cms/blocks/quotation.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not find_quoted([cleaned]):
            problem = ValidationError(_("There is no such clause in this version."))
            raise blocks.StructBlockValidationError(block_errors={"label": problem})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The page looks all its quotations up at once; alone, the block looks for its own."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        known = context.get("quotations")
        found = find_quoted([value]) if known is None else known
        context["quoted"] = found.get(key_of(value))
        return context
