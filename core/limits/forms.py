"""Limits of the forms allauth handles: the form itself refuses and keeps what was typed."""

from typing import ClassVar

from allauth.core import context
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from core.limits.refusal import Refused, wait_in_words
from core.limits.web import spend
from core.text import EmailNotUsable, normalise_email


class LimitedForm(forms.Form):
    """Spends a token of `action` before any field is looked at: allauth tries secrets there.

    `recipient_field` names the field whose address is counted too: the same for addresses that
    have an account and for those that have none.
    """

    action: ClassVar[str]
    recipient_field: ClassVar[str] = ""

    def _clean_fields(self) -> None:
        user = getattr(self, "user", None)
        try:
            spend(
                self.action,
                context.request,
                recipient=self._recipient(),
                account=str(user.pk) if user else "",
            )
        except Refused as refused:
            self.add_error(None, wait_in_words(refused))
            return
        super()._clean_fields()  # type: ignore[misc] # Django's, which its types leave out

    def _clean_form(self) -> None:
        """Not after a refusal: the fields were not read."""
        if NON_FIELD_ERRORS not in self.errors:
            super()._clean_form()  # type: ignore[misc] # see above

    def _recipient(self) -> str:
        try:
            return normalise_email(self.data.get(self.recipient_field, ""))
        except EmailNotUsable:
            return ""
