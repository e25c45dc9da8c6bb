"""The official reply: outcome, reason, and the amendment that carried it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.fields import LimitedTextField
from core.text import capitalise
from legislation.commenting.conf import limit
from legislation.enums import Outcome
from legislation.models import Amendment, Bill

CHOOSE_OUTCOME = _("Choose the outcome")


class ReplyForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of the comment?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_OUTCOME, "invalid_choice": CHOOSE_OUTCOME},
    )
    amendment: "forms.ModelChoiceField[Amendment]" = forms.ModelChoiceField(
        Amendment.objects.none(),
        label=_("Amendment that speaks of it"),
        required=False,
        to_field_name="number",
        empty_label=_("No amendment"),
        error_messages={"invalid_choice": _("This draft law has no such amendment")},
    )
    language = forms.ChoiceField(
        label=_("Language of the reply"),
        choices=settings.LANGUAGES,
        help_text=_("The language of the comment is chosen already."),
    )

    def __init__(self, *args: Any, bill: Bill, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amendment"].queryset = Amendment.objects.filter(bill=bill)  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["text"] = LimitedTextField(
            most=limit("REPLY_TEXT_LIMIT"),
            label=_("Reply"),
            help_text=_("Say what was decided and why. Everybody reads it beside the comment."),
            widget=forms.Textarea(attrs={"class": "serif", "rows": 8}),
            error_messages={"required": _("Write the reply")},
        )
        language = get_language() or "az"
        self.fields["outcome"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (value, capitalise(str(label), language)) for value, label in Outcome.choices
        ]
        self.fields["outcome"].choice_hints = {  # type: ignore[attr-defined] # read by the component
            Outcome.EXPLAINED: _("It was a question, or the text already says it."),
        }
        self.order_fields(["outcome", "text", "amendment", "language"])
