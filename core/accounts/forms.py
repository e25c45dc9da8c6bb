"""allauth's forms with our address field and our words.

allauth lower-cases addresses with Unicode rules; `EmailIdentityField` refuses what they merge.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account import forms as account_forms
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.accounts.alone import lock_address
from core.accounts.fields import DisplayNameField
from core.fields import EmailIdentityField
from core.limits.forms import LimitedForm
from core.models import User

# Texts or lazy translations, by field name.
type Words = Mapping[str, Any]

PASSWORD_RULES = _("At least 8 characters, not only digits, not a common password.")
NEW_PASSWORD: Words = {"password1": _("New password"), "password2": _("New password again")}


class Worded(forms.Form):
    """Puts our labels and hints on a form of allauth; placeholders vanish while one types."""

    labels: ClassVar[Words] = {}
    hints: ClassVar[Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignupForm(LimitedForm, Worded, account_forms.SignupForm):
    action = "sign-up"
    recipient_field = "email"
    email = EmailIdentityField()
    labels = {"email": _("E-mail address"), "password1": _("Password")}
    hints = {"password1": PASSWORD_RULES}

    def try_save(self, request: HttpRequest) -> Any:
        """Works on the password also when the account exists: the time would tell otherwise.

        One account at a time for an address: of two forms sent at once the second finds it.
        """
        with transaction.atomic():
            lock_address(self.cleaned_data["email"])
            if User.objects.filter(email=self.cleaned_data["email"]).exists():
                self.account_already_exists = True
            if self.account_already_exists:
                make_password(self.cleaned_data["password1"])
            return super().try_save(request)


class LoginForm(LimitedForm, Worded, account_forms.LoginForm):
    action = "sign-in"
    recipient_field = "login"
    labels = {"password": _("Password"), "remember": _("Keep me signed in on this device")}
    hints = {"remember": _("Only if the device is your own")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = EmailIdentityField()


class ResetPasswordForm(LimitedForm, Worded, account_forms.ResetPasswordForm):
    action = "reset"
    recipient_field = "email"
    email = EmailIdentityField()


class ResetPasswordKeyForm(LimitedForm, Worded, account_forms.ResetPasswordKeyForm):
    action = "reset"
    labels = NEW_PASSWORD
    hints = {"password1": PASSWORD_RULES}


class SetPasswordForm(Worded, account_forms.SetPasswordForm):
    labels = NEW_PASSWORD
    hints = {"password1": PASSWORD_RULES}


class ChangePasswordForm(LimitedForm, Worded, account_forms.ChangePasswordForm):
    action = "password"
    labels = {**NEW_PASSWORD, "oldpassword": _("Current password")}
    hints = {"password1": PASSWORD_RULES}


class ReauthenticateForm(LimitedForm, Worded, account_forms.ReauthenticateForm):
    action = "password"
    labels = {"password": _("Password")}


class NewAddressForm(LimitedForm):
    """Whether the address has an account is told to nobody but its own mailbox."""

    action = "resend"
    recipient_field = "email"
    email = EmailIdentityField(label=_("New e-mail address"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email == self.user.email:
            raise ValidationError(_("This is your address already."), code="same")
        return email


class LanguageChoice(forms.RadioSelect):
    """Each language under its own name, which is said to be in it."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["lang"] = str(value)
        return option


class DetailsForm(forms.ModelForm[User]):
    """How others see a person, and in which language we write to them."""

    # Each in its own language: who cannot read this page must still find theirs.
    LANGUAGES = (("az", "Azərbaycanca"), ("en", "English"), ("ru", "Русский"))

    language = forms.ChoiceField(
        label=_("Language of letters and of this site"),
        choices=LANGUAGES,
        widget=LanguageChoice,
    )
    display_name = DisplayNameField(
        label=_("Name shown to others"),
        required=False,
        help_text=_("It stands under your comments. Leave it empty to stay without a name."),
    )

    class Meta:
        model = User
        fields = ["display_name", "language"]
