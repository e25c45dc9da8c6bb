"""The design system: each component in its states, with the call that draws it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.design.catalogue import SECTIONS, Section
from core.design.specimens import drawn
from core.permissions import may_see_design
from core.templatetags.components import THEMES

COLOURS = (
    "paper", "paper2", "ink", "ink2", "rule", "edge", "accent", "accent2", "on", "tint",
    "ins", "insbg", "del", "delbg", "mark", "markink",
)  # fmt: skip


def _frame(request: HttpRequest, current: Section | None = None) -> dict[str, Any]:
    """Raises Http404 for who has nothing to do here: for them the page does not exist."""
    if not may_see_design(request.user):
        raise Http404
    asked = request.GET.get("theme")
    return {
        "sections": SECTIONS,
        "current": current,
        "theme": asked if asked in THEMES else "",
        "themes": [("", _("As on your device")), ("light", _("Light")), ("dark", _("Dark"))],
    }


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "design/index.html", _frame(request) | {"colours": COLOURS})


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    current = next((one for one in SECTIONS if one.slug == slug), None)
    context = _frame(request, current)
    if current is None:
        raise Http404
    shown = [(name, title, list(drawn(request, name))) for name, title in current.specimens.items()]
    return render(request, "design/section.html", context | {"specimens": shown})
