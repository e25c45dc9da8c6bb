"""What a page's script writes into the form of a comment."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.fields import PlainTextField


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
