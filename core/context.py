"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.roles import roles_of


def site(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    return {
        "SITE_URL": settings.SITE_URL,
        "is_demo": settings.DEMO_MAILBOX is not None,
        "roles": SimpleLazyObject(lambda: roles_of(user) if user else frozenset()),
    }
