"""Writing a comment: stored unconfirmed, or at once before the moderators for an account."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from constituents import quota
from core.accounts.alone import lock_address, refuse_closed
from core.models import User
from core.submissions import own_key
from legislation.commenting import letters
from legislation.commenting.conf import limit
from legislation.commenting.windows import NotOpenError, window_of
from legislation.enums import CONTAINER_KINDS, CommentStatus
from legislation.models import Comment, VersionItem

FROM_FORM = (
    "stance",
    "text",
    "proposal",
    "author_name",
    "place",
    "quote",
    "quote_prefix",
    "quote_suffix",
)


class TooManyCommentsError(quota.TooManyError):
    """The author wrote as many comments as one person may in a day."""


def is_commentable(item: VersionItem) -> bool:
    """Articles and what is in them; a chapter has no words of its own to speak about."""
    return item.kind not in CONTAINER_KINDS


@transaction.atomic
def submit(
    item: VersionItem,
    fields: Mapping[str, Any],
    *,
    key: UUID,
    language: str,
    email: str,
    author: User | None = None,
    opened_at: dt.datetime | None = None,
) -> Comment:
    """Store a comment; sending the same form with the same words again returns the first.

    `author` is an account whose address is proved: its comment goes to the moderators at once.
    Otherwise a link goes to `email`. Raises NotOpenError, quota.TooManyError, or PermissionDenied
    when the account is gone, storing nothing.
    """
    lock_address(email)
    if author:
        refuse_closed(author)
    stored_key = own_key(key, item.pk, email, *(fields.get(name, "") for name in FROM_FORM))
    known = Comment.objects.filter(submission_key=stored_key).first()
    if known:
        return known
    now = timezone.now()
    _refuse_closed(item, opened_at, now)
    _refuse_too_many(email, author)
    comment = Comment.objects.create(
        **{name: fields.get(name, "") for name in FROM_FORM},
        item=item,
        email=email,
        author=author,
        language=language,
        status=CommentStatus.PENDING if author else CommentStatus.UNCONFIRMED,
        created_at=now,
        confirmed_at=now if author else None,
        submission_key=stored_key,
    )
    if author is None:
        # Counted and queued also for who stopped such letters: it is dropped on its way.
        letters.ask_for_confirmation(comment)
    return comment


def _refuse_closed(item: VersionItem, opened_at: dt.datetime | None, now: dt.datetime) -> None:
    window = window_of(item.version, now)
    if not window.accepts(opened_at, now):
        raise NotOpenError(window)


def _refuse_too_many(email: str, author: User | None) -> None:
    confirmed = Comment.objects.filter(email=email).exclude(status=CommentStatus.UNCONFIRMED)
    quota.refuse_more(confirmed, limit("COMMENTS_PER_DAY"), quota.DAY, TooManyCommentsError)
    if author is None:
        quota.refuse_more_mails(email, letters.CONFIRM_MAIL)
