"""Who may act on accounts other than the own one, and see what is for the staff."""

from django.contrib.auth.models import AnonymousUser

from core.models import User
from core.roles import Role, has_role

type Visitor = User | AnonymousUser

STAFF = (Role.EDITOR, Role.MODERATOR, Role.ETHICS_ADVISER, Role.ADMINISTRATOR)


def may_manage_accounts(user: Visitor) -> bool:
    """Invite, give and take roles, reset second steps. A superuser without the role may not."""
    return has_role(user, Role.ADMINISTRATOR)


def may_manage_account(user: Visitor, other: User) -> bool:
    """Nobody acts on themselves: the last administrator could lock everybody out, and an open
    device could give its finder more rights."""
    return may_manage_accounts(user) and user.pk != other.pk


def may_see_design(user: Visitor) -> bool:
    """Those who make pages or answer for them."""
    return has_role(user, *STAFF)
