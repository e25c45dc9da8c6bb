"""Keeping the site running from the admin: switches, and what was given up."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core import parking, switches
from core.accounts.requests import signed_in_user
from core.fields import PlainTextField
from core.mail import kinds
from core.mail.waiting import count_waiting
from core.models import Switch, User


def _note(language: Any) -> PlainTextField:
    lines = forms.Textarea(attrs={"rows": 3})
    return PlainTextField(label=language, required=False, max_length=500, widget=lines)


class NoticesForm(forms.Form):
    """The notice in each language; none is required."""

    note_az = _note(gettext_lazy("Azerbaijani"))
    note_en = _note(gettext_lazy("English"))
    note_ru = _note(gettext_lazy("Russian"))


def _form(switch: Switch, data: Any = None) -> NoticesForm:
    initial = {field: getattr(switch, field) for field in Switch.NOTES}
    return NoticesForm(data, initial=initial, prefix=switch.name)


class Desk(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin for those whom `may_open` lets in."""

    @staticmethod
    def may_open(user: User | AnonymousUser) -> bool:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may_open(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class Switches(Desk):
    """Each part with its state, its notices and two buttons."""

    template_name = "cms/admin/switches.html"
    page_title = gettext_lazy("Switches")
    header_icon = "cogs"

    @staticmethod
    def may_open(user: User | AnonymousUser) -> bool:
        return switches.may_throw(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms_given = kwargs.pop("forms", {})
        rows = [
            {
                "switch": switch,
                "form": forms_given.get(switch.name) or _form(switch),
                "standard": switches.STANDARD_NOTES[Switch.Name(switch.name)],
            }
            for switch in Switch.objects.select_related("changed_by").order_by("name")
        ]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"rows": rows, "waiting": count_waiting()}

    def post(self, request: HttpRequest) -> HttpResponse:
        name = request.POST.get("switch", "")
        switch = Switch.objects.filter(name=name.replace("\x00", "")).first()
        if switch is None or request.POST.get("to") not in ("stop", "start"):
            raise BadRequest
        form = _form(switch, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(forms={switch.name: form}))
        thrown = switches.throw(
            Switch.Name(switch.name),
            stop=request.POST["to"] == "stop",
            notes=form.cleaned_data,
            by=signed_in_user(request),
        )
        words = _("%(part)s: stopped.") if thrown.is_stopped else _("%(part)s: works again.")
        messages.success(request, words % {"part": thrown})
        return redirect("operation_switches")


QUEUED, DELETED = gettext_lazy("It is in the queue again."), gettext_lazy("It is deleted.")
ACTS = {
    "mail": (parking.retry_mail, QUEUED),
    "job": (parking.retry_job, QUEUED),
    "drop-mail": (parking.drop_mail, DELETED),
    "drop-job": (parking.drop_job, DELETED),
}


class Parked(Desk):
    """Letters and jobs that were given up, without what they say."""

    template_name = "cms/admin/parked.html"
    page_title = gettext_lazy("Stopped letters and jobs")
    header_icon = "warning"

    @staticmethod
    def may_open(user: User | AnonymousUser) -> bool:
        return parking.may_see_parked(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "mails": [(mail, kinds.label_of(mail.template)) for mail in parking.parked_mails()],
            "jobs": parking.failed_jobs(),
            "waiting": count_waiting(),
            "mail_is_stopped": switches.is_stopped(Switch.Name.MAIL),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        act, done = ACTS.get(request.POST.get("what", ""), (None, ""))
        number = request.POST.get("number", "")
        if act is None or not (number.isascii() and number.isdigit() and len(number) < 19):
            raise BadRequest
        try:
            act(int(number), signed_in_user(request))
        except parking.NotParked:
            messages.warning(request, _("Somebody was quicker: it is not stopped any more."))
        else:
            messages.success(request, str(done))
        return redirect("operation_parked")
