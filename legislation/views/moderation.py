"""The moderators' queue: the text first, the author only behind a recorded link."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import personal_data
from legislation.commenting import moderate
from legislation.commenting.conf import limit
from legislation.commenting.rules import Rule
from legislation.commenting.transitions import MoveRefusedError
from legislation.enums import CommentStatus
from legislation.forms.moderation import DecisionForm, OpeningForm
from legislation.models import Comment
from legislation.permissions_comments import (
    desk_comments,
    may_decide,
    may_moderate,
    may_open_identity,
)
from legislation.presenters.comment_page import working_days
from legislation.presenters.commented import name_of, passage, quote_of
from legislation.presenters.found_data import highlighted
from legislation.presenters.marks import compared
from legislation.selectors import comments as selector
from legislation.selectors.outlines import outline_of
from legislation.selectors.texts import texts
from legislation.views.desk import desk_for, staff_of
from legislation.views.reader import language_of

ROWS_A_PAGE = 20

for_moderators = desk_for(may_moderate)


@require_safe
@for_moderators
def queue(request: HttpRequest) -> HttpResponse:
    """The queue with its oldest comment open."""
    page = _queue_page(request)
    first = next(iter(page), None)
    if first is None:
        return render(request, "legislation/moderation/empty.html", _desk(page))
    return _comment_page(request, first, page)


@require_safe
@for_moderators
def one(request: HttpRequest, reference: str) -> HttpResponse:
    return _comment_page(request, _found(request, reference), _queue_page(request))


def _queue_page(request: HttpRequest) -> Any:
    return Paginator(selector.queue(), ROWS_A_PAGE).get_page(request.GET.get("page"))


def _found(request: HttpRequest, reference: str) -> Comment:
    rows = selector.with_article_label(desk_comments(request.user)).select_related(
        "item__version__bill", "item__wording", "author", "moderated_by"
    )
    return get_object_or_404(rows, reference=reference.upper())


def _desk(page: Any) -> dict[str, Any]:
    return {
        "page": page,
        "waiting": page.paginator.count,
        "today": selector.decided_today(),
        "promise": working_days(limit("COMMENT_MODERATION_WORKING_DAYS")),
        "rail": [_rail_entry(comment) for comment in page],
    }


def _rail_entry(comment: Comment) -> dict[str, Any]:
    found = {place.kind for place in personal_data.find(f"{comment.text}\n{comment.proposal}")}
    return {"comment": comment, "name": name_of(comment), "found": bool(found)}


def _comment_page(
    request: HttpRequest,
    comment: Comment,
    page: Any,
    form: DecisionForm | None = None,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    language = language_of(request)
    outline = outline_of(comment.item.version)
    row = outline.by_eid[comment.item.eid]
    words = texts((below.wording for below in outline.within(row)), language)
    pieces = highlighted(comment.text)
    context = _desk(page) | {
        "comment": comment,
        "name": name_of(comment),
        "passage": passage(outline, row, words, language, quote_of(comment)),
        "pieces": pieces,
        "found": [piece for piece in pieces if piece.number],
        "after": _after(comment, page),
        "proposal": _proposal(comment),
        "may_decide": may_decide(request.user, comment),
        "form": form or DecisionForm(status=comment.status),
        "opening": OpeningForm(),
        **more,
    }
    return render(request, "legislation/moderation/comment.html", context, status=status)


def _after(comment: Comment, page: Any) -> str:
    """The reference of the next comment in the queue, "" at its end."""
    references = [waiting.reference for waiting in page]
    if comment.reference not in references:
        return ""
    return next(iter(references[references.index(comment.reference) + 1 :]), "")


def _proposal(comment: Comment) -> Any:
    if not comment.proposal:
        return []
    words = texts([comment.item.wording_id], comment.language)
    return compared(words[comment.item.wording_id].text, comment.proposal)


@require_POST
@for_moderators
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    comment = _found(request, reference)
    if not may_decide(request.user, comment):
        raise Http404
    form = DecisionForm(request.POST, status=_seen(request, comment))
    if not form.is_valid():
        return _comment_page(request, comment, _queue_page(request), form)
    try:
        done = _carry_out(request, comment, form.cleaned_data)
    except MoveRefusedError:
        # A colleague was quicker: show what happened instead of doing it over.
        fresh = _found(request, reference)
        kept = DecisionForm(status=fresh.status, initial={"note": form.cleaned_data["note"]})
        return _comment_page(request, fresh, _queue_page(request), kept, status=409, late=True)
    is_published = done.status == CommentStatus.PUBLISHED
    messages.success(request, _("Published.") if is_published else _("Not published."))
    return redirect("legislation:moderation")


def _seen(request: HttpRequest, comment: Comment) -> str:
    """The status whose choices the page offered; an invented one offers today's."""
    seen = request.POST.get("seen", "")
    return seen if seen in CommentStatus.values else comment.status


def _carry_out(request: HttpRequest, comment: Comment, data: dict[str, Any]) -> Comment:
    if data["decision"] == CommentStatus.PUBLISHED:
        return moderate.publish(comment.pk, staff_of(request), seen=data["seen"])
    return moderate.reject(
        comment.pk,
        staff_of(request),
        seen=data["seen"],
        rule=Rule(data["rule"]),
        note=data["note"],
    )


@require_POST
@for_moderators
def identity(request: HttpRequest, reference: str) -> HttpResponse:
    """Who wrote it, once: each opening is a POST and an entry of its own in the ledger."""
    comment = _found(request, reference)
    if not may_open_identity(request.user, comment):
        raise Http404
    form = OpeningForm(request.POST)
    if not form.is_valid():
        return _comment_page(request, comment, _queue_page(request), opening=form)
    moderate.open_identity(comment, staff_of(request), form.cleaned_data["reason"])
    return _comment_page(request, comment, _queue_page(request), opened=True)
