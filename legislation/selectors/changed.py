"""How many articles each version changed, counted by the database's stored edit scripts."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from legislation.enums import ItemChange, ProvisionKind
from legislation.models import Removal, Version, VersionItem

_ABOVE = ("", "parent__", "parent__parent__", "parent__parent__parent__")


def articles_changed(versions: Iterable[Version]) -> dict[int, set[UUID]]:
    """The articles that differ from the version before, by version; removed ones included."""
    later = [version.pk for version in versions if version.based_on_id]
    changed: dict[int, set[UUID]] = defaultdict(set)
    items = VersionItem.objects.filter(~Q(change=ItemChange.UNCHANGED), version__in=later)
    _collect(changed, items.values_list("version_id", *_columns("")))
    removals = Removal.objects.filter(version__in=later)
    _collect(changed, removals.order_by().values_list("version_id", *_columns("item__")))
    return changed


def _columns(start: str) -> list[str]:
    return [f"{start}{above}{field}" for above in _ABOVE for field in ("kind", "provision_id")]


def _collect(changed: dict[int, set[UUID]], rows: Iterable[tuple[object, ...]]) -> None:
    """Each row holds the kind and uid of a provision and of the three above it."""
    for version, *line in rows:
        places = zip(line[::2], line[1::2], strict=True)
        article = next((uid for kind, uid in places if kind == ProvisionKind.ARTICLE), None)
        if isinstance(version, int) and isinstance(article, UUID):
            changed[version].add(article)
