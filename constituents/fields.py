"""One line of plain text, as a form field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.fields import PlainTextField
from core.text import looks_empty


class LineField(PlainTextField):
    """A name or a subject: no line ends (they would forge mail headers), something to see."""

    default_error_messages = {
        "lines": _("Write this in one line."),
        "invisible": _("Write at least one letter or digit."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput)
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if "\n" in text:
            raise ValidationError(self.error_messages["lines"], code="lines")
        if text and looks_empty(text):
            raise ValidationError(self.error_messages["invisible"], code="invisible")
        return text
