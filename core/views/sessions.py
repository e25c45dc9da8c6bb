"""Where one is signed in: a list, and two ways to end it."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.accounts import events, sessions
from core.accounts.requests import signed_in_user
from core.models import AccountEvent

# Events of the account shown under the list.
LATEST = 10


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    user = signed_in_user(request)
    context = {
        "sessions": sessions.sessions_of(user),
        "own_key": request.session.session_key,
        "events": user.account_events.select_related("actor")[:LATEST],
    }
    return render(request, "core/sessions.html", context)


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """One session of one's own; another's does not exist. Sent twice, it is ended."""
    found = get_object_or_404(sessions.sessions_of(signed_in_user(request)), pk=pk)
    if found.session_key == request.session.session_key:
        logout(request)
        return redirect("account_login")
    sessions.end(found)
    messages.success(request, _("That device is signed out."))
    return redirect("core:sessions")


@require_POST
@login_required
def end_all(request: HttpRequest) -> HttpResponse:
    """Here too: whoever is not sure who sits at their devices begins anew."""
    user = signed_in_user(request)
    logout(request)
    sessions.end_all(user)
    events.record(AccountEvent.Act.SESSIONS_ENDED, person=user, actor=user)
    messages.success(request, _("You are signed out on every device."))
    return redirect("account_login")
