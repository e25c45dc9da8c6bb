"""The official reply: outcome, reason, and the amendment that carried it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from legislation.commenting.conf import limit
from legislation.enums import Outcome
from legislation.forms.fields import CountedTextField
from legislation.models import Amendment, Bill

CHOOSE_OUTCOME = _("Choose the outcome")


class ReplyForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of the comment?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_OUTCOME, "invalid_choice": CHOOSE_OUTCOME},
    )
    amendment: "forms.ModelChoiceField[Amendment]" = forms.ModelChoiceField(
        Amendment.objects.none(),
        label=_("Amendment that speaks of it"),
        required=False,
        to_field_name="number",
        empty_label=_("None"),
        error_messages={"invalid_choice": _("This draft law has no such amendment")},
    )
    language = forms.ChoiceField(
        label=_("Language of the reply"),
        choices=settings.LANGUAGES,
        help_text=_("The author reads it in the language of the comment."),
    )

    def __init__(self, *args: Any, bill: Bill, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amendment"].queryset = Amendment.objects.filter(bill=bill)  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["text"] = CountedTextField(
            most=limit("REPLY_TEXT_LIMIT"),
            label=_("Reply"),
            help_text=_("Say what was decided and why. Everybody reads it beside the comment."),
            widget=forms.Textarea(attrs={"class": "serif", "rows": 8}),
            error_messages={"required": _("Write the reply")},
        )
        self.fields["outcome"].choice_hints = {  # type: ignore[attr-defined] # read by the component
            Outcome.EXPLAINED: _("It was a question, or the text already says it."),
        }
        self.order_fields(["outcome", "text", "amendment", "language"])
