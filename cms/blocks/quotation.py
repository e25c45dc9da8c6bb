"""Words of a law, pinned to the version they were taken from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from legislation.models import Version, VersionItem


class QuotationBlock(blocks.StructBlock):
    """A quotation keeps its version for ever; the page says when the text moved on."""

    # RegexBlock, not CharBlock: wagtail-localize would offer a CharBlock for translation.
    bill = blocks.RegexBlock(label=_("slug of the law"), regex=r"^[a-z0-9-]{1,120}$")
    version = blocks.IntegerBlock(label=_("version number"), min_value=1)
    label = blocks.RegexBlock(
        label=_("clause"), regex=r"^\S[^\n]{0,59}$", help_text=_("For example 9.2")
    )
    text = blocks.TextBlock(label=_("quoted words"))

    class Meta:
        icon = "openquote"
        label = _("quotation of a law")
        template = "cms/blocks/quotation.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if find_item(cleaned) is None:
            error = ValidationError(_("There is no such clause in this version."))
            raise blocks.StructBlockValidationError(block_errors={"label": error})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["item"] = item = find_item(value)
        context["now"] = current_item(item) if item else None
        return context


def find_item(value: Any) -> VersionItem | None:
    """The quoted clause in the version it was quoted from, when that is public."""
    return (
        VersionItem.objects.filter(
            version__bill__slug=value.get("bill"),
            version__number=value.get("version"),
            version__published_at__isnull=False,
            label=value.get("label"),
        )
        .select_related("version__bill", "wording")
        .first()
    )


def current_item(item: VersionItem) -> VersionItem | None:
    """The same provision in the latest public version, if its words are no longer the same."""
    latest = Version.objects.filter(bill_id=item.version.bill_id, published_at__isnull=False).last()
    if latest is None or latest.pk == item.version_id:
        return None
    found = (
        latest.items.filter(provision_id=item.provision_id)
        .select_related("version__bill", "wording")
        .first()
    )
    return found if found and found.wording_id != item.wording_id else None
