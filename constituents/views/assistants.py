"""The MP's page of assistants."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from constituents import assistants
from constituents.forms_assistants import InviteAssistantForm
from constituents.models import Person
from constituents.permissions import own_person
from core.accounts import invitations
from core.accounts.proof import proved_again
from core.accounts.requests import signed_in_user
from core.models import Invitation
from core.roles import Role


@require_safe
@login_required
def assistant_list(request: HttpRequest) -> HttpResponse:
    return _page(request, _own_or_404(request), InviteAssistantForm())


@require_POST
@login_required
@proved_again()
def invite(request: HttpRequest) -> HttpResponse:
    person, form = _own_or_404(request), InviteAssistantForm(request.POST)
    if form.is_valid():
        email, language = form.cleaned_data["email"], get_language() or "az"
        try:
            assistants.invite(person, email, language=language, by=signed_in_user(request))
        except invitations.AlreadyInvited:
            form.add_error("email", _("This address is invited already and has not answered yet."))
        else:
            messages.success(request, _("The invitation is sent."))
            return redirect("constituents:assistant_list")
    return _page(request, person, form)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    person = _own_or_404(request)
    own = Invitation.objects.filter(role=Role.ASSISTANT, post=person.slug)
    invitations.withdraw(get_object_or_404(own, pk=pk), by=signed_in_user(request))
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("constituents:assistant_list")


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    person = _own_or_404(request)
    assistant = get_object_or_404(person.assistants, pk=pk)
    assistants.remove(person, assistant, by=signed_in_user(request))
    messages.success(request, _("The assistant does not see your questions any more."))
    return redirect("constituents:assistant_list")


def _own_or_404(request: HttpRequest) -> Person:
    person = own_person(request.user)
    if person is None:
        raise Http404
    return person


def _page(request: HttpRequest, person: Person, form: InviteAssistantForm) -> HttpResponse:
    context = {
        "form": form,
        "assistants": person.assistants.order_by("display_name", "email"),
        "invitations": assistants.waiting(person),
    }
    return render(request, "constituents/assistants.html", context)
