"""An amendment and its operations as an editor enters them."""

from itertools import count
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from legislation.enums import OperationKind
from legislation.models import Amendment, Operation, VersionItem
from legislation.outline import Outline, Row
from legislation.places import NoSuchPlace, place_in
from legislation.selectors.outlines import outline_of

ROWS_TO_SPARE = 3
NEEDS_OLD_TEXT = (OperationKind.REPLACE, OperationKind.REMOVE, OperationKind.MOVE)
NEEDS_NEW_NUMBER = (OperationKind.INSERT, OperationKind.MOVE, OperationKind.RENUMBER)

if TYPE_CHECKING:
    _OperationForm = forms.ModelForm[Operation]
    _Rows = forms.BaseInlineFormSet[Operation, Amendment, "OperationForm"]
else:
    # Django's forms take no parameters at run time.
    _OperationForm, _Rows = forms.ModelForm, forms.BaseInlineFormSet


class AmendmentForm(WagtailAdminModelForm):
    """Says when a text and a bill do not belong together, and when an outcome has no date."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        bill, base = cleaned.get("bill"), cleaned.get("base_version")
        if bill and base and base.bill_id != bill.pk:
            self.add_error("base_version", _("This text belongs to another draft law."))
        if base and not base.is_published:
            self.add_error("base_version", _("Amendments are tabled to a published text."))
        tabled, decided = cleaned.get("tabled_on"), cleaned.get("decided_on")
        if tabled and decided and decided < tabled:
            self.add_error("decided_on", _("The decision cannot come before the tabling."))
        return cleaned


class OperationForm(_OperationForm):
    class Meta:
        model = Operation
        fields = [
            "kind",
            "target_label",
            "new_label",
            "old_text",
            "new_heading",
            "new_text",
        ]
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("old_text", "new_heading", "new_text")
        }


class OperationRows(_Rows):
    """The operations of one amendment; each number is looked up in the base text."""

    outline: Outline | None = None

    def clean(self) -> None:
        super().clean()
        kept = [form.instance.position for form in self.forms if form.instance.pk]
        # After every row there is: moving rows up would meet the one-place-once constraint.
        free = count(max(kept, default=-1) + 1)
        for form in self._filled():
            if form.instance.pk is None:
                form.instance.position = next(free)
            if self.outline:
                self._check(form, self.outline)

    def _filled(self) -> list[OperationForm]:
        return [
            form
            for form in self.forms
            if form.has_changed() or form.instance.pk
            if not (self.can_delete and form.cleaned_data.get(DELETION_FIELD_NAME))
        ]

    def _check(self, form: OperationForm, outline: Outline) -> None:
        kind = form.cleaned_data.get("kind")
        label = form.cleaned_data.get("target_label", "")
        if not kind or not label:
            return
        row = self._place(form, outline, label)
        form.instance.provision_id = row.provision if row else None
        if row and kind in NEEDS_OLD_TEXT and not form.cleaned_data.get("old_text"):
            form.instance.old_text = VersionItem.objects.get(pk=row.pk).wording.text
        if kind in NEEDS_NEW_NUMBER and not form.cleaned_data.get("new_label"):
            form.add_error("new_label", _("Write the new number."))

    def _place(self, form: OperationForm, outline: Outline, label: str) -> Row | None:
        new = {other.cleaned_data.get("new_label") for other in self._filled()}
        try:
            return place_in(outline, label)
        except NoSuchPlace as problem:
            # A clause of a new article stands after something that is itself only proposed.
            if problem.matches == 0 and label in new:
                return None
            message = (
                _("Several provisions have this number: write it with the one above it.")
                if problem.matches
                else _("There is no such number in the base text.")
            )
            form.add_error("target_label", message)
            return None


OperationFormSet = forms.inlineformset_factory(
    Amendment,
    Operation,
    form=OperationForm,
    formset=OperationRows,
    extra=ROWS_TO_SPARE,
    can_delete=True,
)


def operation_rows(amendment: Amendment, data: Any = None) -> OperationRows:
    """The formset of an amendment, bound when there are data."""
    # The factory's class is a subclass of `OperationRows`, which its type does not say.
    return cast(OperationRows, OperationFormSet(data, instance=amendment, prefix="operations"))


def outline_for(form: forms.BaseForm) -> Outline | None:
    base = getattr(form, "cleaned_data", {}).get("base_version")
    return outline_of(base) if base else None
