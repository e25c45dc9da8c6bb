"""Writing a comment in three steps: write, check, confirm. Every step can be come back to."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from constituents import drafts
from constituents.permissions import confirmed_address
from constituents.quota import TooManyError, TooManyMailsError
from core import switches
from core.limits import Refused, note, spend, wait_in_words
from core.models import Switch
from core.text import format_datetime
from legislation.commenting import quotes
from legislation.commenting.conf import limit, proposal_limit
from legislation.commenting.quotes import Quote
from legislation.commenting.windows import NotOpenError, State, opening_mark, read_opening
from legislation.commenting.write import submit
from legislation.forms.comment import AddressForm, CommentForm
from legislation.forms.fields import QuoteField
from legislation.models import Comment
from legislation.presenters import marks
from legislation.presenters.comment_page import working_days
from legislation.presenters.commented import ask_url
from legislation.views import own_comments
from legislation.views.comment_targets import Target, find_target, newer_target

# What goes with the words to a newer text; the wording proposed for the old one does not.
TAKEN_ALONG = ("text", "proposal", "stance", "place", "author_name")
# Form field, parameter of the address, length.
QUOTED = (
    ("quote", "exact", quotes.LONGEST),
    ("quote_prefix", "prefix", quotes.AROUND),
    ("quote_suffix", "suffix", quotes.AROUND),
)


def _target(slug: str, number: int, eid: str) -> Target:
    return find_target(slug, number, eid, get_language() or "az")


def _draft_name(target: Target) -> str:
    return f"comment_draft:{target.item.pk}"


def _is_taken(target: Target, typed: Mapping[str, str]) -> bool:
    opened_at = read_opening(typed.get("opened", ""), target.item)
    return target.window.accepts(opened_at, timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, number: int, eid: str) -> HttpResponse:
    """Step 1. A POST stores nothing but the draft in the visitor's session."""
    target = _target(slug, number, eid)
    if request.method != "POST":
        return _show(request, target)
    drafts.keep(request, _draft_name(target), request.POST.dict())
    if not _is_taken(target, request.POST):
        return closed_page(request, target, request.POST.dict(), status=409)
    form = CommentForm(request.POST, passage=target.own_text.text)
    if request.POST.get("step") == "compare":
        # Only the difference is asked for; what is missing yet is no error.
        form = CommentForm(initial=request.POST.dict(), passage=target.own_text.text)
    elif form.is_valid():
        return redirect(target.check_url)
    return _form_page(request, target, form)


def _show(request: HttpRequest, target: Target) -> HttpResponse:
    typed = drafts.find(request, _draft_name(target))
    if not _is_taken(target, typed):
        return closed_page(request, target, typed)
    if typed and "errors" in request.GET:
        return _form_page(request, target, CommentForm(typed, passage=target.own_text.text))
    fresh = {
        "opened": opening_mark(target.item, timezone.now()),
        "key": str(uuid4()),
        "author_name": getattr(request.user, "display_name", ""),
    }
    initial = {**fresh, **typed, **_selected(request)}
    form = CommentForm(initial=initial, passage=target.own_text.text)
    return _form_page(request, target, form)


def _selected(request: HttpRequest) -> dict[str, str]:
    """The words somebody selected in the law; `?quote=` is the short form of `?exact=`."""
    exact = request.GET.get("exact") or request.GET.get("quote")
    if not exact:
        return {}
    asked = {**request.GET.dict(), "exact": exact}
    return {
        name: QuoteField(most=most).clean(asked.get(parameter, ""))
        for name, parameter, most in QUOTED
    }


def _form_page(request: HttpRequest, target: Target, form: CommentForm) -> HttpResponse:
    quote = Quote(*(str(form[name].value() or "") for name, *__ in QUOTED))
    context = _context(request, target) | {
        "form": form,
        "passage": target.passage(quote),
        "quote": quote,
        "whole_url": target.write_url,
        "difference": _difference(target, form["proposal"].value() if target.own_text.text else ""),
        "text_limit": limit("COMMENT_TEXT_LIMIT"),
    }
    return render(request, "legislation/comments/write.html", context)


def _difference(target: Target, proposal: Any) -> list[marks.Paragraph]:
    """The present words and the proposed ones, marked; nothing where they are the same."""
    old, new = target.own_text.text, "\n".join(str(proposal or "").splitlines())
    if not new.strip() or new.split() == old.split() or len(new) > proposal_limit(old):
        return []
    return marks.compared(old, new)


def _context(request: HttpRequest, target: Target) -> dict[str, Any]:
    return {
        "target": target,
        "bill": target.bill,
        "version": target.version,
        "window": target.window,
        "stopped": switches.notice_of(Switch.Name.COMMENTS),
        "proved": confirmed_address(request.user),
        "checked_in": working_days(limit("COMMENT_MODERATION_WORKING_DAYS")),
        "replied_in": working_days(limit("COMMENT_REPLY_WORKING_DAYS")),
        "grace_hours": limit("COMMENT_GRACE_MINUTES") // 60,
    }


