"""What is typed in confidence."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PlainTextField
from core.models import User

TEXT_LIMIT = 5000


class MessageForm(forms.Form):
    text = PlainTextField(
        label=_("Your text"),
        help_text=_(
            "You need not write other people’s names: “a relative”, “a company” is enough."
        ),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(
            # Neither the browser nor a translation service should keep or send it elsewhere.
            attrs={"class": "serif", "rows": 6, "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Write your text"),
            "max_length": _("The text is too long: shorten it to 5 000 characters"),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_key(self) -> UUID:
        found: UUID | None = self.cleaned_data.get("key")
        return found or uuid4()


class AdviserField(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: Any) -> str:
        """Never the address: it is not the reader's to know."""
        return str(obj.display_name) or str(_("Ethics adviser"))


class BeginForm(MessageForm):
    """The first message, and to whom it goes."""

    adviser = AdviserField(
        label=_("To which adviser?"),
        queryset=User.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an adviser"),
            "invalid_choice": _("Choose an adviser"),
        },
    )
    field_order = ("adviser", "text", "key")

    def __init__(self, *args: Any, advisers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["adviser"]
        if isinstance(choice, AdviserField):
            choice.queryset = User.objects.filter(pk__in=[adviser.pk for adviser in advisers])
        if len(advisers) == 1:
            self.initial.setdefault("adviser", advisers[0].pk)
