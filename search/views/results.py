from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.limits import spend
from legislation.models import Bill
from search import engines
from search.forms import LAST_PAGE, PER_PAGE, read_query
from search.presentation import KIND_LABELS, groups, quotable
from search.query import Query, Results


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Everything public that has the words, grouped under its law."""
    query = read_query(request.GET, get_language() or "az")
    if query.text:
        spend("search", request)
    found = engines.search(query)
    if found.total and not found.hits:
        query = query.on_page(last_page(found))
        found = engines.search(query)
    context = {
        "query": query,
        "asked": quotable(query.text),
        "results": found,
        "groups": groups(found, query),
        "kinds": _kind_choices(query, found),
        "laws": _law_choices(query, found),
        **_pages(request, query, found),
    }
    return render(request, "search/results.html", context)


def _kind_choices(query: Query, found: Results) -> list[dict[str, object]]:
    return [
        {"value": kind.value, "label": label, "count": found.kinds.get(kind.value, 0),
         "checked": kind in query.kinds}
        for kind, label in KIND_LABELS.items()
        if found.kinds.get(kind.value) or kind in query.kinds
    ]  # fmt: skip


def _law_choices(query: Query, found: Results) -> list[dict[str, object]]:
    slugs = sorted(set(found.laws) | query.laws, key=lambda slug: -found.laws.get(slug, 0))[:12]
    names = {bill.slug: bill for bill in Bill.objects.published().filter(slug__in=slugs)}
    return [
        {"value": slug, "label": names[slug].name, "count": found.laws.get(slug, 0),
         "checked": slug in query.laws}
        for slug in slugs
        if slug in names
    ]  # fmt: skip


def last_page(found: Results) -> int:
    return min(max(1, -(-found.total // PER_PAGE)), LAST_PAGE)


def _pages(request: HttpRequest, query: Query, found: Results) -> dict[str, object]:
    """Previous and next as addresses that keep the query and the filters."""
    number, last = query.page, last_page(found)

    def address(page: int) -> str:
        data = request.GET.copy()
        data["page"] = str(page)
        return f"?{data.urlencode()}"

    return {
        "page_number": number,
        "page_count": last,
        "previous_url": address(number - 1) if number > 1 else "",
        "next_url": address(number + 1) if number < last else "",
    }
