"""What allauth asks of the project: our words, our mail queue, our addresses."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core import limits
from core.accounts import letters
from core.models import User
from core.network import client_address


class AccountAdapter(DefaultAccountAdapter):
    """Every mail leaves through `core.mail`; no link is ever built from the Host header."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "too_many_login_attempts": _(
            "Too many attempts did not succeed. Wait five minutes and try again."
        ),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("The current password is not right."),
        "incorrect_code": _("The code is not right: type the new one."),
        "duplicate_email": _("This is your address already."),
        "same_as_current": _("This is your address already."),
        "rate_limited": _("Too many requests. Wait a minute and try again."),
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.language = get_language() or user.language
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """What strangers can cause is capped without a word: the page says the same anyway."""
        try:
            limits.take("account-mail", limits.By.RECIPIENT, email)
        except limits.Refused:
            return
        letters.send(template_prefix, email, context)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Without the internet address and the browser's name: a mail is an open letter."""
        to = email or EmailAddress.objects.get_primary_email(user)
        if to:
            letters.send(template_prefix, to, {**(context or {}), "user": user})

    def get_client_ip(self, request: HttpRequest) -> str:
        return str(client_address(request) or "")

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        user = emailconfirmation.email_address.user
        return letters.link("account_confirm_email", user.language, emailconfirmation.key)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """`key` is "uid-token"; the mail's own language is put in by `letters`."""
        uid, _dash, token = key.partition("-")
        language = get_language() or "az"
        return letters.link("account_reset_password_from_key", language, uid, token)
