"""The name a person shows to others."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.accounts.names import impersonates, is_address, is_readable, mixes_alphabets
from core.text import TextNotUsable, clean_text


class DisplayNameField(forms.CharField):
    """One line, readable, nobody else's. The form's initial value is accepted whatever it is.

    An MP's account carries the MP's own, protected name: a form that begins with it must not
    refuse it.
    """

    default_error_messages = {
        "max_length": _("The name can have %(limit_value)d characters at most."),
        "unreadable": _("Write a name that can be read: with letters, without hidden signs."),
        "address": _("Write a name without an Internet or e-mail address."),
        "mixed": _("Write each word in one alphabet."),
        "taken": _("This name looks like the name of an office or of an MP. Write another."),
    }
    unchanged = ""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 80)
        super().__init__(**options)
        self.widget.attrs.setdefault("autocomplete", "nickname")

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.unchanged = form.get_initial_for_field(self, field_name) or ""
        return super().get_bound_field(form, field_name)

    def to_python(self, value: Any) -> str:
        try:
            return " ".join(clean_text(super().to_python(value) or "").split())
        except TextNotUsable as problem:
            raise ValidationError(self.error_messages["unreadable"], code="invalid") from problem

    def validate(self, value: str) -> None:
        super().validate(value)
        is_too_long = self.max_length is not None and len(value) > self.max_length
        if not value or value == self.unchanged or is_too_long:
            return
        for code, refuses in (
            ("unreadable", lambda name: not is_readable(name)),
            ("mixed", mixes_alphabets),
            ("address", is_address),
            ("taken", impersonates),
        ):
            if refuses(value):
                raise ValidationError(self.error_messages[code], code=code)
