"""Loading the skeleton of a version, and the names that stand in its contents."""

from legislation.models import Version, VersionItem
from legislation.outline import Outline, Row

FIELDS = (
    "pk",
    "provision_id",
    "parent_id",
    "position",
    "kind",
    "label",
    "eid",
    "wording_id",
    "change",
    "cause_id",
)


def outline_of(version: Version) -> Outline:
    """One query, whatever the length of the law."""
    items = VersionItem.objects.filter(version=version).order_by("position")
    return Outline(Row(*values) for values in items.values_list(*FIELDS))
