"""Form fields for what people type: addresses and plain text."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core import personal_data
from core.personal_data import Kind
from core.text import EmailNotUsable, TextNotUsable, clean_text, looks_empty, normalise_email

TOO_LONG = ngettext_lazy(
    "Make the text %(over)s character shorter (limit %(limit)s).",
    "Make the text %(over)s characters shorter (limit %(limit)s).",
    "over",
)
CONTACTS = {
    Kind.PHONE: _("Remove the telephone number: it would be published"),
    Kind.EMAIL: _("Remove the e-mail address: it would be published"),
}


class EmailIdentityField(forms.CharField):
    """An address in the one spelling under which it is an identity."""

    widget = forms.EmailInput
    default_error_messages = {
        "invalid": _("Write the e-mail address like this: name@example.az"),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("E-mail address"))
        options.setdefault("max_length", 254)
        super().__init__(**options)
        self.widget.attrs.setdefault("autocomplete", "email")

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return normalise_email(text)
        except EmailNotUsable as problem:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from problem


class PlainTextField(forms.CharField):
    """Text of several lines: NFC, counted in code points, no unreadable characters."""

    widget = forms.Textarea
    default_error_messages = {
        "unreadable": _("The text has characters that cannot be stored. Please type it again."),
    }

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        try:
            return clean_text(text or "")
        except TextNotUsable as problem:
            raise ValidationError(self.error_messages["unreadable"], code="invalid") from problem


class LimitedTextField(PlainTextField):
    """Text whose length is counted in code points after cleaning, as the page's counter does.

    `most` may be a function: a limit that a setting can override is asked for when it counts.
    """

    def __init__(self, *, most: int | Callable[[], int], **options: Any) -> None:
        super().__init__(**options)
        self.most = most

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        refuse_longer(text, self.most() if callable(self.most) else self.most)
        if text and looks_empty(text):
            raise ValidationError(self.error_messages["required"], code="required")
        return text


def refuse_longer(text: str, most: int) -> None:
    """Raises ValidationError, which says by how many code points the text is too long."""
    over = len(text) - most
    if over > 0:
        raise ValidationError(TOO_LONG, code="too_long", params={"over": over, "limit": most})


def contacts_in(text: str) -> list[ValidationError]:
    """What must not be published: it helps nobody and cannot be called back."""
    kinds = {found.kind for found in personal_data.find(text)}
    return [ValidationError(message) for kind, message in CONTACTS.items() if kind in kinds]
