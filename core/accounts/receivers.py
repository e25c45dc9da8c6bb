"""What we do when allauth tells that something happened."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.http import HttpRequest

from core.accounts import address_change, holdings, letters, second_step, sessions
from core.accounts.own_data import FAREWELL
from core.accounts.own_holding import AccountHolding
from core.mail import kinds
from core.mail.nobody import NOBODY
from core.mail.signals import mail_sent
from core.models import OutgoingMail, User


def count_first_factor_as_passed(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Who adds the first factor has just used it: its code, or the device's own ceremony.

    A further one does not count, or a stolen password could add its own.
    """
    is_first = Authenticator.objects.filter(user=user, type__in=second_step.FACTORS).count() == 1
    if is_first and authenticator.type in second_step.FACTORS and request.user == user:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def forget_what_the_old_password_began(user: User, **kwargs: Any) -> None:
    """Whoever knew the old password is out, and so is the change of address they asked for."""
    sessions.end_all(user)
    address_change.cancel_open(user)


def forget_whom_the_farewell_went_to(mail: OutgoingMail, **kwargs: Any) -> None:
    """The log of letters must not be the one place that still knows the address."""
    if mail.template == FAREWELL:
        OutgoingMail.objects.filter(pk=mail.pk).update(recipient=NOBODY)


def connect() -> None:
    holdings.register(AccountHolding())
    kinds.register(letters.KINDS)
    mail_sent.connect(forget_whom_the_farewell_went_to, dispatch_uid="core.farewell")
    for changed in (password_changed, password_reset, password_set):
        changed.connect(forget_what_the_old_password_began, dispatch_uid="core.password")
    authenticator_added.connect(
        count_first_factor_as_passed, dispatch_uid="core.count_first_factor_as_passed"
    )
