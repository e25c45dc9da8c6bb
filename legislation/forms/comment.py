"""The form of a comment, and the one for the address that confirms it."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.accounts.fields import DisplayNameField
from core.fields import EmailIdentityField, LimitedTextField, contacts_in
from legislation.commenting import quotes
from legislation.commenting.conf import limit, proposal_limit
from legislation.enums import Stance
from legislation.forms.fields import QuoteField

STANCES = (
    (Stance.FOR, _("I am for it")),
    (Stance.CHANGE, _("I am for it on a condition")),
    (Stance.AGAINST, _("I am against it")),
    (Stance.QUESTION, _("I have a question")),
)
CHOOSE_STANCE = _("Choose your position")


class CommentForm(forms.Form):
    """What somebody says about a passage. `passage` is its own text, "" for a whole article.

    A passage can be reworded; a proposal equal to it counts as none.
    """

    stance = forms.ChoiceField(
        label=_("Your position"),
        choices=STANCES,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_STANCE, "invalid_choice": CHOOSE_STANCE},
    )
    author_name = DisplayNameField(label=_("Name"), required=False)
    place = DisplayNameField(label=_("Town or district"), required=False)
    quote = QuoteField(most=quotes.LONGEST)
    quote_prefix = QuoteField(most=quotes.AROUND)
    quote_suffix = QuoteField(most=quotes.AROUND)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    field_order = ("stance", "text", "proposal", "place", "author_name")

    def __init__(self, *args: Any, passage: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passage = passage
        stance = self.fields["stance"]
        stance.choice_hints = {Stance.CHANGE: _("I propose a change")}  # type: ignore[attr-defined] # read by the component
        self.fields["text"] = LimitedTextField(
            most=limit("COMMENT_TEXT_LIMIT"),
            label=_("Your comment"),
            help_text=_(
                "What should be changed, and why? An example from your own experience helps most."
                " Do not write names, addresses or telephone numbers."
            ),
            widget=forms.Textarea(attrs={"rows": 6}),
            error_messages={"required": _("Write your comment")},
        )
        if passage:
            self.fields["proposal"] = LimitedTextField(
                most=proposal_limit(passage),
                label=_("How would you word it?"),
                help_text=_("Change the present text. What differs is shown below it."),
                widget=forms.Textarea(attrs={"class": "serif", "rows": 4}),
                required=False,
                initial=passage,
            )
        self.fields["author_name"].widget.attrs["autocomplete"] = "name"
        self.fields["place"].widget.attrs["autocomplete"] = "address-level2"
        self.order_fields(self.field_order)

    def clean_key(self) -> UUID:
        """What makes two sendings of one form one comment; a spoilt one is simply new."""
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()

    def clean_text(self) -> str:
        return self._without_contacts("text")

    def clean_proposal(self) -> str:
        proposal = self._without_contacts("proposal")
        return "" if proposal.split() == self.passage.split() else proposal

    def _without_contacts(self, name: str) -> str:
        """A published number cannot be called back."""
        text: str = self.cleaned_data[name]
        if problems := contacts_in(text):
            raise ValidationError(problems)
        return text


class AddressForm(forms.Form):
    """Asked on the check page, after the words: who wrote is nobody's business before."""

    email = EmailIdentityField(
        label=_("Your e-mail address"),
        help_text=_("For the confirmation link and the reply. It is not published."),
        error_messages={"required": _("Write your e-mail address")},
    )
