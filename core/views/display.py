"""How the site looks to one reader: light or dark, normal or large text. Two cookies, no script."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

YEAR = 365 * 24 * 3600
# What everybody has without a cookie.
DEFAULTS = {"theme": "device", "size": "normal"}


class DisplayForm(forms.Form):
    theme = forms.ChoiceField(
        label=_("Colours"),
        choices=[("device", _("As on your device")), ("light", _("Light")), ("dark", _("Dark"))],
        widget=forms.RadioSelect,
    )
    size = forms.ChoiceField(
        label=_("Size of the text"),
        choices=[("normal", _("Normal")), ("large", _("Large"))],
        widget=forms.RadioSelect,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """Show the choice, or remember it in the browser and go back to the page one came from."""
    form = DisplayForm(
        request.POST if request.method == "POST" else None, initial=DEFAULTS | request.COOKIES
    )
    if not form.is_valid():
        return render(request, "core/display.html", {"form": form, "next": _came_from(request)})
    response = HttpResponseRedirect(_came_from(request))
    for name, default in DEFAULTS.items():
        _remember(response, name, form.cleaned_data[name], default)
    return response


def _came_from(request: HttpRequest) -> str:
    """The page to go back to; only ever one of ours."""
    target = request.POST.get("next") or request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe and reverse("core:display") not in target else reverse("root")


def _remember(response: HttpResponse, name: str, value: str, default: str) -> None:
    if value == default:
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
