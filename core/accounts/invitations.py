"""Inviting somebody to a role, and what accepting does.

The letter's link proves the mailbox, nothing more: whoever has an account already signs in to
it first, and an account nobody ever confirmed (anybody can make one for any address) loses the
password a stranger may have given it.
"""

import datetime as dt

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from core import confirmations, mail
from core.accounts import events, letters, roles, sessions
from core.accounts.alone import lock_account, lock_address
from core.accounts.posts import label_of
from core.confirmations import LinkProblem
from core.models import AccountEvent, Invitation, User
from core.roles import ROLE_LABELS, Role

PURPOSE = "invitation"
LIFETIME = dt.timedelta(days=7)


class AlreadyInvited(Exception):
    """An invitation of the same address to the same role waits for its answer."""


class NotForYou(Exception):
    """Somebody else is signed in, or the address has an account that must sign in first."""


@transaction.atomic
def invite(email: str, role: Role, *, post: str, language: str, by: User | None) -> Invitation:
    """Raises AlreadyInvited. `email` is normalised; `post` is the key of a post or empty."""
    now = timezone.now()
    same = Invitation.objects.unanswered().filter(email=email, role=role, post=post)
    same.filter(expires_at__lte=now).update(revoked_at=now)
    invitation, created = Invitation.objects.get_or_create(
        email=email,
        role=role,
        post=post,
        accepted_at=None,
        revoked_at=None,
        defaults={"language": language, "invited_by": by, "expires_at": now + LIFETIME},
    )
    if not created:
        raise AlreadyInvited
    events.record(AccountEvent.Act.INVITED, person=None, actor=by, detail=f"{role} {invitation.pk}")
    _write_to(invitation)
    return invitation


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Twice is once; an accepted one stays accepted: the role is taken away instead."""
    waiting = Invitation.objects.unanswered().select_for_update().filter(pk=invitation.pk)
    if waiting.update(revoked_at=timezone.now()):
        detail = f"{invitation.role} {invitation.pk}"
        events.record(AccountEvent.Act.INVITATION_REVOKED, person=None, actor=by, detail=detail)


def withdraw_all_of(inviter: User, *, by: User) -> None:
    """Whoever may invite no more leaves no open door behind."""
    for invitation in Invitation.objects.open().filter(invited_by=inviter):
        withdraw(invitation, by=by)


def peek(token: str) -> Invitation:
    """Raises LinkProblem; changes nothing."""
    return _open(confirmations.peek(PURPOSE, token).subject)


def account_of(invitation: Invitation) -> User | None:
    """The account that must sign in to accept: one whose owner proved the address."""
    proved = EmailAddress.objects.filter(email=invitation.email, verified=True)
    # One made by a command rather than by signing up has no row of addresses.
    unlisted = Q(email=invitation.email, emailaddress__isnull=True)
    return User.objects.filter(Q(pk__in=proved.values("user")) | unlisted).first()


@transaction.atomic
def accept_as(user: User, token: str) -> Invitation:
    """By the account the address belongs to. Raises LinkProblem, NotForYou, PostTaken."""
    user = lock_account(user.pk)
    invitation = _open(confirmations.redeem(PURPOSE, token).subject, lock=True)
    owner = account_of(invitation)
    if owner is None or owner.pk != user.pk or not user.is_active:
        raise NotForYou
    return _accept(invitation, user)


@transaction.atomic
def accept_anew(token: str, *, password: str, display_name: str = "") -> Invitation:
    """With a new account. Raises LinkProblem, NotForYou, PostTaken."""
    # Two invitations to one address, accepted at once, make one account.
    lock_address(peek(token).email)
    invitation = _open(confirmations.redeem(PURPOSE, token).subject, lock=True)
    if account_of(invitation) is not None:
        raise NotForYou
    user = _account_for(invitation, password)
    user.display_name = display_name
    user.save(update_fields=["display_name"])
    return _accept(invitation, user)


def _account_for(invitation: Invitation, password: str) -> User:
    user = User.objects.select_for_update().filter(email=invitation.email).first()
    if user is None:
        user = User(email=invitation.email)
    elif not user.is_active:
        raise LinkProblem("expired")
    user.language = invitation.language
    user.set_password(password)
    user.save()
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user)
    return user


def _accept(invitation: Invitation, user: User) -> Invitation:
    roles.give(user, Role(invitation.role), by=invitation.invited_by, post=invitation.post)
    invitation.accepted_by, invitation.accepted_at = user, timezone.now()
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    detail = f"{invitation.role} {invitation.pk}"
    events.record(AccountEvent.Act.INVITATION_ACCEPTED, person=user, actor=user, detail=detail)
    return invitation


def _open(subject: str, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.open().filter(pk=subject)
    found: Invitation | None = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise LinkProblem("expired")
    return found


def _write_to(invitation: Invitation) -> None:
    token = confirmations.issue(PURPOSE, str(invitation.pk), email=invitation.email, ttl=LIFETIME)
    role, language = Role(invitation.role), invitation.language
    with override(language):
        context = {
            "url": letters.link("core:invitation", language, token),
            "role": str(ROLE_LABELS[role]),
            "post": label_of(role, invitation.post),
        }
    mail.enqueue(
        key=f"account:invitation:{invitation.pk}",
        to=invitation.email,
        language=language,
        template="account/email/invitation",
        context=context,
    )
