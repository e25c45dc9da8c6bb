"""Who may read a page. Editing is governed by Wagtail's own group permissions."""

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page


def may_read(request: HttpRequest, page: Page) -> bool:
    """Published, not past its end, and open to this reader as every page above it is.

    To everybody else such a page is as if it did not exist.
    """
    if not page.live or (page.expire_at is not None and page.expire_at <= timezone.now()):
        return False
    return all(rule.accept_request(request) for rule in page.get_view_restrictions())
