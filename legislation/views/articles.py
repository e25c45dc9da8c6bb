"""One article: its text, what changed, who changed it. Comments are the fourth tab."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from legislation.models import Version
from legislation.outline import Outline, Row
from legislation.presenters import happenings
from legislation.presenters.amendments import rows_by_amendment
from legislation.presenters.rail import Contents, article_link
from legislation.presenters.reading import (
    article_url,
    article_view,
    container_title,
    flattened,
)
from legislation.presenters.tabs import Tab, tabs
from legislation.selectors import amending
from legislation.selectors import article_history as selector
from legislation.selectors.outlines import outline_of
from legislation.selectors.reading import read
from legislation.selectors.texts import texts
from legislation.views.reader import MARKS, has_marks, language_of, reader_context
from legislation.views.shared import with_version

type Context = dict[str, Any]


@with_version
def text(request: HttpRequest, version: Version, eid: str) -> HttpResponse:
    """The article's text. The address of a clause leads to its article, of a chapter to it."""
    outline = outline_of(version)
    row = outline.by_eid.get(eid)
    if row is None:
        raise Http404
    if not row.is_article:
        return _to_its_page(request, version, outline, row)
    return render(
        request,
        "legislation/article_text.html",
        article_context(request, version, outline, row, Tab.TEXT),
    )


@with_version
def changes(request: HttpRequest, version: Version, eid: str) -> HttpResponse:
    outline, row = _article(version, eid)
    context = article_context(request, version, outline, row, Tab.CHANGES)
    found = selector.happenings(outline, row, version, context["versions"])
    words = texts(happenings.digests(found), language_of(request))
    context["chapters"] = happenings.by_version(found, words)
    return render(request, "legislation/article_changes.html", context)


@with_version
def authors(request: HttpRequest, version: Version, eid: str) -> HttpResponse:
    outline, row = _article(version, eid)
    context = article_context(request, version, outline, row, Tab.AUTHORS)
    operations = amending.touching(version.bill, outline, row)
    for operation in operations:
        operation.amendment.bill = version.bill
    context["amendments"] = rows_by_amendment(operations)
    return render(request, "legislation/article_authors.html", context)


def article_context(
    request: HttpRequest, version: Version, outline: Outline, row: Row, tab: Tab
) -> Context:
    """What every tab of an article's page needs; the comments' tab uses it too."""
    marked = has_marks(request) and tab is Tab.TEXT
    reading = read(version, outline, (row,), language_of(request), marks=marked)
    unit = outline.unit_of(row) or outline.units[0]
    article = article_view(reading, row)
    article.containers = [container_title(reading, each) for each in outline.containers_of(row)]
    context = reader_context(request, reading, unit, row)
    listed: Contents = context["contents"]
    before, after = _neighbours(outline, row)
    return context | {
        "article": article,
        "tabs": tabs(version, row.eid, tab, article.said.comments),
        "talked": [clause for clause in flattened(article.clauses) if clause.comments],
        "before": article_link(listed, before) if before else None,
        "after": article_link(listed, after) if after else None,
    }


def _article(version: Version, eid: str) -> tuple[Outline, Row]:
    outline = outline_of(version)
    row = outline.by_eid.get(eid)
    if row is None or not row.is_article:
        raise Http404
    return outline, row


def _to_its_page(
    request: HttpRequest, version: Version, outline: Outline, row: Row
) -> HttpResponse:
    query = MARKS if has_marks(request) else ""
    article = outline.article_of(row)
    if article:
        return redirect(f"{article_url(version, article.eid)}{query}#{row.eid}")
    return redirect("legislation:chapter", version.bill.slug, version.number, row.eid)


def _neighbours(outline: Outline, row: Row) -> tuple[Row | None, Row | None]:
    place = outline.articles.index(row)
    before = outline.articles[place - 1] if place else None
    after = outline.articles[place + 1] if place + 1 < len(outline.articles) else None
    return before, after
