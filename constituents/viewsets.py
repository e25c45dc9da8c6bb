"""People and seats in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from constituents.models import Constituency, FormerSlug, Membership, Person
from core.models import User
from core.roles import Role


class PersonForm(WagtailAdminModelForm):
    """Offers only accounts that hold the role: a desk is not handed out by a slip.

    An address that once led to another MP still does: it is not given away.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.filter(groups__name=Role.MP)
        self.fields["assistants"].queryset = User.objects.filter(groups__name=Role.ASSISTANT)

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        others = FormerSlug.objects.filter(slug=slug).exclude(person=self.instance.pk)
        if slug and others.exists():
            self.add_error("slug", _("Old links to another MP use this address."))
        return slug


class PersonViewSet(ModelViewSet):
    model = Person
    icon = "user"
    menu_label = _("MPs")
    list_display = [
        "name",
        "email",
        BooleanColumn("is_demonstration", label=_("Invented for the demonstration")),
    ]
    search_fields = ["name_az", "name_en", "name_ru"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel(f"name_{code}") for code in ("az", "en", "ru")], heading=_("Name")
            ),
            FieldPanel("slug"),
            FieldPanel("email"),
            MultiFieldPanel(
                [
                    FieldPanel(f"{field}_{code}")
                    for field in ("committee", "biography")
                    for code in ("az", "en", "ru")
                ],
                heading=_("About"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("user"),
                    FieldPanel("assistants", widget=forms.CheckboxSelectMultiple),
                ],
                heading=_("Desk"),
            ),
            FieldPanel("is_demonstration"),
        ],
        base_form_class=PersonForm,
    )


class ConstituencyViewSet(ModelViewSet):
    model = Constituency
    icon = "site"
    menu_label = _("Constituencies")
    list_display = ["number", "name", "scheme"]
    list_filter = ["scheme"]
    search_fields = ["name", "number"]
    search_backend_name = None
    copy_view_enabled = False
    form_fields = [
        "scheme",
        "number",
        "name",
        "vacancy_note_az",
        "vacancy_note_en",
        "vacancy_note_ru",
    ]


class MembershipViewSet(ModelViewSet):
    model = Membership
    icon = "date"
    menu_label = _("Seats held")
    list_display = ["person", "constituency", "start", "end"]
    copy_view_enabled = False
    form_fields = ["person", "constituency", "start", "end"]


class PeopleViewSetGroup(ModelViewSetGroup):
    menu_label = _("MPs and constituencies")
    menu_icon = "group"
    items = (PersonViewSet, ConstituencyViewSet, MembershipViewSet)
