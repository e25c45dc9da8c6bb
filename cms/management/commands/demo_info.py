"""What `make demo` says once the site answers: where everything is and who may sign in."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.translation import override

from cms.demo.accounts import PASSWORD
from core.models import User
from core.roles import Role


class Command(BaseCommand):
    """For developers, so in English like everything else on their screen."""

    help = "Print the demonstration's addresses and accounts."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n  Açıq Məclis\n")
        for title, path in addresses():
            self.stdout.write(f"    {title:22}{settings.SITE_URL}{path}")
        self.stdout.write(f"\n  Accounts, all with the password {PASSWORD}\n")
        for email, roles in accounts():
            self.stdout.write(f"    {email:30}{roles}")
        self.stdout.write("\n  Ctrl-C stops everything; the data stay in .data/\n")


def addresses() -> Iterator[tuple[str, str]]:
    """Yield what there is to see with its path."""
    for language, title in (("az", "in Azerbaijani"), ("en", "in English"), ("ru", "in Russian")):
        yield title, f"/{language}/"
    with override("en"):
        yield "sign in", reverse("account_login")
        yield "letters it sent", reverse("core:mailbox")
    yield "the editors' pages", "/cms/"
    yield "state of its parts", reverse("health")


def accounts() -> Iterator[tuple[str, str]]:
    """Yield the demonstration's accounts with their roles, the public's first."""
    known = User.objects.filter(email__endswith="@example.org").prefetch_related("groups")
    rows = {user.email: _roles(user) for user in known}
    order = list(Role)
    for email, roles in sorted(rows.items(), key=lambda row: [order.index(r) for r in row[1]]):
        yield email, ", ".join(role.value.replace("_", " ") for role in roles)


def _roles(user: User) -> list[Role]:
    # Accounts may belong to groups that are no role of ours, such as Wagtail's.
    held = {group.name for group in user.groups.all()}
    return [role for role in Role if role.value in held]
