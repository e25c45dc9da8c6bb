"""The mails of signing up and in, each in its reader's language and with our links only."""

import hashlib
import time
import uuid
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.links import absolute
from core.mail import enqueue
from core.models import OutgoingMail, User

# Changes of an account its owner must hear of, each in one sentence.
NOTICES = {
    "account/email/email_changed": _("The e-mail address of your account was changed."),
    "account/email/email_deleted": _("An e-mail address of your account was removed."),
    "account/email/password_changed": _("The password of your account was changed."),
    "account/email/password_reset": _("The password of your account was changed."),
    "account/email/password_set": _("A password was set for your account."),
    "account/email/deactivated": _("An administrator closed your account."),
    "account/email/reactivated": _("An administrator opened your account again."),
    "account/email/signed_out": _("An administrator signed your account out on every device."),
    "account/email/roles_changed": _("An administrator changed the roles of your account."),
    "mfa/email/second_step_reset": _(
        "An administrator reset the second step of your account, and every device is signed out."
    ),
    "mfa/email/recovery_codes_generated": _("New backup codes were made for your account."),
    "mfa/email/totp_activated": _("A code app was added to your account."),
    "mfa/email/totp_deactivated": _("The code app of your account was removed."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey of your account was removed."),
}

# What the log of letters calls them.
KINDS = {
    "account/email/account_already_exists": _("You have an account already"),
    "account/email/address_new": _("Change of your e-mail address"),
    "account/email/address_old": _("Change of your e-mail address"),
    "account/email/email_confirmation": _("Confirmation of your address"),
    "account/email/erased": _("Your account is deleted"),
    "account/email/invitation": _("Invitation to work here"),
    "account/email/notice": _("A change of your account"),
    "account/email/password_reset_key": _("Choose a new password"),
    "account/email/unknown_account": _("There is no account with this address"),
    "core/mail/news": _("There is news in your account"),
}

# Strangers can cause these mails to an address; more than one in the window tells nothing new.
WINDOW_SECONDS = 600
UNSOLICITED = {
    "account/email/account_already_exists": "account_reset_password",
    "account/email/unknown_account": "account_signup",
}


def send(prefix: str, to: str, context: Mapping[str, Any]) -> OutgoingMail:
    """Queue the mail allauth calls `prefix`; `context` is allauth's, its links are not used."""
    user: User | None = context.get("user") or User.objects.filter(email=to).first()
    language = user.language if user else translation.get_language() or "az"
    url = _url(prefix, language, context)
    data: dict[str, object] = {"url": url, "email": to}
    # The first letter to an address says the same as every other of its kind.
    template = prefix.removesuffix("_signup")
    if prefix in NOTICES:
        template, data["notice"] = "account/email/notice", NOTICES[prefix]
    return enqueue(
        key=_key(prefix, to, url), to=to, language=language, template=template, context=data
    )


def link(view: str, language: str, *args: str) -> str:
    """The absolute address of a page, in the reader's language, on the configured host."""
    with translation.override(language):
        return absolute(reverse(view, args=args))


def _url(prefix: str, language: str, context: Mapping[str, Any]) -> str:
    if prefix == "account/email/password_reset_key":
        view = "account_reset_password_from_key"
        return link(view, language, context["uid"], context["key"])
    if prefix.startswith("account/email/email_confirmation"):
        return link("account_confirm_email", language, context["key"])
    return link(UNSOLICITED.get(prefix, "account_reset_password"), language)


def _key(prefix: str, to: str, url: str) -> str:
    """One mail a link, one unsolicited mail an address and window, and every notice."""
    if prefix in NOTICES:
        return f"account:{uuid.uuid4()}"
    window = int(time.time() // WINDOW_SECONDS) if prefix in UNSOLICITED else 0
    digest = hashlib.sha256(f"{to} {url} {window}".encode()).hexdigest()
    return f"account:{prefix.rpartition('/')[2]}:{digest}"
