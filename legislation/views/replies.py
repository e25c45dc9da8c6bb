"""The Unit's official replies: what waits for one, and writing it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from constituents import workdays
from legislation.commenting.conf import limit
from legislation.commenting.placement import place
from legislation.commenting.reply import AlreadyRepliedError, NotPublicError, give_reply
from legislation.forms.reply import ReplyForm
from legislation.models import Comment, CommentReply
from legislation.permissions_comments import may_reply, repliable_comments
from legislation.presenters.comment_fate import fate_view
from legislation.presenters.comment_page import due, working_days
from legislation.presenters.commented import name_of, passage, quote_of
from legislation.selectors import comments as selector
from legislation.selectors.latest import latest_replies
from legislation.selectors.texts import texts
from legislation.views.desk import desk_for, staff_of
from legislation.views.reader import language_of

ROWS_A_PAGE = 20
# From so many working days left on the row is marked.
LAST_DAYS = 3

for_repliers = desk_for(may_reply)


@require_safe
@for_repliers
def reply_list(request: HttpRequest) -> HttpResponse:
    """Published comments without a reply, the oldest first."""
    page = Paginator(selector.awaiting_reply(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(comment) for comment in page],
        "promise": working_days(limit("COMMENT_REPLY_WORKING_DAYS")),
        "latest": latest_replies(5),
    }
    return render(request, "legislation/moderation/replies.html", context)


def _row(comment: Comment) -> dict[str, Any]:
    last = due(comment)
    left = workdays.between(workdays.today(), last) if last else None
    return {
        "comment": comment,
        "name": name_of(comment),
        "left": left,
        "late": left is not None and left < 0,
        "last_days": left is not None and 0 <= left <= LAST_DAYS,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_repliers
def reply(request: HttpRequest, reference: str) -> HttpResponse:
    rows = selector.with_article_label(repliable_comments(request.user)).select_related(
        "item__version__bill", "item__wording", "reply__amendment"
    )
    comment = get_object_or_404(rows, reference=reference.upper())
    bill = comment.item.version.bill
    if request.method != "POST":
        form = ReplyForm(bill=bill, initial={"language": comment.language})
        return _reply_page(request, comment, form)
    form = ReplyForm(request.POST, bill=bill)
    if not form.is_valid():
        return _reply_page(request, comment, form)
    return _give(request, comment, form)


def _give(request: HttpRequest, comment: Comment, form: ReplyForm) -> HttpResponse:
    try:
        give_reply(comment.pk, staff_of(request), **form.cleaned_data)
    except NotPublicError as gone:
        raise Http404 from gone
    except AlreadyRepliedError as known:
        return _reply_page(request, comment, form, known.reply, status=409)
    messages.success(request, _("The reply is published and sent to the author."))
    return redirect(comment)


def _reply_page(
    request: HttpRequest,
    comment: Comment,
    form: ReplyForm,
    known: CommentReply | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    language = language_of(request)
    placement = place(comment.item, language)
    if placement is None:
        raise Http404
    outline, row = placement.outline_then, placement.then
    words = texts((below.wording for below in outline.within(row)), language)
    context = {
        "comment": comment,
        "bill": comment.item.version.bill,
        "name": name_of(comment),
        "passage": passage(outline, row, words, language, quote_of(comment)),
        "fate": fate_view(placement, language),
        "placement": placement,
        "form": form,
        "known": known or getattr(comment, "reply", None),
        "due": due(comment),
        "text_limit": limit("REPLY_TEXT_LIMIT"),
        "now": timezone.now(),
    }
    return render(request, "legislation/moderation/reply.html", context, status=status)
