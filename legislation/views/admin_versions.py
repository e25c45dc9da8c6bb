"""Versions in the admin: a text read and previewed, translated, published."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from legislation.forms.version import TranslationForm, VersionForm
from legislation.importing import Imported, store_law, store_version
from legislation.models import Version
from legislation.permissions import can_edit_bill, can_edit_version, can_publish_version
from legislation.presenters.questions import sentence
from legislation.previewing import Preview, preview, read_decisions
from legislation.problems import ImportRefused
from legislation.publishing import NotPublishable, publish
from legislation.selectors.outlines import outline_of
from legislation.storing import LabelTooLong
from legislation.text.questions import Recognition
from legislation.translating import import_translation

INDEX = "version:index"

if TYPE_CHECKING:
    _NewVersionView = FormView[VersionForm]
    _TranslateView = FormView[TranslationForm]
else:
    # Django's views take no parameters at run time.
    _NewVersionView = _TranslateView = FormView


class Desk(WagtailAdminTemplateMixin):
    """The admin's furniture around our own pages; only for those who keep the bills."""

    request: HttpRequest
    header_icon = "doc-full"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_edit_bill(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": _("Versions")},
            {"url": "", "label": self.get_page_title()},
        ]


class NewVersion(Desk, _NewVersionView):
    """One form in two steps: "preview" shows what was read, "save" stores it as a draft."""

    form_class = VersionForm
    template_name = "legislation/admin/new_version.html"
    page_title = gettext_lazy("New version")

    def get_initial(self) -> dict[str, object]:
        return {"date": timezone.localdate(), "bill": self.request.GET.get("bill", "")}

    def form_valid(self, form: VersionForm) -> HttpResponse:
        chosen = [
            value
            for name, values in self.request.POST.lists()
            if name.startswith("decision-")
            for value in values
        ]
        decisions = read_decisions(chosen) | form.decisions
        recognition = form.recognition
        if recognition is None:
            return self.form_invalid(form)
        shown = preview(recognition, form.cleaned_data["bill"], decisions)
        if self.request.POST.get("action") == "save" and shown.can_be_saved:
            return self._save(form, recognition, decisions)
        return self._show(form, shown, decisions)

    def _show(
        self, form: VersionForm, shown: Preview, decisions: dict[str, str | None]
    ) -> HttpResponse:
        context = self.get_context_data(form=form.with_text_kept())
        context |= {
            "preview": shown,
            "sentences": [(question.line, sentence(question)) for question in shown.questions],
            "decisions": [f"{old}|{new or ''}" for old, new in decisions.items()],
        }
        return self.render_to_response(context)

    def _save(
        self, form: VersionForm, recognition: Recognition, decisions: dict[str, str | None]
    ) -> HttpResponse:
        try:
            imported = self._store(form, recognition, decisions)
        except ImportRefused as problem:
            form.add_error("text", problem.message)
            return self.form_invalid(form)
        except LabelTooLong:
            form.add_error("text", _("A number in the text is too long to be one."))
            return self.form_invalid(form)
        messages.success(self.request, _("The version is stored as a draft."))
        return redirect("version:inspect", imported.version.pk)

    @transaction.atomic
    def _store(
        self, form: VersionForm, recognition: Recognition, decisions: dict[str, str | None]
    ) -> Imported:
        bill = form.cleaned_data["bill"]
        if bill is None:
            return store_law(recognition, form.about())
        return store_version(bill, recognition, form.about(), decisions=decisions)


class OneVersion(Desk):
    """A page about one version, whose `pk` stands in the address."""

    kwargs: dict[str, Any]

    @property
    def version(self) -> Version:
        versions = Version.objects.select_related("bill", "published_by", "based_on")
        return get_object_or_404(versions, pk=self.kwargs["pk"])


class InspectVersion(OneVersion, TemplateView):
    """The facts of a version, and what can be done with it."""

    template_name = "legislation/admin/version.html"
    page_title = gettext_lazy("Version")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.version
        outline = outline_of(version)
        changed = [row for row in outline.rows if row.change != "unchanged"]
        return super().get_context_data(**kwargs) | {
            "version": version,
            "articles": len(outline.articles),
            "provisions": len(outline.rows),
            "changed": len(changed) if version.based_on_id else None,
            "removed": version.removals.count(),
            "can_publish": can_publish_version(self.request.user, version),
        }


class ConfirmPublishing(InspectVersion):
    """What publishing means, before it cannot be undone. Publishing itself is a POST elsewhere."""

    template_name = "legislation/admin/confirm_publish.html"
    page_title = gettext_lazy("Publish the version")


class TranslateVersion(OneVersion, _TranslateView):
    """A translated text laid over a version; it may come after publication."""

    form_class = TranslationForm
    template_name = "legislation/admin/translate.html"
    page_title = gettext_lazy("Add a translation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"version": self.version}

    def form_valid(self, form: TranslationForm) -> HttpResponse:
        if form.recognition is None:
            return self.form_invalid(form)
        version = self.version
        language = form.cleaned_data["translation_language"]
        done = import_translation(version, form.recognition.document, language)
        messages.success(
            self.request,
            _("Translated provisions: %(n)s. Without a translation: %(missing)s.")
            % {"n": done.matched, "missing": len(done.missing)},
        )
        if done.extra:
            messages.warning(
                self.request,
                _("Numbers of the translation that the text does not have: %(n)s.")
                % {"n": len(done.extra)},
            )
        return redirect("version:inspect", version.pk)


@require_POST
def publish_version(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(Version.objects.select_related("bill"), pk=pk)
    user = request.user
    if user.is_anonymous or not can_edit_bill(user, version.bill):
        raise PermissionDenied
    try:
        done = publish(version, by=user)
    except NotPublishable as problem:
        messages.error(request, str(problem.message))
        return redirect("version:confirm", pk)
    messages.success(
        request, _("The version is published.") if done else _("It was published already.")
    )
    return redirect("version:inspect", pk)


def only_drafts(request: HttpRequest, version: Version) -> HttpResponse | None:
    """Published texts have no editing page: their facts are shown instead."""
    if can_edit_version(request.user, version):
        return None
    messages.warning(
        request, _("A published version cannot be changed. Publish a new version instead.")
    )
    return redirect("version:inspect", version.pk)
