"""What one section's editor meets of another section in Wagtail's admin: what the public sees.

Wagtail checks rights where something is changed, but tells the titles of drafts on the way:
in choosers, in questions for confirmation, in messages and in lists of what one may not do.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from cms.discretion import as_seen_by
from cms.permissions import (
    Editor,
    edited_pages,
    findable_documents,
    findable_images,
    findable_pages,
    own_pages,
)

type View = Callable[..., HttpResponse]
type Within = Callable[[Editor], QuerySet[Any]]

# The names under which Wagtail's addresses ask for a page, and whose pages may be asked for.
PAGES: dict[str, Within] = {
    "page_id": edited_pages,
    "page_pk": edited_pages,
    "page_to_move_id": edited_pages,
    "parent_page_id": own_pages,
    "destination_id": findable_pages,
}
# Where one looks for something to link to.
CHOOSER = "/choose-page/"
# Lists of numbers behind the question mark, by the model or the address.
LISTED: dict[str, Within] = {
    "page": edited_pages,
    "image": findable_images,
    "document": findable_documents,
    CHOOSER: findable_pages,
    "/images/chooser/": findable_images,
    "/documents/chooser/": findable_documents,
}
LONGEST_NUMBER = 9


def within_reach(view: View) -> View:
    """Whatever an address names beyond the editor's reach does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        user = request.user
        # Who may not enter at all is sent away by Wagtail.
        if user.has_perm("wagtailadmin.access_admin"):
            for name in PAGES.keys() & named.keys():
                reach = findable_pages if CHOOSER in request.path else PAGES[name]
                _refuse_beyond(reach(user), [str(named[name])])
            _refuse_listed(request, str(named.get("model_name", "")))
        with as_seen_by(user):
            response = view(request, *args, **named)
            # Rendered later, it would be rendered for nobody.
            return response.render() if hasattr(response, "render") else response

    return guarded


def _refuse_listed(request: HttpRequest, model: str) -> None:
    for key, reach in LISTED.items():
        if key == model or (key.startswith("/") and key in request.path):
            wanted = [*request.GET.getlist("id"), *request.GET.getlist("childOf")]
            _refuse_beyond(reach(request.user), [one for one in wanted if one != "all"])


def _refuse_beyond(reach: QuerySet[Any], wanted: Iterable[str]) -> None:
    numbers = set(wanted)
    if not all(_is_number(one) for one in numbers):
        raise Http404
    if numbers and reach.filter(pk__in=numbers).count() < len(numbers):
        raise Http404


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
