"""One's own data: a file of everything, and the end of the account."""

import json

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts import own_data
from core.accounts.proof import proved_again
from core.accounts.requests import signed_in_user
from core.limits import limited


class EraseForm(forms.Form):
    understood = forms.BooleanField(
        label=gettext_lazy("I know that this cannot be undone"),
        error_messages={"required": gettext_lazy("Tick the box if you want to go on")},
    )


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    return render(request, "core/own_data.html")


@require_POST
@login_required
@proved_again()
@limited("export")
def export(request: HttpRequest) -> HttpResponse:
    """A POST, because handing out is written down."""
    content = json.dumps(
        own_data.export(signed_in_user(request)),
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        indent=1,
    )
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="aciq-meclis.json"'
    response["Cache-Control"] = "no-store, private"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@proved_again(reading_too=True)
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user = signed_in_user(request)
        try:
            own_data.erase(user)
        except own_data.LastAdministrator:
            form.add_error(None, _("You are the only administrator. Invite another one first."))
        else:
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect("account_login")
    return render(request, "core/erase.html", {"form": form})
