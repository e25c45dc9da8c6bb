"""Second steps of signing in: code app, passkeys, backup codes; names and words of ours."""

from collections.abc import Callable
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.accounts import sealing
from core.accounts.forms import Worded, Words
from core.limits.forms import LimitedForm
from core.models import User

CODE_LABEL = pgettext_lazy("one-time", "Code")
KEY_NAME = _("Name of the passkey")


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right: type the new one."),
        "add_email_blocked": _(
            "The address cannot be changed while signing in asks for a second step."
        ),
        "unverified_email": _("Confirm your e-mail address first."),
        "cannot_delete_authenticator": _("This way of signing in cannot be removed."),
        "cannot_generate_recovery_codes": _("Add a passkey or a code app first."),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey %(number)s") % {"number": number})

    def _get_site_name(self) -> str:
        """What the device shows beside the passkey."""
        return "Açıq Məclis"


class OneTimeCode(Worded):
    """One field that phones fill in by themselves; digits typed in groups are accepted."""

    labels: ClassVar[Words] = {"code": CODE_LABEL}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.widget.attrs |= {"class": "code", "autocomplete": "one-time-code", "maxlength": 20}
        code.widget.attrs |= {"inputmode": "numeric", "autocapitalize": "off"}

    def clean_code(self) -> Any:
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return super().clean_code()  # type: ignore[misc] # defined by allauth's form beside us


class AuthenticateForm(LimitedForm, OneTimeCode, base_forms.AuthenticateForm):
    action = "second-step"


class ReauthenticateForm(LimitedForm, OneTimeCode, base_forms.ReauthenticateForm):
    action = "second-step"


class ActivateTOTPForm(OneTimeCode, totp_forms.ActivateTOTPForm):
    pass


def _guarded(clean: Callable[[], Any]) -> Any:
    """What the parser of a passkey's answer does not foresee is a wrong answer, not a fault."""
    try:
        return clean()
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        message = MFAAdapter.error_messages["incorrect_code"]
        raise ValidationError(message, code="incorrect_code") from problem


class WithoutEcho(forms.HiddenInput):
    """A passkey's answer is good for one try: the page that refuses it does not repeat it."""

    def format_value(self, value: Any) -> None:
        return None


class AnswerField(forms.JSONField):
    """A number of 5,000 digits or 500,000 brackets are JSON too, but none that Python reads."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as problem:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from problem

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Not read a second time: the page does not repeat it."""
        return data


class PasskeyAnswer(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = AnswerField(widget=WithoutEcho())


class AuthenticateWebAuthnForm(PasskeyAnswer, webauthn_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return _guarded(super().clean_credential)


class LoginWebAuthnForm(LimitedForm, PasskeyAnswer, webauthn_forms.LoginWebAuthnForm):
    action = "sign-in"

    def clean_credential(self) -> Any:
        return _guarded(super().clean_credential)


class ReauthenticateWebAuthnForm(PasskeyAnswer, webauthn_forms.ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return _guarded(super().clean_credential)


class AddWebAuthnForm(Worded, PasskeyAnswer, webauthn_forms.AddWebAuthnForm):
    labels = {"name": KEY_NAME, "passwordless": _("Sign in with this passkey alone")}
    hints = {
        "name": _("For example: phone, laptop."),
        "passwordless": _("The device asks for your finger, face or its own code instead."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A sign-in without a password is what people expect of a passkey.
        self.fields["passwordless"].initial = True
        self.fields["name"].validators.append(MaxLengthValidator(60))

    def clean(self) -> Any:
        return _guarded(super().clean)


class EditWebAuthnForm(Worded, webauthn_forms.EditWebAuthnForm):
    labels = {"name": KEY_NAME}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(MaxLengthValidator(60))
