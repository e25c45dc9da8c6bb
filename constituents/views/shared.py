"""What the pages of one MP share."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from constituents.models import Person

type PersonView = Callable[[HttpRequest, Person], HttpResponse]


def with_person(view: PersonView) -> Callable[[HttpRequest, str], HttpResponse]:
    """Hand the view the MP its address names; an address of before leads to the one of now.

    A form opened before the change is taken: what was typed must not be lost.
    """

    @wraps(view)
    def found(request: HttpRequest, slug: str) -> HttpResponse:
        person = Person.objects.select_related("user").at(slug)
        if person is None:
            raise Http404
        if person.slug == slug or request.method == "POST":
            return view(request, person)
        return _to_new_address(request, person)

    return found


def _to_new_address(request: HttpRequest, person: Person) -> HttpResponse:
    match = request.resolver_match
    if match is None:
        raise Http404
    response: HttpResponse = redirect(match.view_name, permanent=True, slug=person.slug)
    if query := request.META.get("QUERY_STRING"):
        response["Location"] += f"?{query}"
    return response
