"""Handing a person everything the site holds about them, and erasing it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation

from core import mail
from core.accounts import events, roles
from core.accounts.alone import lock_account, lock_address
from core.accounts.holdings import all_holdings
from core.accounts.own_holding import AccountHolding
from core.mail.nobody import DOMAIN, is_nobody
from core.models import AccountEvent, User
from core.roles import Role

FAREWELL = "account/email/erased"


class LastAdministrator(Exception):
    """Without the account nobody could invite anybody any more."""


def export(user: User) -> dict[str, object]:
    """Everything by app, as it was at one moment; words of ours in the person's language."""
    events.record(AccountEvent.Act.EXPORTED, person=user, actor=user)
    holdings = all_holdings()
    prepared = {name: holding.prepare(user) for name, holding in holdings.items()}
    with _one_moment(), translation.override(user.language):
        return {
            "made_at": timezone.now(),
            "site": settings.SITE_URL,
            **{name: one.export(user, prepared[name]) for name, one in holdings.items()},
        }


@contextmanager
def _one_moment() -> Iterator[None]:
    """Whatever others commit meanwhile, everything read within belongs together."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first:
            # Possible only before the first query; within a transaction of tests there was one.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@transaction.atomic
def erase(user: User) -> None:
    """At once and for ever; twice is once. Raises LastAdministrator.

    The row stays without anything in it: consultations, openings and publications must go on
    pointing at one and the same somebody.
    """
    # What is being sent in the name of the account is there now, or is refused afterwards.
    lock_address(user.email)
    # In one order for all: of two administrators who leave at once, one stays.
    administrators = User.objects.filter(groups__name=Role.ADMINISTRATOR, is_active=True)
    others = list(administrators.select_for_update().order_by("pk").values_list("pk", flat=True))
    user = lock_account(user.pk)
    if is_nobody(user.email):
        return
    if others == [user.pk]:
        raise LastAdministrator
    for role in Role:
        roles.take(user, role, by=user)
    for holding in all_holdings().values():
        if not isinstance(holding, AccountHolding):
            holding.erase(user)
    AccountHolding().erase(user)
    address, language = user.email, user.language
    _empty(user)
    events.record(AccountEvent.Act.ERASED, person=None, actor=None)
    mail.enqueue(
        key=f"account:erased:{uuid.uuid4()}",
        to=address,
        language=language,
        template=FAREWELL,
        context={},
    )


def _empty(user: User) -> None:
    user.email = f"{uuid.uuid4().hex}@{DOMAIN}"
    user.display_name = ""
    user.language = settings.LANGUAGE_CODE
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
