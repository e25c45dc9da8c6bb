"""One at a time: what must not happen twice at once to an address or an account.

Always in this order, so that nobody waits in a circle: the address, the account, a link, the rows.
"""

from django.core.exceptions import PermissionDenied
from django.db import connection

from core.models import User


def lock_address(email: str) -> None:
    """One request at a time for an address, until the transaction ends: counts stay true.

    Also before the address has a row that could be locked.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 766))", [email])


def lock_account(pk: int) -> User:
    """The account as it is now; whoever else changes it waits for the transaction's end."""
    return User.objects.select_for_update().get(pk=pk)


def refuse_closed(author: User) -> None:
    """Raises PermissionDenied for an account that was closed or deleted since the request began.

    Call it with the address locked: deleting waits for the same lock, so that nothing is
    written in the name of somebody who is gone.
    """
    if not User.objects.filter(pk=author.pk, email=author.email, is_active=True).exists():
        raise PermissionDenied
