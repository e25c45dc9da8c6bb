"""Roles are groups with fixed names; being a superuser grants no role."""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser, Group
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from core.models import User


class Role(StrEnum):
    CITIZEN = "citizen"
    MP = "mp"
    ASSISTANT = "mp_assistant"
    EDITOR = "editor"
    MODERATOR = "moderator"
    ETHICS_ADVISER = "ethics_adviser"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.CITIZEN: _("Citizen"),
    Role.MP: _("Member of parliament"),
    Role.ASSISTANT: _("MP's assistant"),
    Role.EDITOR: _("Editor"),
    Role.MODERATOR: _("Moderator"),
    Role.ETHICS_ADVISER: _("Ethics adviser"),
    Role.ADMINISTRATOR: _("Administrator"),
}

STAFF_ROLES = frozenset({Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR})


def roles_of(user: "User | AnonymousUser") -> frozenset[str]:
    """The role names of a user, read once a request; nobody's for an inactive account."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    known: frozenset[str] | None = getattr(user, "_roles", None)
    if known is None:
        known = frozenset(user.groups.values_list("name", flat=True))
        # A cache on the request's own object.
        user.__dict__["_roles"] = known
    return known


def has_role(user: "User | AnonymousUser", *roles: Role) -> bool:
    return not roles_of(user).isdisjoint(roles)


def grant(user: "User", role: Role) -> None:
    user.groups.add(Group.objects.get(name=role))
    _forget(user)


def revoke(user: "User", role: Role) -> None:
    user.groups.remove(Group.objects.get(name=role))
    _forget(user)


def _forget(user: "User") -> None:
    user.__dict__.pop("_roles", None)
