"""A bill's record as an editor enters it."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from legislation.models import FormerSlug


class BillForm(WagtailAdminModelForm):
    """An address that once led to another bill still does: it is not given away."""

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        others = FormerSlug.objects.filter(slug=slug).exclude(bill=self.instance.pk)
        if others.exists():
            self.add_error("slug", _("Old links to another draft law use this address."))
        return slug
