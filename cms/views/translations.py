"""wagtail-localize's views, with our rules on what goes live."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

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

    def _publish(self) -> None:
        enabled: list[Translation] = list(
            self.object.translations.filter(enabled=True).select_related("source", "target_locale")
        )
        for translation in publish_complete(enabled, self.request.user):
            name = {"language": translation.target_locale.get_display_name()}
            messages.warning(
                self.request,
                _("Not published, since passages are not translated yet: %(language)s.") % name,
            )
