"""What a browser has just sent: its author may see it before it is public, without an account.

The session knows the references for a day; a computer in a library forgets them with the
browser's session.
"""

import datetime as dt

from django.http import HttpRequest
from django.utils import timezone

from legislation.commenting.conf import limit
from legislation.models import Comment
from legislation.permissions_comments import is_author

OWN = "own_comments"


def remember(request: HttpRequest, comment: Comment) -> None:
    known: dict[str, str] = request.session.get(OWN, {})
    request.session[OWN] = {**known, comment.reference: timezone.now().isoformat()}
    if not request.user.is_authenticated:
        request.session.set_expiry(0)


def is_own(request: HttpRequest, comment: Comment) -> bool:
    """Written by this account, or sent or confirmed from this browser within a day."""
    if is_author(request.user, comment):
        return True
    since = request.session.get(OWN, {}).get(comment.reference)
    if since is None:
        return False
    age = timezone.now() - dt.datetime.fromisoformat(since)
    return age < dt.timedelta(hours=limit("COMMENT_OWN_PAGE_HOURS"))
