"""Before anything can be typed: the two ways, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ethics_code.closing import retention
from ethics_code.code import examples_of, published_code
from ethics_code.permissions import may_consult
from ethics_code.views.shared import confidential


@require_safe
@confidential(may_consult)
def intake(request: HttpRequest) -> HttpResponse:
    version = published_code()
    context = {
        "retention_months": round(retention().days / 30.4),
        "articles": version.items.filter(kind="article").count() if version else 0,
        "examples": examples_of(version).count() if version else 0,
    }
    return render(request, "ethics_code/intake.html", context)


@require_safe
@confidential(may_consult)
def formal(request: HttpRequest) -> HttpResponse:
    """How to file a formal request; it is not filed here."""
    return render(request, "ethics_code/formal.html", {"version": published_code()})
