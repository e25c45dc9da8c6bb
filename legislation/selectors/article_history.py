"""What happened to one article from version to version."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from legislation.enums import ItemChange
from legislation.models import Operation, Removal, Version, VersionItem
from legislation.outline import Outline, Row


@dataclass(frozen=True)
class Happening:
    """One provision changed in one version; `old` is None when it came, `new` when it went."""

    version: Version
    old: VersionItem | None
    new: VersionItem | None
    cause: Operation | None

    @property
    def change(self) -> str:
        return self.new.change if self.new else ItemChange.REMOVED

    @property
    def item(self) -> VersionItem:
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a happening without any item is not made
        return found


def happenings(
    outline: Outline, article: Row, version: Version, versions: Iterable[Version]
) -> list[Happening]:
    """Up to `version`, the newest first, in reading order within each. Two queries."""
    known = {each.pk: each for each in versions if each.number <= version.number}
    items = _items(known, {row.provision for row in outline.within(article)}, article.provision)
    at = {(item.version_id, item.provision_id): item for item in items}
    found = [
        Happening(known[item.version_id], _before(item, known, at), item, item.cause)
        for item in items
        if item.change != ItemChange.UNCHANGED and known[item.version_id].based_on_id
    ]
    removals = Removal.objects.filter(version__in=known, item__in=items)
    by_pk = {item.pk: item for item in items}
    found += [
        Happening(known[gone.version_id], by_pk[gone.item_id], None, gone.cause)
        for gone in removals.select_related("cause__amendment__proposer")
    ]
    found.sort(key=lambda each: (-each.version.number, each.item.position))
    return [each for each in found if not _told_with_parent(each, at)]


def _items(known: dict[int, Version], uids: set[UUID], article: UUID) -> list[VersionItem]:
    """The provisions of the article now, and those that stood in it once."""
    once = (
        Q(parent__provision=article)
        | Q(parent__parent__provision=article)
        | Q(parent__parent__parent__provision=article)
    )
    items = VersionItem.objects.filter(Q(provision__in=uids) | once, version__in=known)
    related = ("parent", "wording", "cause__amendment__proposer")
    return list(items.select_related(*related).order_by("version", "position"))


type At = dict[tuple[int, UUID], VersionItem]


def _before(item: VersionItem, known: dict[int, Version], at: At) -> VersionItem | None:
    based_on = known[item.version_id].based_on_id
    return at.get((based_on, item.provision_id)) if based_on else None


def _told_with_parent(each: Happening, at: At) -> bool:
    """Whether the line of the provision above says it already: it came, went or got a number."""
    if each.new is None:
        parent = each.old.parent if each.old else None
        return bool(parent and (each.version.pk, parent.provision_id) not in at)
    parent = each.new.parent
    above = at.get((each.version.pk, parent.provision_id)) if parent else None
    if above is None:
        return False
    if above.change == ItemChange.INSERTED:
        return each.change == ItemChange.INSERTED
    return each.change == ItemChange.RENUMBERED and above.change in {
        ItemChange.RENUMBERED,
        ItemChange.MOVED,
    }
