"""The Unit's official reply to a published comment."""

from django.db import transaction

from core import ledger
from core.models import User
from legislation.commenting import letters
from legislation.commenting.moderate import place_of
from legislation.commenting.transitions import locked
from legislation.models import Amendment, Comment, CommentReply


class NotPublicError(Exception):
    """The comment is not published (any more), so there is nothing to answer in public."""


class AlreadyRepliedError(Exception):
    """Somebody was quicker; `reply` is what readers see."""

    def __init__(self, reply: CommentReply) -> None:
        super().__init__(str(reply))
        self.reply = reply


@transaction.atomic
def give_reply(
    comment_id: int,
    staff: User,
    *,
    outcome: str,
    text: str,
    language: str,
    amendment: Amendment | None = None,
) -> CommentReply:
    """Publish the reply, once. Sending the same words again returns the first.

    Raises NotPublicError or AlreadyRepliedError.
    """
    comment = locked(comment_id)
    known = CommentReply.objects.filter(comment=comment).first()
    if known:
        if (known.outcome, known.text) == (outcome, text):
            return known
        raise AlreadyRepliedError(known)
    if not comment.is_public:
        raise NotPublicError
    reply = CommentReply.objects.create(
        comment=comment,
        outcome=outcome,
        text=text,
        language=language,
        amendment=amendment,
        replied_by=staff,
    )
    _record(comment, reply, staff)
    letters.replied(reply)
    return reply


def _record(comment: Comment, reply: CommentReply, staff: User) -> None:
    number = reply.amendment.number if reply.amendment else None
    ledger.append(
        "comment.replied",
        subject=f"comment:{comment.reference}",
        public={**place_of(comment), "outcome": reply.outcome, "amendment": number},
        private={"staff": staff.pk},
    )
