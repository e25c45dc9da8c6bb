"""Whose session must have passed a second step, and whether this one has.

Asking whether the account *has* a second step would miss sessions that never used it: one from
before it was added, or one a role was given to afterwards. The session's own record counts.
"""

from enum import StrEnum

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from core.models import User
from core.roles import Role, roles_of

# Everybody but citizens: whoever reads what others wrote in confidence, or publishes.
ROLES = frozenset(set(Role) - {Role.CITIZEN})
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Missing(StrEnum):
    """What a session lacks: a second step to pass, or one to pass it with."""

    PASSING = "passing"
    ENROLMENT = "enrolment"


def is_required(user: User) -> bool:
    if not settings.SECOND_STEP_REQUIRED:
        return False
    return user.is_staff or user.is_superuser or bool(roles_of(user) & ROLES)


def missing(request: HttpRequest, user: User) -> Missing | None:
    """None when nothing is missing, also for those who need no second step."""
    if not is_required(user):
        return None
    if not factors_of(user):
        return Missing.ENROLMENT
    return None if has_passed(request, user) else Missing.PASSING


def factors_of(user: User) -> frozenset[str]:
    """The kinds of factor the account has; backup codes alone are none."""
    found = Authenticator.objects.filter(user=user, type__in=FACTORS)
    return frozenset(found.values_list("type", flat=True))


def has_passed(request: HttpRequest, user: User) -> bool:
    return any(
        record.get("method") == "mfa" for record in get_authentication_records(request, user)
    )
