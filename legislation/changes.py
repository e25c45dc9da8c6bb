"""The edit script between two versions, from the identities of their provisions.

It is computed once, when a version is stored or published, and read ever after: comparison, blame
and the placing of comments never guess from numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from legislation.enums import ItemChange
from legislation.models import Removal, Version, VersionItem
from legislation.outline import Outline, Row
from legislation.selectors.outlines import outline_of


@dataclass(frozen=True)
class EditScript:
    """What happened to each provision of the new version, and which old ones are gone.

    A provision that moved or got a new number may have new words too: the pair's wordings tell.
    """

    changes: Mapping[UUID, ItemChange]
    removed: tuple[Row, ...]

    def counts(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for change in self.changes.values():
            if change != ItemChange.UNCHANGED:
                found[str(change)] = found.get(str(change), 0) + 1
        if self.removed:
            found[str(ItemChange.REMOVED)] = len(self.removed)
        return found


def edit_script(old: Outline, new: Outline) -> EditScript:
    return EditScript(
        {
            row.provision: change_of(old.by_provision.get(row.provision), row, old, new)
            for row in new.rows
        },
        tuple(row for row in old.rows if row.provision not in new.by_provision),
    )


def change_of(before: Row | None, after: Row, old: Outline, new: Outline) -> ItemChange:
    """As legislation.text.compare: a changed text outranks a move, a move a new number."""
    if before is None:
        return ItemChange.INSERTED
    if before.wording != after.wording:
        return ItemChange.CHANGED
    if moved(before, after, old, new):
        return ItemChange.MOVED
    return ItemChange.UNCHANGED if before.label == after.label else ItemChange.RENUMBERED


def moved(before: Row, after: Row, old: Outline, new: Outline) -> bool:
    """Whether a provision left a parent that still exists, or went to one that was there before.

    Articles of a chapter that was only split off or dissolved around them have not moved.
    """
    left, reached = old.parent(before), new.parent(after)
    if (left and left.provision) == (reached and reached.provision):
        return False
    return bool(
        (left and left.provision in new.by_provision)
        or (reached and reached.provision in old.by_provision)
    )


def write_edit_script(version: Version) -> EditScript:
    """Store the script of an unpublished version against the one it is based on.

    Idempotent: it touches only the rows that say something else.
    """
    new = outline_of(version)
    old = outline_of(version.based_on) if version.based_on else Outline(())
    script = edit_script(old, new)
    with transaction.atomic():
        for kind in ItemChange.values:
            wrong = [
                row.pk
                for row in new.rows
                if script.changes[row.provision] == kind and row.change != kind
            ]
            VersionItem.objects.filter(pk__in=wrong).update(change=kind)
        _write_removals(version, script)
    return script


def _write_removals(version: Version, script: EditScript) -> None:
    wanted = {row.pk for row in script.removed}
    version.removals.exclude(item__in=wanted).delete()
    known = set(version.removals.values_list("item_id", flat=True))
    Removal.objects.bulk_create(
        Removal(version=version, item_id=pk) for pk in sorted(wanted - known)
    )
