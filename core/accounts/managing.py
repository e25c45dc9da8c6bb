"""What an administrator does to an account: each act once, on the record, told to its owner."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from core.accounts import address_change, events, invitations, letters, roles, sessions
from core.accounts.alone import lock_account
from core.models import AccountEvent, User
from core.roles import Role


@transaction.atomic
def reset_second_step(user: User, *, by: User) -> bool:
    """For whoever lost every factor. Sessions end; the next one adds a factor again.

    False when there was none.
    """
    removed, _by_model = Authenticator.objects.filter(user=user).delete()
    if not removed:
        return False
    sessions.end_all(user)
    events.record(AccountEvent.Act.SECOND_STEP_RESET, person=user, actor=by)
    letters.send("mfa/email/second_step_reset", user.email, {"user": user})
    return True


@transaction.atomic
def replace_address(user: User, new_email: str, *, by: User) -> bool:
    """For whoever lost the old mailbox. The address changes when the new one says yes.

    False when a letter about the same address waits for its answer already, or when it is the
    account's address. Raises core.accounts.address_change.AddressTaken.
    """
    user = lock_account(user.pk)
    waiting = address_change.waiting_for(user)
    if user.email == new_email or (
        waiting and waiting.vouched_by_id and waiting.new_email == new_email
    ):
        return False
    address_change.vouch(user, new_email, by=by)
    return True


@transaction.atomic
def deactivate(user: User, *, by: User) -> bool:
    """Nothing opens the account from the next request on; its roles wait. Twice is once."""
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        return False
    sessions.end_all(user)
    address_change.cancel_open(user)
    invitations.withdraw_all_of(user, by=by)
    events.record(AccountEvent.Act.DEACTIVATED, person=user, actor=by)
    letters.send("account/email/deactivated", user.email, {"user": user})
    return True


@transaction.atomic
def reactivate(user: User, *, by: User) -> bool:
    if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        return False
    events.record(AccountEvent.Act.REACTIVATED, person=user, actor=by)
    letters.send("account/email/reactivated", user.email, {"user": user})
    return True


@transaction.atomic
def give_role(user: User, role: Role, *, by: User, post: str = "") -> None:
    """Raises core.accounts.posts.PostTaken."""
    if roles.give(user, role, by=by, post=post):
        _tell_of_roles(user)


@transaction.atomic
def take_role(user: User, role: Role, *, by: User) -> None:
    """Also what the role began and nobody has answered: invitations in its name."""
    invitations.withdraw_all_of(user, by=by)
    if roles.take(user, role, by=by):
        _tell_of_roles(user)


def _tell_of_roles(user: User) -> None:
    letters.send("account/email/roles_changed", user.email, {"user": user})


@transaction.atomic
def sign_out(user: User, *, by: User) -> None:
    sessions.end_all(user)
    events.record(AccountEvent.Act.SESSIONS_ENDED, person=user, actor=by)
    letters.send("account/email/signed_out", user.email, {"user": user})
