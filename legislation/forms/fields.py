"""Text with a limit, counted in code points like the page's counter."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from constituents.forms import TOO_LONG
from core.fields import PlainTextField
from core.text import looks_empty


class CountedTextField(PlainTextField):
    """`most` is stated under the field; longer text is refused and stays in the form."""

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(**options)
        self.most = most

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        over = len(text) - self.most
        if over > 0:
            raise ValidationError(
                TOO_LONG, code="too_long", params={"over": over, "limit": self.most}
            )
        if text and looks_empty(text):
            raise ValidationError(self.error_messages["required"], code="required")
        return text


class QuoteField(PlainTextField):
    """Words copied from the law by the page's script; unreadable ones count as none."""

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **options)
        self.most = most

    def clean(self, value: Any) -> str:
        try:
            text: str = super().clean(value)
        except ValidationError:
            return ""
        return "" if len(text) > self.most else text
