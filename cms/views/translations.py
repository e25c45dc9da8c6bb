"""wagtail-localize's views, with our rules on what goes live."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.permissions import edited_pages
from cms.translating import publish_complete

PUBLISH_HELP = gettext_lazy(
    "Only translations without a missing passage are published; the others stay as they are."
)


class SubmitPage(SubmitPageTranslationView):
    """Submits one page. With "include subtree" the original writes the source's words over
    pages below that were translated already, so it is not offered."""

    def get_form(self) -> forms.Form:
        form: forms.Form = super().get_form()
        field = form.fields["include_subtree"]
        field.widget, field.disabled = forms.HiddenInput(), True
        return form


class UpdateTranslations(UpdateTranslationsView):
    """Brings a changed source to its translations; publishes the complete ones if asked to."""

    def get_form(self) -> forms.Form:
        form: forms.Form = super().get_form()
        form.fields["publish_translations"].help_text = PUBLISH_HELP
        return form

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        wanted = form.cleaned_data["publish_translations"]
        # The original publishes whatever there is.
        form.cleaned_data["publish_translations"] = False
        response: HttpResponse = super().form_valid(form)
        if wanted:
            self._publish()
        return response

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        source = self.get_object()
        mine = edited_pages(request.user).filter(translation_key=source.object_id)
        if not mine.filter(locale_id=source.locale_id).exists():
            raise Http404
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def _publish(self) -> None:
        enabled: list[Translation] = list(
            self.object.translations.filter(enabled=True).select_related("source", "target_locale")
        )
        mine = [one for one in enabled if self._may_publish(one)]
        refused = [one for one in enabled if one not in mine]
        waiting = publish_complete(mine, self.request.user)
        self._tell(
            _("Not published, since passages are not translated yet: %(language)s."), waiting
        )
        self._tell(_("Not published, since you may not publish there: %(language)s."), refused)

    def _may_publish(self, translation: Translation) -> bool:
        """The original publishes into sections of others too."""
        rights = translation.get_target_instance().permissions_for_user(self.request.user)
        return bool(rights.can_publish())

    def _tell(self, words: str, translations: list[Translation]) -> None:
        for translation in translations:
            name = {"language": translation.target_locale.get_display_name()}
            messages.warning(self.request, words % name)
