"""Asking in three steps: write, check, confirm. Every step is a page one may come back to."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from constituents import about, asking, drafts, figures, seats
from constituents.conf import limit
from constituents.enums import Delivery
from constituents.forms import AskForm
from constituents.models import Person, Question
from constituents.permissions import confirmed_address
from constituents.presenters import line_of
from constituents.quota import TooManyError, TooManyMailsError
from constituents.views.shared import with_person
from core import switches
from core.limits import Refused, note, spend, wait_in_words
from core.models import Switch
from core.text import format_datetime, format_time


def _refused(request: HttpRequest, person: Person) -> HttpResponse | None:
    """The page that says why this person cannot be asked, with whatever was typed."""
    seat = seats.sitting(person)
    if seat and person.mail_address:
        return None
    return no_seat_page(request, person, drafts.find(request, drafts.ASK))


def no_seat_page(request: HttpRequest, person: Person, typed: dict[str, str]) -> HttpResponse:
    last = person.memberships.select_related("constituency").first()
    successor = seats.seat_of(last.constituency) if last else None
    context = {
        "person": person,
        "last": last,
        "still_sits": seats.sitting(person) is not None,
        "successor": successor if successor and successor.person != person else None,
        "typed": typed,
    }
    return render(request, "constituents/no_seat.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def write(request: HttpRequest, person: Person) -> HttpResponse:
    """Step 1. A POST stores nothing but the draft in the visitor's session."""
    proved = confirmed_address(request.user)
    if request.method == "POST":
        drafts.keep(request, drafts.ASK, request.POST.dict())
        form = AskForm(request.POST, proved_address=proved)
        if not _refused(request, person) and form.is_valid():
            return redirect("constituents:ask_check", person.slug)
    else:
        form = _form_to_write(request, proved)
    if refusal := _refused(request, person):
        return refusal
    return render(request, "constituents/ask.html", _context(person, form, proved))


def _form_to_write(request: HttpRequest, proved: str) -> AskForm:
    typed = drafts.find(request, drafts.ASK)
    if typed and "errors" in request.GET:
        return AskForm(typed, proved_address=proved)
    subject = about.read(request.GET.get("about", ""), request.GET.get("about_title", ""))
    named = {"about_path": subject.path, "about_title": subject.title} if subject else {}
    account = {"author_name": getattr(request.user, "display_name", "")}
    return AskForm(initial={**account, **typed, **named}, proved_address=proved)


def _context(person: Person, form: AskForm, proved: str) -> dict[str, Any]:
    about_path = form["about_path"].value() or ""
    subject = about.read(about_path, form["about_title"].value() or "")
    return {
        "person": person,
        "seat": seats.sitting(person),
        "figures_line": line_of(figures.of_person(person)),
        "form": form,
        "stopped": switches.notice_of(Switch.Name.QUESTIONS),
        "proved": proved,
        "about": subject,
        "text_limit": limit("QUESTION_TEXT_LIMIT"),
        "reply_days": limit("QUESTION_REPLY_WORKING_DAYS"),
    }


@require_safe
@with_person
def check(request: HttpRequest, person: Person) -> HttpResponse:
    """Step 2: everything once more, as it will be read, before it goes."""
    if refusal := _refused(request, person):
        return refusal
    proved = confirmed_address(request.user)
    typed = drafts.find(request, drafts.ASK)
    form = AskForm(typed, proved_address=proved)
    if not typed:
        return redirect("constituents:ask", person.slug)
    if not form.is_valid():
        return _back_to_errors(person)
    return _check_page(request, person, form, proved)


def _check_page(request: HttpRequest, person: Person, form: AskForm, proved: str) -> HttpResponse:
    data = form.cleaned_data
    shown = Question(
        **{name: data[name] for name in asking.FROM_FORM}, recipient=person, reference=""
    )
    context = _context(person, form, proved) | {
        "question": shown,
        "email": proved or data["email"],
        "key": uuid4(),
        "about_url": about.localised(shown.about_path),
    }
    return render(request, "constituents/ask_check.html", context)


def _back_to_errors(person: Person) -> HttpResponse:
    response = redirect("constituents:ask", person.slug)
    response["Location"] += "?errors=1"
    return response


@require_POST
@with_person
def send(request: HttpRequest, person: Person) -> HttpResponse:
    """Step 3. What counts is what the check page showed; the draft only saves it from loss."""
    proved = confirmed_address(request.user)
    drafts.keep(request, drafts.ASK, request.POST.dict())
    form = AskForm(request.POST, proved_address=proved)
    if not form.is_valid():
        return _back_to_errors(person)
    try:
        switches.refuse_stopped(Switch.Name.QUESTIONS)
        spend("question", request, recipient=proved or form.cleaned_data["email"])
        question = asking.ask(
            person,
            form.cleaned_data,
            key=_key(request),
            language=get_language() or "az",
            author=request.user if request.user.is_authenticated and proved else None,
        )
    except asking.NoSeatError:
        return redirect("constituents:ask", person.slug)
    except switches.Stopped as stopped:
        messages.error(request, stopped.notice)
        return _check_page(request, person, form, proved)
    except Refused as refusal:
        note(request, refusal)
        messages.error(request, _wait(refusal))
        return _check_page(request, person, form, proved)
    drafts.drop(request, drafts.ASK)
    keep_receipt(request, question)
    return redirect("constituents:receipt")


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def _wait(refusal: Refused) -> str:
    if not isinstance(refusal, TooManyError):
        return f"{wait_in_words(refusal)} {_('What you wrote is below.')}"
    if isinstance(refusal, TooManyMailsError):
        return _(
            "A confirmation mail went to this address a short while ago. Open it first, or send"
            " this question after %(time)s. What you wrote is below."
        ) % {"time": format_time(refusal.until)}
    return _(
        "You have sent as many questions as one person may send in a day. You can send this one"
        " after %(time)s. What you wrote is below."
    ) % {"time": format_datetime(refusal.until, get_language() or "az")}


def keep_receipt(request: HttpRequest, question: Question) -> None:
    """For the page after sending; an unconfirmed question shows no reference."""
    is_confirmed = question.delivery != Delivery.UNCONFIRMED
    drafts.keep(
        request,
        drafts.RECEIPT,
        {
            "reference": question.reference if is_confirmed else "",
            "email": question.email,
            "mp": question.recipient.slug,
            "visibility": question.visibility,
            "at": question.created_at.isoformat(),
        },
    )
