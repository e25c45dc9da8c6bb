"""Error pages in the design, and the ones that keep what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from core.confirmations import LinkProblem

# Fields nobody should see echoed on a page.
SECRET_FIELDS = frozenset({"password", "password1", "password2", "oldpassword", "code"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's key was missing or stale: show the text again so that nothing is lost."""
    return render(request, "403_csrf.html", {"typed": typed_texts(request)}, status=403)


def typed_texts(request: HttpRequest) -> list[tuple[str, Any]]:
    """What somebody wrote into a form that is refused as a whole, without secrets."""
    return [
        (name, value)
        for name, value in request.POST.items()
        if name not in SECRET_FIELDS and not name.startswith("csrf") and len(value) > 1
    ]


def link_problem(request: HttpRequest, problem: LinkProblem) -> HttpResponse:
    """404 for a link we never made, 410 for one that is used up or too old."""
    status = 404 if problem.reason == "unknown" else 410
    return render(request, "core/link_problem.html", {"reason": problem.reason}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Must not touch the database or the session: they may be what failed."""
    return HttpResponse(render_to_string("500.html", {}), status=500)
