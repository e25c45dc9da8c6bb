"""Bills, versions, amendments, stages and discussions in the admin."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from legislation.forms.amendment import AmendmentForm, operation_rows, outline_for
from legislation.forms.bill import BillForm
from legislation.models import Amendment, Bill, Consultation, StageEvent, Version
from legislation.recording import facts_before, record, record_removal
from legislation.views import admin_versions

LANGUAGES = [code for code, __ in settings.LANGUAGES]


def _in_languages(heading: object, *fields: str) -> MultiFieldPanel:
    panels = [FieldPanel(f"{field}_{code}") for field in fields for code in LANGUAGES]
    return MultiFieldPanel(panels, heading=heading)


INVENTED = BooleanColumn("is_demonstration", label=_("Demonstration text"))


class BillViewSet(ModelViewSet):
    model = Bill
    icon = "doc-full"
    menu_label = _("Draft laws and laws")
    list_display = ["title", "number", "kind", INVENTED]
    list_filter = ["kind", "is_demonstration"]
    search_fields = ["title_az", "title_en", "title_ru", "number"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            _in_languages(pgettext_lazy("law", "Title"), "title"),
            _in_languages(_("Short title"), "short_title"),
            MultiFieldPanel(
                [
                    FieldPanel("slug"),
                    FieldPanel("number"),
                    FieldPanel("kind"),
                    FieldPanel("source_url"),
                    FieldPanel("is_demonstration"),
                ],
                heading=_("Record"),
            ),
            _in_languages(_("Summary in one sentence"), "summary"),
            _in_languages(_("Plain-language explanation"), "explanation"),
            _in_languages(_("Initiator"), "initiator"),
        ],
        base_form_class=BillForm,
    )


class InLedger:
    """Saving appends to the ledger; Wagtail calls these methods inside a transaction."""

    form: Any
    object: Any

    def save_instance(self) -> Any:
        model = self.form._meta.model
        before = facts_before(model, self.form.instance.pk)
        saved = super().save_instance()  # type: ignore[misc] # Wagtail's own view
        record(saved, before)
        return saved


class CreateInLedger(InLedger, CreateView):
    pass


class EditInLedger(InLedger, EditView):
    pass


class DeleteInLedger(DeleteView):
    @transaction.atomic
    def delete_action(self) -> None:
        record_removal(self.object)
        super().delete_action()


class StageViewSet(ModelViewSet):
    model = StageEvent
    add_view_class = CreateInLedger
    edit_view_class = EditInLedger
    delete_view_class = DeleteInLedger
    icon = "tasks"
    menu_label = _("Stages")
    list_display = ["bill", "stage", "date"]
    list_filter = ["stage"]
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("bill"),
            FieldPanel("stage"),
            FieldPanel("date"),
            _in_languages(_("Note"), "note"),
        ]
    )


class ConsultationViewSet(ModelViewSet):
    model = Consultation
    add_view_class = CreateInLedger
    edit_view_class = EditInLedger
    delete_view_class = DeleteInLedger
    icon = "comment"
    menu_label = _("Discussions")
    list_display = ["bill", "version", "opens_at", "closes_at"]
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["bill", "version", "opens_at", "closes_at"]


class WithOperations:
    """The operations stand under the amendment's form and are saved with it or not at all."""

    request: HttpRequest
    form: AmendmentForm
    template_name = "legislation/admin/amendment.html"

    def rows(self) -> Any:
        if not hasattr(self, "_rows"):
            data = self.request.POST if self.request.method == "POST" else None
            amendment = getattr(self, "object", None) or Amendment()
            self._rows = operation_rows(amendment, data)
        return self._rows

    def is_valid(self, form: AmendmentForm) -> bool:
        is_form_valid = super().is_valid(form)  # type: ignore[misc] # Wagtail's own view
        self.rows().outline = outline_for(form)
        are_rows_valid = self.rows().is_valid()
        if is_form_valid and not are_rows_valid:
            self.produced_error_code = "validation_error"
            self.produced_error_message = self._message()
        return bool(is_form_valid and are_rows_valid)

    def _message(self) -> object:
        return self.get_error_message()  # type: ignore[attr-defined] # Wagtail's own view

    def save_instance(self) -> Amendment:
        amendment: Amendment = super().save_instance()  # type: ignore[misc] # Wagtail's own view
        rows = self.rows()
        rows.instance = amendment
        rows.save()
        return amendment

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = super().get_context_data(**kwargs)  # type: ignore[misc] # Wagtail's own view
        context: dict[str, Any] = given
        return context | {"rows": self.rows()}


class CreateAmendment(InLedger, WithOperations, CreateView):
    pass


class EditAmendment(InLedger, WithOperations, EditView):
    pass


class AmendmentViewSet(ModelViewSet):
    model = Amendment
    icon = "edit"
    menu_label = _("Amendments")
    list_display = ["number", "bill", "proposer_name", "status", "tabled_on"]
    list_filter = ["status"]
    copy_view_enabled = False
    add_to_reference_index = False
    add_view_class = CreateAmendment
    edit_view_class = EditAmendment
    delete_view_class = DeleteInLedger
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("bill"),
                    FieldPanel("number"),
                    FieldPanel("base_version"),
                    FieldPanel("proposer"),
                ],
                heading=_("Amendment"),
            ),
            _in_languages(_("Proposed by"), "proposer_name"),
            _in_languages(_("Justification"), "justification"),
            MultiFieldPanel(
                [FieldPanel("tabled_on"), FieldPanel("status"), FieldPanel("decided_on")],
                heading=_("Outcome"),
            ),
            _in_languages(_("Reason of the outcome"), "outcome_note"),
        ],
        base_form_class=AmendmentForm,
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_add_view_kwargs(**kwargs)
        return given | {"template_name": WithOperations.template_name}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_edit_view_kwargs(**kwargs)
        return given | {"template_name": WithOperations.template_name}


class EditDraft(EditView):
    """Names and dates of a draft; its text comes only through a new version."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refusal = admin_versions.only_drafts(request, self.get_object())
        return refusal or super().dispatch(request, *args, **kwargs)


class DeleteDraft(DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refusal = admin_versions.only_drafts(request, self.object)
        return refusal or super().dispatch(request, *args, **kwargs)


class VersionViewSet(ModelViewSet):
    model = Version
    icon = "history"
    menu_label = _("Versions")
    list_display = ["bill", "number", "date", "title", "published_at"]
    list_filter = ["bill"]
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    edit_view_class = EditDraft
    delete_view_class = DeleteDraft
    edit_handler = ObjectList(
        [
            FieldPanel("date"),
            _in_languages(_("Name of the version"), "title"),
            _in_languages(_("Why there is a new version"), "reason"),
        ]
    )

    @property
    def add_view(self) -> Any:
        return admin_versions.NewVersion.as_view()

    @property
    def inspect_view(self) -> Any:
        return admin_versions.InspectVersion.as_view()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("confirm/<int:pk>/", admin_versions.ConfirmPublishing.as_view(), name="confirm"),
            path("publish/<int:pk>/", admin_versions.publish_version, name="publish"),
            path(
                "translate/<int:pk>/", admin_versions.TranslateVersion.as_view(), name="translate"
            ),
        ]


class LawViewSetGroup(ModelViewSetGroup):
    menu_label = _("Draft laws")
    menu_icon = "doc-full"
    menu_order = 150
    items = (
        BillViewSet,
        VersionViewSet,
        AmendmentViewSet,
        StageViewSet,
        ConsultationViewSet,
    )
