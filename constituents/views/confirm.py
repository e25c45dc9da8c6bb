"""Links from mails: a GET shows a page with a button, a POST does what the button says."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from constituents import asking, drafts
from constituents.conf import confirmation_lifetime, limit
from constituents.models import Person, Question
from constituents.views.ask import keep_receipt, no_seat_page
from core import switches
from core.confirmations import LinkProblem
from core.models import Switch
from core.views import link_problem

TYPED = ("subject", "text", "visibility", "author_name", "place", "email")


@require_safe
@never_cache
def confirm_page(request: HttpRequest, token: str) -> HttpResponse:
    try:
        question = asking.waiting_question(token)
        asking.refuse_changed_seat(question)
    except LinkProblem as problem:
        return link_problem(request, problem)
    except asking.NoSeatError:
        return no_seat_page(request, question.recipient, _typed(question))
    context = {"question": question, "token": token}
    return render(request, "constituents/confirm.html", context)


@require_POST
@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    token = request.POST.get("token", "")
    try:
        # Before the switch: its answer leads back to the link's page, and that must exist.
        asking.waiting_question(token)
        switches.refuse_stopped(Switch.Name.QUESTIONS)
        question = asking.confirm(token)
    except LinkProblem as problem:
        return link_problem(request, problem)
    except switches.Stopped as stopped:
        # The link keeps working: nothing was used up.
        messages.error(request, stopped.notice)
        return redirect("constituents:confirm_page", token)
    except asking.NoSeatError:
        return redirect("constituents:confirm_page", token)
    keep_receipt(request, question)
    return redirect("constituents:receipt")


def _typed(question: Question) -> dict[str, str]:
    return {name: getattr(question, name) for name in TYPED}


@require_safe
@never_cache
def receipt(request: HttpRequest) -> HttpResponse:
    """What happens next with the question this browser sent or confirmed last."""
    kept = drafts.find(request, drafts.RECEIPT)
    person = Person.objects.at(kept.get("mp", ""))
    if person is None:
        return redirect("constituents:question_list")
    asked_at = dt.datetime.fromisoformat(kept["at"])
    context = {
        "receipt": kept,
        "person": person,
        "asked_at": asked_at,
        "until": asked_at + confirmation_lifetime(),
        "reply_days": limit("QUESTION_REPLY_WORKING_DAYS"),
    }
    return render(request, "constituents/receipt.html", context)
