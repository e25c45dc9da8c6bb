"""The allowed moves of a comment, and the one door through which it moves.

The database holds the same table in a trigger, so that no other code can go round this one.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from legislation.enums import CommentStatus
from legislation.models import Comment

MOVES: Mapping[str, frozenset[str]] = {
    CommentStatus.UNCONFIRMED: frozenset({CommentStatus.PENDING}),
    CommentStatus.PENDING: frozenset({CommentStatus.PUBLISHED, CommentStatus.REJECTED}),
    # A decision can be corrected: a rule was overlooked, or a complaint was right.
    CommentStatus.PUBLISHED: frozenset({CommentStatus.REJECTED}),
    CommentStatus.REJECTED: frozenset({CommentStatus.PUBLISHED}),
}


class MoveRefusedError(Exception):
    """The comment is not (or no longer) in a state from which it may move so."""

    def __init__(self, comment: Comment, new: str) -> None:
        super().__init__(f"{comment.reference}: {comment.status} -> {new}")
        self.comment, self.new = comment, new


def is_allowed(old: str, new: str) -> bool:
    return new in MOVES.get(old, frozenset())


def move(comment_id: int, new: str, *, seen: str, **fields: Any) -> Comment:
    """Move a comment from the status somebody saw to another, setting `fields` with it.

    Call it inside a transaction; the row stays locked until that ends. Raises MoveRefusedError
    and changes nothing when the move is not in the table, or when the comment has left `seen`.
    """
    with transaction.atomic():
        comment = locked(comment_id)
        if comment.status != seen or not is_allowed(seen, new):
            raise MoveRefusedError(comment, new)
        comment.status = new
        for name, value in fields.items():
            setattr(comment, name, value)
        comment.save(update_fields=["status", *fields])
    return comment


def locked(comment_id: int) -> Comment:
    rows = Comment.objects.select_related("item__version__bill", "item__wording")
    return rows.select_for_update(of=("self",)).get(pk=comment_id)
