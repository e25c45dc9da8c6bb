"""allauth's forms with our address field: allauth lower-cases with Unicode rules, we refuse."""

from typing import Any

from allauth.account import forms as allauth_forms

from core.fields import EmailIdentityField


class SignupForm(allauth_forms.SignupForm):
    email = EmailIdentityField()


class LoginForm(allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = EmailIdentityField()


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    email = EmailIdentityField()


class AddEmailForm(allauth_forms.AddEmailForm):
    email = EmailIdentityField()
