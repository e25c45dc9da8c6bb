"""What the account wrote, in every state."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legislation.permissions_comments import own_comments
from legislation.selectors.comments import with_article_label

ROWS_A_PAGE = 20


@login_required
@require_safe
def my_comments(request: HttpRequest) -> HttpResponse:
    rows = with_article_label(own_comments(request.user)).select_related(
        "item__version__bill", "reply"
    )
    page = Paginator(rows.order_by("-created_at", "-pk"), ROWS_A_PAGE)
    context = {"page": page.get_page(request.GET.get("page"))}
    return render(request, "legislation/comments/mine.html", context)
