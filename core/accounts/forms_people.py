"""Forms of invitations: writing one and accepting one."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.accounts.fields import DisplayNameField
from core.accounts.forms import PASSWORD_RULES, DetailsForm
from core.accounts.posts import posts_of
from core.fields import EmailIdentityField
from core.models import User
from core.roles import ROLE_LABELS, Role

# One select for a role and its post, so that nothing has to appear by script.
type Choice = tuple[str, Any]


def targets() -> Iterator[Choice]:
    """(role, label), and for roles with posts a group of ("role:key", label)."""
    for role in (Role.EDITOR, Role.MODERATOR, Role.ETHICS_ADVISER, Role.ADMINISTRATOR):
        yield role.value, ROLE_LABELS[role]
    for role in (Role.MP, Role.ASSISTANT):
        posts = posts_of(role)
        options = [(f"{role}:{key}", label) for key, label in posts.choices()] if posts else []
        if options:
            yield str(ROLE_LABELS[role]), options


class TargetField(forms.ChoiceField):
    """Cleaned to (Role, post)."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Role"))
        super().__init__(choices=lambda: [("", "—"), *targets()], **options)

    def clean(self, value: Any) -> tuple[Role, str]:
        role, _colon, post = super().clean(value).partition(":")
        return Role(role), post


class RoleForm(forms.Form):
    target = TargetField()


class ReplaceAddressForm(forms.Form):
    """For an account whose mailbox is lost."""

    email = EmailIdentityField(label=_("New e-mail address"))
    certain = forms.BooleanField(
        label=_("I have spoken with the owner of the account by telephone or in person"),
        error_messages={"required": _("Speak with the owner first, then tick the box")},
    )


class InviteForm(forms.Form):
    email = EmailIdentityField()
    target = TargetField()
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=DetailsForm.LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = settings.LANGUAGE_CODE


class AcceptForm(forms.Form):
    """A password, and a name unless the role brings its own."""

    display_name = DisplayNameField(label=_("Name shown to others"), required=False)
    password1 = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_RULES,
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, has_own_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = User(email=email)
        if has_own_name:
            del self.fields["display_name"]

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        if "\x00" in password:
            raise ValidationError(_("Choose another password."), code="invalid")
        validate_password(password, self.user)
        return password
