"""Form fields for what people type: addresses and plain text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.text import EmailNotUsable, TextNotUsable, clean_text, normalise_email


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
