"""Giving and taking roles, with the post that comes with one, on the record."""

from django.db import transaction

from core.accounts import events
from core.accounts.alone import lock_account
from core.accounts.posts import posts_of
from core.models import AccountEvent, User
from core.roles import Role, grant, revoke


@transaction.atomic
def give(user: User, role: Role, *, by: User | None, post: str = "") -> bool:
    """False when the account had it. Raises core.accounts.posts.PostTaken."""
    # Of two gifts of one role at once one counts; two posts at once are one and a refusal.
    lock_account(user.pk)
    posts = posts_of(role)
    if posts:
        posts.fill(post, user)
    if _holds(user, role):
        return False
    grant(user, role)
    events.record(AccountEvent.Act.ROLE_GRANTED, person=user, actor=by, detail=role)
    return True


@transaction.atomic
def take(user: User, role: Role, *, by: User | None) -> bool:
    """The account's next request is refused what the role allowed. False when it had none."""
    lock_account(user.pk)
    posts = posts_of(role)
    if posts:
        posts.vacate(user)
    if not _holds(user, role):
        return False
    revoke(user, role)
    events.record(AccountEvent.Act.ROLE_REVOKED, person=user, actor=by, detail=role)
    return True


def _holds(user: User, role: Role) -> bool:
    """Also of a closed account, whose roles wait."""
    return user.groups.filter(name=role).exists()
