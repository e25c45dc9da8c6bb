"""What people type: a question, an answer, a reason."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from constituents import about
from constituents.conf import limit
from constituents.enums import SignedAs, Visibility
from constituents.fields import LineField
from constituents.models import Person
from core.accounts.fields import DisplayNameField
from core.fields import EmailIdentityField, LimitedTextField, contacts_in, refuse_longer


class AskForm(forms.Form):
    """A question. A person whose address is proved is not asked for one."""

    subject = LineField(
        label=_("What is it about, in one sentence?"),
        help_text=_("This will be the title of your question."),
        error_messages={"required": _("Write what the question is about")},
    )
    text = LimitedTextField(
        most=partial(limit, "QUESTION_TEXT_LIMIT"),
        label=_("What is your question?"),
        help_text=_(
            "One question on one subject. Do not write addresses or telephone numbers: they"
            " would be published with the question."
        ),
        error_messages={"required": _("Write your question")},
    )
    visibility = forms.ChoiceField(
        label=_("Who may read your question and the answer?"),
        choices=Visibility,
        initial=Visibility.WITHOUT_NAME,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who may read your question"),
            "invalid_choice": _("Choose who may read your question"),
        },
    )
    author_name = DisplayNameField(label=_("Your name"), required=False)
    # Shown beside the name: an office in it would be the name's.
    place = DisplayNameField(
        label=_("Your town or district"),
        help_text=_("Shown beside the question, also without your name."),
        required=False,
    )
    email = EmailIdentityField(
        label=_("Your e-mail address"),
        help_text=_("For the confirmation link and the answer. It is not published."),
        error_messages={"required": _("Write your e-mail address")},
    )
    about_path = forms.CharField(widget=forms.HiddenInput, required=False)
    about_title = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, proved_address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visibility = self.fields["visibility"]
        visibility.choice_hints = {  # type: ignore[attr-defined] # read by the component
            Visibility.PUBLIC: _("Your name and town stand beside the question."),
            Visibility.WITHOUT_NAME: _("Only your town is shown. The MP does not see your name."),
            Visibility.PRIVATE: _("The answer comes to you by e-mail. Nothing is published."),
        }
        self.fields["author_name"].widget.attrs["autocomplete"] = "name"
        if proved_address:
            del self.fields["email"]

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        refuse_longer(subject, limit("QUESTION_SUBJECT_LIMIT"))
        return subject

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        subject_page = about.read(data.get("about_path", ""), data.get("about_title", ""))
        data["about_path"] = subject_page.path if subject_page else ""
        data["about_title"] = subject_page.title if subject_page else ""
        visibility = data.get("visibility")
        if visibility == Visibility.PUBLIC and not self.data.get("author_name", "").strip():
            self.add_error("author_name", _("Write your name, or choose to be read without it"))
        if visibility and visibility != Visibility.PRIVATE:
            self._refuse_personal_data("subject", "text")
        return data

    def _refuse_personal_data(self, *names: str) -> None:
        for name in names:
            for problem in contacts_in(self.cleaned_data.get(name, "")):
                self.add_error(name, problem)


class FollowUpForm(forms.Form):
    text = LimitedTextField(
        most=partial(limit, "QUESTION_TEXT_LIMIT"),
        label=_("Your follow-up question"),
        help_text=_("It is read by the same people as your question."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your question")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_private: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_private = is_private

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        problems = [] if self.is_private else contacts_in(text)
        if problems:
            raise ValidationError(problems)
        return text


class AnswerForm(forms.Form):
    text = LimitedTextField(
        most=partial(limit, "ANSWER_TEXT_LIMIT"),
        label=_("Text of the answer"),
        widget=forms.Textarea(attrs={"class": "serif"}),
        error_messages={"required": _("Write the answer")},
    )
    signed_as = forms.ChoiceField(
        label=_("What will the reader see beside the answer?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who answers"),
            "invalid_choice": _("Choose who answers"),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, signatures: tuple[SignedAs, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["signed_as"]
        offered = [(one.value, one.label) for one in signatures]
        choice.choices = offered  # type: ignore[attr-defined] # a ChoiceField
        choice.choice_hints = {  # type: ignore[attr-defined] # read by the component
            SignedAs.MP: _("You wrote the text yourself, or rewrote it completely."),
            SignedAs.ASSISTANT_SIGNED: _("You read the assistant's draft and agree with it."),
            SignedAs.ON_BEHALF: _("Without the MP's signature."),
        }
        if len(signatures) == 1:
            choice.initial = signatures[0]


class DeclineForm(forms.Form):
    reason = LimitedTextField(
        most=partial(limit, "DECLINE_REASON_LIMIT"),
        label=_("Why do you not answer?"),
        help_text=_("The author gets the reason; if the question is public, everybody reads it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the reason")},
    )


class HoldForm(forms.Form):
    reason = LineField(
        label=_("Reason"),
        help_text=_("It stands in the public record. Do not name anybody."),
        max_length=200,
        error_messages={"required": _("Write the reason")},
    )


class QuestionFilterForm(forms.Form):
    """The filter bar. An unreadable value counts as none: a list never fails for a link."""

    STATES = (
        ("", _("All questions")),
        ("answered", pgettext_lazy("filter", "Answered")),
        ("open", pgettext_lazy("filter", "Waiting for an answer")),
        ("declined", pgettext_lazy("filter", "Answer declined")),
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    mp: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        Person.objects.none(),
        to_field_name="slug",
        label=_("MP"),
        required=False,
        empty_label=_("All MPs"),
    )

    def chosen(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or None