def closed_page(
    request: HttpRequest, target: Target, typed: Mapping[str, str], *, status: int = 200
) -> HttpResponse:
    """Why nothing is taken here now, with whatever was typed and a place to take it to."""
    context = _context(request, target) | {
        "typed": {name: typed.get(name, "") for name in TAKEN_ALONG},
        "is_closed": target.window.state == State.CLOSED,
        "newer": newer_target(target),
        "ask_url": ask_url(target.article_url, target.article_name, target.bill.name),
    }
    return render(request, "legislation/comments/closed.html", context, status=status)


@require_POST
def take(request: HttpRequest, slug: str, number: int, eid: str) -> HttpResponse:
    """Words brought along from the form of an older text: they become the draft here."""
    target = _target(slug, number, eid)
    brought = {name: request.POST.get(name, "") for name in TAKEN_ALONG if name != "proposal"}
    now = timezone.now()
    fresh = {"opened": opening_mark(target.item, now), "key": str(uuid4())}
    drafts.keep(request, _draft_name(target), {**fresh, **brought})
    return redirect(target.write_url)


@require_safe
def check(request: HttpRequest, slug: str, number: int, eid: str) -> HttpResponse:
    """Step 2: everything once more, as it will be read, before it goes."""
    target = _target(slug, number, eid)
    typed = drafts.find(request, _draft_name(target))
    if not typed:
        return redirect(target.write_url)
    if not _is_taken(target, typed):
        return closed_page(request, target, typed)
    form = CommentForm(typed, passage=target.own_text.text)
    if not form.is_valid():
        return _with_errors(target.write_url)
    address = AddressForm(typed) if "errors" in request.GET else AddressForm(initial=typed)
    return _check_page(request, target, form, address)


def _check_page(
    request: HttpRequest, target: Target, form: CommentForm, address: AddressForm
) -> HttpResponse:
    data = form.cleaned_data
    shown = Comment(author_name=data["author_name"], place=data["place"], stance=data["stance"])
    context = _context(request, target) | {
        "form": form,
        "address": address,
        "data": data,
        "stance": dict(form.fields["stance"].choices)[data["stance"]],  # type: ignore[attr-defined] # a ChoiceField
        "signed": shown.signed,
        "difference": _difference(target, data.get("proposal")),
    }
    return render(request, "legislation/comments/check.html", context)


def _with_errors(url: str) -> HttpResponse:
    """Back to a page that shows what is wrong with the draft, in whatever language."""
    return redirect(f"{url}?errors=1")


@require_POST
def send(request: HttpRequest, slug: str, number: int, eid: str) -> HttpResponse:
    """Step 3. What counts is what the check page showed; the draft only saves it from loss."""
    target = _target(slug, number, eid)
    drafts.keep(request, _draft_name(target), request.POST.dict())
    form = CommentForm(request.POST, passage=target.own_text.text)
    if not form.is_valid():
        # Not by way of the draft: a text too long for it must not be lost.
        return _form_page(request, target, form)
    proved = confirmed_address(request.user)
    address = AddressForm({"email": proved} if proved else request.POST)
    if not address.is_valid():
        return _with_errors(target.check_url)
    email = address.cleaned_data["email"]
    try:
        switches.refuse_stopped(Switch.Name.COMMENTS)
        spend("comment", request, recipient=email)
        comment = _submit(request, target, form, email, proved=bool(proved))
    except NotOpenError:
        return closed_page(request, target, request.POST.dict(), status=409)
    except switches.Stopped as stopped:
        messages.error(request, stopped.notice)
        return _check_page(request, target, form, address)
    except Refused as refusal:
        note(request, refusal)
        messages.error(request, _wait(refusal, target.language))
        return _check_page(request, target, form, address)
    drafts.drop(request, _draft_name(target))
    own_comments.remember(request, comment)
    return redirect(comment)


def _submit(
    request: HttpRequest, target: Target, form: CommentForm, email: str, *, proved: bool
) -> Comment:
    return submit(
        target.item,
        form.cleaned_data,
        key=form.cleaned_data["key"],
        language=target.language,
        email=email,
        author=request.user if request.user.is_authenticated and proved else None,
        opened_at=read_opening(form.cleaned_data["opened"], target.item),
    )


def _wait(refusal: Refused, language: str) -> str:
    if not isinstance(refusal, TooManyError):
        return f"{wait_in_words(refusal)} {_('What you wrote is below.')}"
    time = {"time": format_datetime(refusal.until, language)}
    if isinstance(refusal, TooManyMailsError):
        words = _(
            "A confirmation letter went to this address a short while ago. Open it first, or send"
            " this comment after %(time)s. What you wrote is below."
        )
        return words % time
    words = _(
        "From one address only so many comments are taken in a day. You can send this one after"
        " %(time)s. What you wrote is below."
    )
    return words % time
