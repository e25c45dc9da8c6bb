"""The signed-in person of a request, with the type that says so."""

from django.http import HttpRequest

from core.models import User


def signed_in_user(request: HttpRequest) -> User:
    """For views behind `login_required`.

    Raises:
        TypeError: when nobody is signed in, which the decorator rules out.
    """
    if not isinstance(request.user, User):
        raise TypeError("the view needs login_required")
    return request.user
