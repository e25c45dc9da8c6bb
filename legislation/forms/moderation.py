"""A moderator's decision, and the reason to look who wrote."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.fields import LimitedTextField
from legislation.commenting.conf import limit
from legislation.commenting.rules import OpeningReason, Rule
from legislation.commenting.transitions import is_allowed
from legislation.enums import CommentStatus

DECISIONS = {
    CommentStatus.PUBLISHED: _("Publish it as it is"),
    CommentStatus.REJECTED: _("Do not publish it"),
}
CHOOSE_DECISION = _("Choose a decision")


class DecisionForm(forms.Form):
    """`seen` is the status the page showed: what a colleague decided meanwhile is not undone."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_DECISION, "invalid_choice": CHOOSE_DECISION},
    )
    rule = forms.ChoiceField(
        label=_("Reason (stands in the public record)"),
        help_text=_("Only when you do not publish."),
        choices=[("", _("No rule is broken")), *Rule.choices],
        required=False,
    )
    seen = forms.ChoiceField(widget=forms.HiddenInput, choices=CommentStatus.choices)

    def __init__(self, *args: Any, status: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": status, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        decision = self.fields["decision"]
        decision.choices = [  # type: ignore[attr-defined] # a ChoiceField
            (new, label) for new, label in DECISIONS.items() if is_allowed(status, new)
        ]
        decision.choice_hints = {  # type: ignore[attr-defined] # read by the component
            CommentStatus.PUBLISHED: _("The author's words are not changed."),
            CommentStatus.REJECTED: _("The author gets the reason and the text back."),
        }
        self.fields["note"] = LimitedTextField(
            most=limit("COMMENT_NOTE_LIMIT"),
            label=_("Words to the author"),
            help_text=_("Only the author reads them."),
            widget=forms.Textarea(attrs={"rows": 3}),
            required=False,
        )
        self.order_fields(["decision", "rule", "note", "seen"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") == CommentStatus.REJECTED and not data.get("rule"):
            self.add_error("rule", ValidationError(_("Name the rule that is broken")))
        return data


class OpeningForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why do you need to know it?"),
        choices=OpeningReason.choices,
        error_messages={"required": _("Choose a reason"), "invalid_choice": _("Choose a reason")},
    )
