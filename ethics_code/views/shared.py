"""What every confidential page shares: whose it is, and that no copy of it is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from core.models import User
from ethics_code.models import Consultation
from ethics_code.permissions import Visitor, readable_consultations

type View = Callable[..., HttpResponse]
type Rule = Callable[[Visitor], bool]


def confidential(rule: Rule) -> Callable[[View], View]:
    """Only for whom `rule` lets in; to everybody else who is signed in the page does not exist.

    Responses are kept by no cache. Other sites see no referrer; under "no-referrer" browsers
    would send their forms with `Origin: null`, which the CSRF check refuses.
    """

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
            if not rule(request.user):
                raise Http404
            response = view(request, **named)
            response["Cache-Control"] = "no-store, private"
            response["Referrer-Policy"] = "same-origin"
            return response

        return guarded

    return decorate


def consultation_or_404(user: User, number: str) -> Consultation:
    """By its number, "26-07", out of those the person may read."""
    year, __, sequence = number.partition("-")
    # int4 is the widest that fits; a longer one is no number of ours.
    if not (_is_number(year, 2) and _is_number(sequence, 6)):
        raise Http404
    found = readable_consultations(user).filter(sequence=int(sequence), year=2000 + int(year))
    consultation = found.select_related("mp", "adviser").first()
    if consultation is None:
        raise Http404
    return consultation


def _is_number(text: str, digits: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= digits
