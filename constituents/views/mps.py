"""Finding an MP: the list, the finder, the page of an MP and of a seat without one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from constituents import about, figures, seats
from constituents.conf import limit
from constituents.models import Constituency, Membership, Person
from constituents.presenters import cells_of
from constituents.selectors import public_questions
from constituents.views.shared import with_person

ROWS_ON_PAGE = 5


def _subject(request: HttpRequest) -> about.About | None:
    """The page a reader came from to ask an MP about; it travels along in the links."""
    return about.read(request.GET.get("about", ""), request.GET.get("about_title", ""))


@require_safe
def mp_list(request: HttpRequest) -> HttpResponse:
    known = seats.all_seats()
    shown = [seat for seat in known if seat.person or seat.is_vacant]
    context = {
        "seats": shown,
        "unlisted": len(known) - len(shown),
        "about": _subject(request),
        "invented": any(seat.person and seat.person.is_demonstration for seat in shown),
    }
    return render(request, "constituents/mp_list.html", context)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """One seat found: straight to it. Otherwise the choice, or why there is none."""
    query = request.GET.get("q", "").strip()
    found = seats.find(query)
    subject = _subject(request)
    if len(found) == 1:
        place = found[0].person or found[0].constituency
        suffix = f"?{subject.query}" if subject else ""
        return redirect(f"{place.get_absolute_url()}{suffix}")
    context = {
        "query": query[: seats.MAX_QUERY],
        "seats": found,
        "about": subject,
        "invented": any(seat.person and seat.person.is_demonstration for seat in found),
    }
    return render(request, "constituents/mp_find.html", context)


@require_safe
@with_person
def mp(request: HttpRequest, person: Person) -> HttpResponse:
    questions = public_questions().filter(recipient=person)
    answered = questions.answered()
    counted = figures.of_person(person)
    context = {
        "person": person,
        "seat": seats.sitting(person),
        "past": Membership.objects.filter(person=person).select_related("constituency").first(),
        "figures": counted,
        "cells": cells_of(counted),
        "smallest": limit("FIGURES_SMALLEST_BASE"),
        "reply_days": limit("QUESTION_REPLY_WORKING_DAYS"),
        "answered": answered.order_by("-answered_at")[:ROWS_ON_PAGE],
        "others": questions.exclude(pk__in=questions.answered().values("pk"))[:ROWS_ON_PAGE],
        "about": _subject(request),
    }
    return render(request, "constituents/mp.html", context)


@require_safe
def constituency(request: HttpRequest, number: int) -> HttpResponse:
    """A seat with an MP leads to the MP; a vacant one says so, since when, and what to do."""
    place = get_object_or_404(Constituency.objects.current(), number=number)
    seat = seats.seat_of(place)
    if seat.person:
        return redirect(seat.person)
    former = public_questions().filter(constituency=place)
    context = {
        "seat": seat,
        "place": place,
        "asked": former.count(),
        "answered": former.answered().count(),
    }
    return render(request, "constituents/vacancy.html", context)
