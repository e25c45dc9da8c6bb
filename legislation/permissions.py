"""Who may do what with the law's records. Every view fetches through these or `.visible_to()`."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from core.roles import Role, has_role
from legislation.models import Bill, Version

if TYPE_CHECKING:
    from core.models import User

type Reader = User | AnonymousUser


def can_edit_bill(user: Reader, bill: Bill | None = None) -> bool:
    """Editors keep all bills; there is no section of bills that only some may edit."""
    return has_role(user, Role.EDITOR)


def can_edit_version(user: Reader, version: Version) -> bool:
    return can_edit_bill(user, version.bill) and not version.is_published


def can_publish_version(user: Reader, version: Version) -> bool:
    return can_edit_version(user, version)
