"""The versions of a bill that a reader may see."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from legislation.models import Bill, Version

if TYPE_CHECKING:
    from core.models import User


def visible_versions(bill: Bill, user: "User | AnonymousUser") -> list[Version]:
    """Newest first; each knows its bill without another query."""
    versions = list(Version.objects.visible_to(user).filter(bill=bill).order_by("-number"))
    for version in versions:
        version.bill = bill
    return versions
