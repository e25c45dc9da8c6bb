"""The page of a provision, for demonstration questions about a draft law."""

from django.utils.translation import override

from constituents.about import neutral_path
from legislation.enums import ProvisionKind
from legislation.models import VersionItem


def about_provision(slug: str, label: str, language: str) -> tuple[str, str] | None:
    """Path and title of the article that holds a label, in the newest version that has it."""
    found = VersionItem.objects.filter(version__bill__slug=slug, label=label)
    item = found.select_related("version__bill").order_by("-version__number").first()
    if item is None:
        return None
    with override(language):
        return neutral_path(
            _article_of(item).get_absolute_url()
        ), f"{item.version.bill.name}, {label}"


def _article_of(item: VersionItem) -> VersionItem:
    while item.kind != ProvisionKind.ARTICLE and item.parent:
        item = item.parent
    return item
