"""The demonstration's accounts, one a role, with one password for all."""

import json
from pathlib import Path

from allauth.account.models import EmailAddress
from django.db import transaction

from constituents.models import Person
from core.models import User
from core.roles import STAFF_ROLES, Role, grant

PASSWORD = "demo-parol-2026"  # noqa: S105 - printed on the screen: the demonstration is public


@transaction.atomic
def load_accounts(path: Path) -> list[User]:
    return [_account(row) for row in json.loads(path.read_text())]


@transaction.atomic
def link_people(path: Path) -> None:
    """Give the MP's account its person, and the assistant's the MP it works for."""
    for row in json.loads(path.read_text()):
        user = User.objects.get(email=row["email"])
        if "person" in row:
            Person.objects.filter(slug=row["person"]).update(user=user)
        if "assists" in row:
            Person.objects.get(slug=row["assists"]).assistants.add(user)


def _account(row: dict[str, object]) -> User:
    user = User.objects.filter(email=row["email"]).first()
    if user is None:
        user = User.objects.create_user(
            str(row["email"]), PASSWORD, display_name=row["display_name"]
        )
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for name in row["roles"]:  # type: ignore[attr-defined] # JSON is read as objects
        role = Role(name)
        grant(user, role)
        if role in STAFF_ROLES and not user.is_staff:
            user.is_staff = True
            user.save(update_fields=["is_staff"])
    return user
