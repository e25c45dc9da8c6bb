"""Reading comments: those on an article, and one with everything that became of it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from legislation.commenting.placement import Placement, place
from legislation.commenting.windows import window_of
from legislation.enums import CommentStatus, Outcome
from legislation.models import Comment, CommentReply, Version
from legislation.outline import Outline, Row
from legislation.permissions_comments import may_read, may_reply
from legislation.presenters import comment_page as page_of
from legislation.presenters.comment_fate import fate_view
from legislation.presenters.commented import POSITIONS, ask_url, passage, place_name, quote_of
from legislation.presenters.marks import Paragraph, compared
from legislation.presenters.reading import article_url
from legislation.presenters.tabs import Tab
from legislation.selectors import comments as selector
from legislation.selectors.outlines import outline_of
from legislation.selectors.texts import texts
from legislation.views import own_comments
from legislation.views.articles import article_context
from legislation.views.comments_confirm import AgainForm, sent_page
from legislation.views.reader import language_of
from legislation.views.shared import with_version

ROWS_A_PAGE = 20
WAITING = "waiting"


@with_version
def article_comments(request: HttpRequest, version: Version, eid: str) -> HttpResponse:
    """The fourth tab of an article. The address of a clause shows the comments on it alone."""
    outline = outline_of(version)
    row = outline.by_eid.get(eid)
    article = outline.article_of(row) if row else None
    if row is None or article is None:
        raise Http404
    context = article_context(request, version, outline, article, Tab.COMMENTS)
    context |= _discussion(request, version, outline, row)
    return render(request, "legislation/comments/article.html", context)


def _discussion(
    request: HttpRequest, version: Version, outline: Outline, row: Row
) -> dict[str, object]:
    provisions = [below.provision for below in outline.within(row)]
    counts = selector.outcomes(version, provisions)
    sort, outcome = _chosen(request)
    found = selector.about(version, provisions, sort=sort, outcome=outcome)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    stances = selector.stances(version, provisions)
    return {
        "row": row,
        "row_name": place_name(outline, row, language_of(request)),
        "page": page,
        "sort": sort,
        "outcome": outcome,
        "outcome_label": dict(_outcomes()).get(outcome, ""),
        "total": sum(counts.values()),
        "results": page_of.results(counts),
        "most": max(counts.values(), default=0),
        "stances": [(label, stances.get(stance, 0)) for stance, label in POSITIONS.items()],
        "most_of_stances": max(stances.values(), default=0),
        "window": window_of(version, timezone.now()),
    }


def _outcomes() -> list[tuple[str, str]]:
    return [*((one.value, str(one.label)) for one in Outcome), (WAITING, "")]


def _chosen(request: HttpRequest) -> tuple[str, str]:
    """Sort and outcome; unknown values count as "not chosen", so old links still work."""
    sort = request.GET.get("sort", "newest")
    outcome = request.GET.get("outcome", "")
    known = dict(_outcomes())
    return sort if sort in selector.SORTS else "newest", outcome if outcome in known else ""


@require_safe
def comment(request: HttpRequest, reference: str) -> HttpResponse:
    """Status by reference number. What is not public exists for its author only."""
    rows = Comment.objects.select_related(
        "item__version__bill", "item__wording", "reply__amendment"
    )
    found = get_object_or_404(rows, reference=reference.upper())
    own = own_comments.is_own(request, found)
    if not own and not may_read(request.user, found):
        raise Http404
    if found.status == CommentStatus.UNCONFIRMED:
        return sent_page(request, found, AgainForm(initial={"email": found.email}))
    return render(request, "legislation/comments/comment.html", _one(found, request, own=own))


def _one(found: Comment, request: HttpRequest, *, own: bool) -> dict[str, object]:
    language = language_of(request)
    placement = place(found.item, language)
    if placement is None:
        raise Http404
    outline, row = placement.outline_then, placement.then
    words = texts((below.wording for below in outline.within(row)), language)
    reply: CommentReply | None = getattr(found, "reply", None)
    context = {
        "comment": found,
        "bill": found.item.version.bill,
        "version": found.item.version,
        "own": own,
        "reply": reply,
        "may_reply": may_reply(request.user) and reply is None and found.is_public,
        "passage": passage(outline, row, words, language, quote_of(found)),
        "proposal": _proposal(found),
        "fate": fate_view(placement, language),
        "placement": placement,
        "way": page_of.way(found, reply, placement, language),
        "due": page_of.due(found),
        "days_taken": page_of.days_taken(found, reply) if reply else None,
        "window": window_of(placement.version_now, timezone.now()),
    }
    return context | _around(placement, language)


def _proposal(found: Comment) -> list[Paragraph]:
    """The proposed wording against the words its author had before the eyes."""
    if not found.proposal:
        return []
    text = texts([found.item.wording_id], found.language)[found.item.wording_id].text
    return compared(text, found.proposal)


def _around(placement: Placement, language: str) -> dict[str, object]:
    """What became of the comments on the same article, where it is now or where it was."""
    outline, row, version = placement.outline_now, placement.now, placement.version_now
    if row is None:
        outline, row, version = placement.outline_then, placement.then, placement.version_then
    article = outline.article_of(row) or row
    counts = selector.outcomes(version, [below.provision for below in outline.within(article)])
    place_now = [version.bill.slug, version.number, article.eid]
    name, url = place_name(outline, article, language), article_url(version, article.eid)
    return {
        "article_name": name,
        "article_url": url,
        "ask_url": ask_url(url, name, version.bill.name),
        "comments_url": reverse("legislation:article_comments", args=place_now),
        "write_url": reverse("legislation:comment_create", args=[*place_now[:2], row.eid]),
        "results": page_of.results(counts),
        "most": max(counts.values(), default=0),
    }
