"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.roles import Role, roles_of

# Roles whose holders work here; their account pages stand in the desk's frame.
DESK_ROLES = frozenset(set(Role) - {Role.CITIZEN})


def site(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    return {
        "SITE_URL": settings.SITE_URL,
        "is_demo": settings.DEMO_MAILBOX is not None,
        "roles": SimpleLazyObject(lambda: roles_of(user) if user else frozenset()),
        # A callable: only the pages that ask for it pay for reading the roles.
        "account_layout": lambda: _account_layout(user),
    }


def _account_layout(user: Any) -> str:
    """The layout the account pages extend."""
    works_here = user is not None and roles_of(user) & DESK_ROLES
    return "layouts/work.html" if works_here else "layouts/base.html"
