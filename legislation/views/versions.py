"""The reader: a version's text, by chapters where it is long."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from legislation.models import Bill, Version, VersionItem
from legislation.outline import Outline, Unit
from legislation.presenters.rail import Link, unit_link, unit_url
from legislation.presenters.reading import articles
from legislation.selectors.outlines import outline_of
from legislation.selectors.reading import read
from legislation.selectors.versions import visible_versions
from legislation.views.reader import (
    MARKS,
    framing,
    has_marks,
    language_of,
    neighbours,
    reader_context,
)
from legislation.views.shared import with_bill, with_version


@with_version
def version(request: HttpRequest, version: Version) -> HttpResponse:
    """The whole text of a short law; of a long one, its contents and first chapter."""
    outline = outline_of(version)
    if not outline.articles:
        raise Http404
    return _page(request, version, outline, outline.units[0])


@with_version
def chapter(request: HttpRequest, version: Version, eid: str) -> HttpResponse:
    outline = outline_of(version)
    unit = outline.unit_at(eid)
    if unit is None:
        raise Http404
    if unit.eid != eid:
        query = MARKS if has_marks(request) else ""
        whole = version.get_absolute_url() + query
        return redirect(unit_url(version, unit, query) if unit.eid else f"{whole}#{eid}")
    return _page(request, version, outline, unit)


@with_bill
def pick(request: HttpRequest, bill: Bill) -> HttpResponse:
    """Where the text picker leads: the version chosen, at the same provision if it has it."""
    chosen = request.GET.get("version", "")
    found = visible_versions(bill, request.user)
    target = next((each for each in found if not chosen or str(each.number) == chosen), None)
    if target is None:
        raise Http404
    marks = MARKS if has_marks(request) else ""
    return redirect(_same_place(target, request.GET.get("at", "")) + marks)


def _same_place(version: Version, provision: str) -> str:
    try:
        uid = UUID(provision)
    except ValueError:
        return version.get_absolute_url()
    item = VersionItem.objects.filter(version=version, provision=uid).first()
    if item is None:
        return version.get_absolute_url()
    item.version = version
    return item.get_absolute_url()


def _page(request: HttpRequest, version: Version, outline: Outline, unit: Unit) -> HttpResponse:
    language, marked = language_of(request), has_marks(request)
    reading = read(version, outline, unit.articles, language, marks=marked)
    before, after = neighbours(outline, unit)
    context = reader_context(request, reading, unit)
    context |= {
        "articles": articles(reading),
        "unit": unit,
        "preamble": None if before else framing(version, version.preamble, language),
        "closing": None if after else framing(version, version.closing, language),
        "before": _link(context, before),
        "after": _link(context, after),
    }
    return render(request, "legislation/version.html", context)


def _link(context: dict[str, Any], unit: Unit | None) -> Link | None:
    return unit_link(context["contents"], unit) if unit else None
