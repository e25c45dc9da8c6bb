"""Changing the address of an account: the new mailbox and the old one both press a button.

The new one proves that letters arrive; the old one that it is the owner who asks, and not
somebody at an open device. Until then the old address stays. For whoever has lost the old mailbox
an administrator answers in its place; whoever still reads it can say no until the new one says yes.
"""

import datetime as dt
from enum import StrEnum
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from core import confirmations, mail
from core.accounts import events, letters, sessions
from core.accounts.alone import lock_account, lock_address
from core.confirmations import LinkProblem
from core.models import AccountEvent, AddressChange, User

LIFETIME = dt.timedelta(days=3)
# Each sends a letter to an address that may be a stranger's.
MOST_IN_A_DAY = 5


class Side(StrEnum):
    OLD = "old"
    NEW = "new"

    @property
    def purpose(self) -> str:
        return f"address-{self}"


class TooManyChanges(Exception):
    """The account asked for as many changes as it may in a day."""


class AddressTaken(Exception):
    """Another account has the address."""


@transaction.atomic
def begin(user: User, new_email: str) -> AddressChange:
    """Send both letters; an earlier change that still waits is cancelled.

    A stranger's address is told apart only by its own mailbox. Raises TooManyChanges.
    """
    # The lock keeps two forms sent at once from opening two changes.
    user = lock_account(user.pk)
    day = timezone.now() - dt.timedelta(days=1)
    if user.address_changes.filter(requested_at__gt=day).count() >= MOST_IN_A_DAY:
        raise TooManyChanges
    change = _write_down(user, new_email)
    if _is_taken(new_email, user):
        letters.send("account/email/account_already_exists", new_email, {})
    else:
        _write_to(change, Side.NEW, new_email)
    return change


@transaction.atomic
def vouch(user: User, new_email: str, *, by: User) -> AddressChange:
    """As `begin`, with `by` answering for the old mailbox; every session of the account ends.

    Raises AddressTaken: administrators find accounts by their address anyway.
    """
    user = lock_account(user.pk)
    if _is_taken(new_email, user):
        raise AddressTaken
    change = _write_down(user, new_email, vouched_by=by, old_confirmed_at=timezone.now())
    _write_to(change, Side.NEW, new_email)
    sessions.end_all(user)
    act = AccountEvent.Act.ADDRESS_VOUCHED
    events.record(act, person=user, actor=by, detail=str(change.pk))
    return change


def _write_down(user: User, new_email: str, **vouched: Any) -> AddressChange:
    cancel_open(user)
    change = AddressChange.objects.create(
        user=user,
        old_email=user.email,
        new_email=new_email,
        expires_at=timezone.now() + LIFETIME,
        **vouched,
    )
    _write_to(change, Side.OLD, user.email)
    return change


def waiting_for(user: User) -> AddressChange | None:
    found: AddressChange | None = AddressChange.objects.open().filter(user=user).first()
    return found


def cancel_open(user: User) -> int:
    """Also of those that are too old; return how many there were."""
    unfinished = AddressChange.objects.filter(user=user, done_at=None, cancelled_at=None)
    changed: int = unfinished.update(cancelled_at=timezone.now())
    return changed


def peek(side: Side, token: str) -> AddressChange:
    """What a letter's link is about; changes nothing. Raises LinkProblem."""
    return _open(confirmations.peek(side.purpose, token).subject)


@transaction.atomic
def confirm(side: Side, token: str) -> AddressChange:
    """One side's yes; with the second the address changes. Raises LinkProblem."""
    change = _redeem(side, token)
    setattr(change, f"{side}_confirmed_at", timezone.now())
    if change.old_confirmed_at and change.new_confirmed_at:
        _complete(change)
    change.save()
    return change


@transaction.atomic
def refuse(side: Side, token: str) -> AddressChange:
    """One side's no, which ends it. Raises LinkProblem."""
    change = _redeem(side, token)
    change.cancelled_at = timezone.now()
    change.save(update_fields=["cancelled_at"])
    return change


def _redeem(side: Side, token: str) -> AddressChange:
    """Two answers come one after the other, and so do two accounts that want one address."""
    seen = peek(side, token)
    lock_address(seen.new_email)
    lock_account(seen.user_id)
    return _open(confirmations.redeem(side.purpose, token).subject, lock=True)


def _open(subject: str, *, lock: bool = False) -> AddressChange:
    changes = AddressChange.objects.open().filter(pk=subject, user__is_active=True)
    rows = changes.select_for_update(of=("self",)) if lock else changes
    found: AddressChange | None = rows.select_related("user").first()
    if found is None or found.user.email != found.old_email:
        raise LinkProblem("expired")
    return found


def _complete(change: AddressChange) -> None:
    user = change.user
    if _is_taken(change.new_email, user):
        raise LinkProblem("expired")
    user.email = change.new_email
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    change.done_at = timezone.now()
    if change.vouched_by_id:
        # Whoever has been in the account meanwhile is out.
        sessions.end_all(user)
    events.record(AccountEvent.Act.ADDRESS_CHANGED, person=user, actor=user)
    for address in (change.old_email, change.new_email):
        letters.send("account/email/email_changed", address, {"user": user})


def _is_taken(email: str, user: User) -> bool:
    others = EmailAddress.objects.filter(email=email).exclude(user=user)
    return others.exists() or User.objects.filter(email=email).exclude(pk=user.pk).exists()


def _write_to(change: AddressChange, side: Side, to: str) -> None:
    token = confirmations.issue(side.purpose, str(change.pk), email=to, ttl=LIFETIME)
    language = change.user.language
    mail.enqueue(
        key=f"account:address:{change.pk}:{side}",
        to=to,
        language=language,
        template=f"account/email/address_{side}",
        context={
            "url": letters.link("core:address_change", language, side, token),
            "old_email": change.old_email,
            "new_email": change.new_email,
            "vouched": change.vouched_by_id is not None,
        },
    )
