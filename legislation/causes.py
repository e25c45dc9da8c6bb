"""Which tabled amendment put the words of a new version there.

An adopted operation is the cause of a change only if the text now says exactly what it proposed:
a partly accepted amendment has operations that were not taken, and a wrong name is worse than none.
"""

from collections import defaultdict
from uuid import UUID

from legislation.enums import AmendmentStatus, ItemChange, OperationKind
from legislation.models import Operation, Version, Wording
from legislation.outline import Outline, Row
from legislation.selectors.outlines import outline_of

NOBODY = UUID(int=0)
ADOPTED = (AmendmentStatus.ACCEPTED, AmendmentStatus.PARTLY)


def write_causes(version: Version) -> int:
    """Name the operation behind each change of an unpublished version that has no cause yet.

    Returns how many provisions got one. Two amendments that propose the same words leave the
    cause open. What came, went or was renumbered with a provision above it has that one's cause.
    """
    if version.based_on_id is None:
        return 0
    finder = _Finder(version)
    written = 0
    for item, cause in _inherited(finder.new, _certain(finder.effects())).items():
        written += version.items.filter(pk=item, cause=None).update(cause=cause)
    for item, cause in _inherited(finder.old, _certain(finder.losses())).items():
        written += version.removals.filter(item=item, cause=None).update(cause=cause)
    return written


type Found = dict[int, set[int]]


def _certain(found: Found) -> dict[int, int]:
    return {item: next(iter(causes)) for item, causes in found.items() if len(causes) == 1}


def _inherited(outline: Outline, causes: dict[int, int]) -> dict[int, int]:
    """Causes by row, handed down to provisions that changed in the same way as the one above.

    Removed rows carry the change of their own version, so below them everything has gone too;
    the caller's filter keeps to what is recorded as removed.
    """
    spread = dict(causes)
    for row in outline.rows:
        above = outline.parent(row)
        if row.pk in spread or above is None or above.pk not in spread:
            continue
        if row.change == above.change:
            spread[row.pk] = spread[above.pk]
    return spread


class _Finder:
    """Both skeletons of one step, and the texts of what changed in it."""

    def __init__(self, version: Version) -> None:
        self.new = outline_of(version)
        self.old = outline_of(Version(pk=version.based_on_id))
        self.operations = list(
            Operation.objects.filter(
                amendment__base_version=version.based_on_id, amendment__status__in=ADOPTED
            ).order_by("amendment__number", "position")
        )
        changed = [row.wording for row in self.new.rows if row.change != ItemChange.UNCHANGED]
        wordings = Wording.objects.filter(pk__in=changed)
        self.texts = {
            pk: (head, text) for pk, head, text in wordings.values_list("pk", "heading", "text")
        }

    def effects(self) -> Found:
        """The operations that may have made a provision of the new text what it is."""
        found: Found = defaultdict(set)
        for operation in self.operations:
            row = self._target(operation)
            if row and row.change != ItemChange.UNCHANGED and self._says(row, operation):
                found[row.pk].add(operation.pk)
        return found

    def losses(self) -> Found:
        """The operations that took a provision of the old text out."""
        found: Found = defaultdict(set)
        for operation in self.operations:
            row = self.old.by_provision.get(operation.provision_id or NOBODY)
            gone = row is not None and row.provision not in self.new.by_provision
            if row and gone and operation.kind == OperationKind.REMOVE:
                found[row.pk].add(operation.pk)
        return found

    def _target(self, operation: Operation) -> Row | None:
        if operation.kind != OperationKind.INSERT:
            return self.new.by_provision.get(operation.provision_id or NOBODY)
        new = (row for row in self.new.rows if row.change == ItemChange.INSERTED)
        return next((row for row in new if row.label == operation.new_label), None)

    def _says(self, row: Row, operation: Operation) -> bool:
        """Whether the provision now is as the operation proposed, spacing aside."""
        if operation.kind in {OperationKind.MOVE, OperationKind.RENUMBER}:
            return row.label == operation.new_label
        heading, text = self.texts.get(row.wording, ("", ""))
        if operation.new_heading and _bare(operation.new_heading) != _bare(heading):
            return False
        return _bare(operation.new_text) == _bare(text)


def _bare(text: str) -> str:
    return "".join(text.split())
