"""The doors of the Unit's desk: to whoever may not enter, there is no desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from core.models import User
from legislation.permissions_comments import Reader

type View = Callable[..., HttpResponse]


def desk_for(allowed: Callable[[Reader], bool]) -> Callable[[View], View]:
    """404 for everybody `allowed` refuses; nothing is cached."""

    def door(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
            if not allowed(request.user):
                raise Http404
            return view(request, **named)

        return guarded

    return door


def staff_of(request: HttpRequest) -> User:
    if not request.user.is_authenticated:
        raise Http404
    return request.user
