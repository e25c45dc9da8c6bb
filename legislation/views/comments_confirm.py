"""The link from the confirmation mail, and what to do while it has not come."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from constituents.quota import TooManyError
from core.confirmations import LinkProblem
from core.fields import EmailIdentityField
from core.limits import Refused, note, spend, wait_in_words
from core.text import format_time
from core.views import link_problem
from legislation.commenting import confirm as confirming
from legislation.commenting.conf import confirmation_lifetime
from legislation.enums import CommentStatus, Stance
from legislation.forms.comment import STANCES, AddressForm
from legislation.models import Comment
from legislation.presenters.comment_page import way
from legislation.presenters.commented import place_name
from legislation.selectors.outlines import outline_of
from legislation.views import own_comments


class AgainForm(AddressForm):
    email = EmailIdentityField(
        label=gettext_lazy("Your e-mail address"),
        error_messages={"required": gettext_lazy("Write your e-mail address")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A GET shows what would be confirmed: mail programs open every link. The POST confirms."""
    try:
        if request.method == "POST":
            return _confirmed(request, confirming.confirm(token))
        comment = confirming.waiting_comment(token)
    except LinkProblem as problem:
        return link_problem(request, problem)
    return render(request, "legislation/comments/confirm.html", _context(comment))


def _confirmed(request: HttpRequest, comment: Comment) -> HttpResponse:
    own_comments.remember(request, comment)
    messages.success(request, _("Your address is confirmed. A moderator reads your comment now."))
    return redirect(comment)


def _context(comment: Comment) -> dict[str, Any]:
    language = get_language() or "az"
    outline = outline_of(comment.item.version)
    return {
        "comment": comment,
        "bill": comment.item.version.bill,
        "version": comment.item.version,
        "place": place_name(outline, outline.by_eid[comment.item.eid], language),
        "stance": dict(STANCES)[Stance(comment.stance)],
        "until": comment.created_at + confirmation_lifetime(),
        "way": way(comment, None, None, language),
    }


def sent_page(
    request: HttpRequest, comment: Comment, form: AgainForm, *, status: int = 200
) -> HttpResponse:
    """Open your e-mail; with a way to send the letter again, also to a corrected address."""
    context = _context(comment) | {"form": form}
    return render(request, "legislation/comments/sent.html", context, status=status)


@require_POST
@never_cache
def again(request: HttpRequest, reference: str) -> HttpResponse:
    rows = Comment.objects.select_related("item__version__bill")
    comment = get_object_or_404(rows, reference=reference.upper())
    if not own_comments.is_own(request, comment):
        raise Http404
    if comment.status != CommentStatus.UNCONFIRMED:
        return redirect(comment)
    form = AgainForm(request.POST)
    if not form.is_valid():
        return sent_page(request, comment, form)
    email = form.cleaned_data["email"]
    try:
        spend("resend", request, recipient=email)
        confirming.send_again(comment, email)
    except Refused as refusal:
        note(request, refusal)
        form.add_error("email", _wait(refusal))
        return sent_page(request, comment, form)
    messages.success(request, _("A new letter is on its way."))
    return redirect(comment)


def _wait(refusal: Refused) -> str:
    if not isinstance(refusal, TooManyError):
        return wait_in_words(refusal)
    return _(
        "A letter went to this address a short while ago. The next one can go after %(time)s."
    ) % {"time": format_time(refusal.until)}
