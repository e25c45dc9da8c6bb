"""The text of a new version, pasted or uploaded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from legislation.enums import BillKind
from legislation.identities import UnreadablePair, read_identities
from legislation.importing import About, bill_language, latest_version
from legislation.models import Bill
from legislation.problems import message_of
from legislation.storing import read_document
from legislation.text.questions import Recognition
from legislation.text.recognise import NotRecognised, decode, recognise

TEXT_LIMIT = 2_000_000
FILE_LIMIT = 5_000_000
FILE_TYPES = (".md", ".txt")


class TextForm(forms.Form):
    """A law's text from the field or from a file; what was recognised stands in `recognition`.

    Whatever is wrong, the text stays in the field, an uploaded one too.
    """

    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Paste the whole text, with headings like “Maddə 1. …”, or choose a file."),
    )
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("Plain text or Markdown (.txt, .md), UTF-8.")
    )

    recognition: Recognition | None = None
    language = "az"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            content = self._content(cleaned)
            cleaned["text"] = content if isinstance(content, str) else decode(content)
            self.recognition = recognise(content, self.language_of(cleaned))
        except NotRecognised as problem:
            where = "file" if cleaned.get("file") else "text"
            self.add_error(where, message_of(problem))
        except ValidationError as problem:
            self.add_error("file", problem)
        return cleaned

    def language_of(self, cleaned: dict[str, Any]) -> str:
        return self.language

    def _content(self, cleaned: dict[str, Any]) -> str | bytes:
        file = cleaned.get("file")
        if not file:
            return str(cleaned.get("text", ""))
        if not str(file.name).lower().endswith(FILE_TYPES):
            raise ValidationError(_("Choose a .txt or .md file, or paste the text."))
        if file.size > FILE_LIMIT:
            raise ValidationError(_("The file is too large: 5 MB at most."))
        content: bytes = file.read()
        return content

    def with_text_kept(self) -> "TextForm":
        """The same form with an uploaded text put into the field, for the next step."""
        text = self.cleaned_data.get("text", self.data.get("text", ""))
        # A QueryDict unpacked would give lists.
        kept = type(self)({**dict(self.data.items()), "text": text})
        kept.full_clean()
        return kept


class VersionForm(TextForm):
    """`decisions` are what the editor wrote about identities, as eids."""

    decisions: dict[str, str | None]

    bill = forms.ModelChoiceField(
        label=_("Draft law"),
        queryset=Bill.objects.all(),
        required=False,
        empty_label=_("A new one"),
        help_text=_("For a new version choose the draft law; for a new law leave it empty."),
    )
    title = forms.CharField(
        label=_("Title of a new law"),
        required=False,
        max_length=400,
        help_text=_("Leave it empty to take the title from the text."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=BillKind.choices, initial=BillKind.BILL)
    number = forms.CharField(label=_("Registration number"), required=False, max_length=40)
    date = forms.DateField(
        label=_("Date of the text"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    version_title = forms.CharField(
        label=_("Name of the version"),
        required=False,
        max_length=200,
        help_text=_("For example: the text prepared for second reading."),
    )
    reason = forms.CharField(
        label=_("Why there is a new version"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    identities = forms.CharField(
        label=_("Provisions that are the same"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Only where the preview takes them for two. One pair a line, the old number and the "
            "new one: 6.2 = 6.3. Nothing after the sign means that the provision was removed."
        ),
    )

    field_order = (
        "bill",
        "title",
        "kind",
        "number",
        "date",
        "version_title",
        "reason",
        "text",
        "file",
        "identities",
    )

    def language_of(self, cleaned: dict[str, Any]) -> str:
        bill = cleaned.get("bill")
        return bill_language(bill) if bill else "az"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.decisions = self._decisions(cleaned)
        return cleaned

    def _decisions(self, cleaned: dict[str, Any]) -> dict[str, str | None]:
        bill, written = cleaned.get("bill"), cleaned.get("identities", "")
        latest = latest_version(bill) if bill and written else None
        if latest is None or self.recognition is None:
            return {}
        try:
            return read_identities(written, read_document(latest), self.recognition.document)
        except UnreadablePair as problem:
            message = _("This line does not name one provision on each side: %(line)s")
            self.add_error("identities", message % {"line": problem.line})
            return {}

    def about(self) -> About:
        given = self.cleaned_data
        return About(
            title=given["title"],
            kind=given["kind"],
            number=given["number"],
            date=given["date"],
            version_title=given["version_title"],
            reason=given["reason"],
        )


class TranslationForm(TextForm):
    translation_language = forms.ChoiceField(
        label=_("Language"), choices=[("en", _("English")), ("ru", _("Russian"))]
    )

    field_order = ("translation_language", "text", "file")

    def language_of(self, cleaned: dict[str, Any]) -> str:
        return str(cleaned.get("translation_language", "en"))
