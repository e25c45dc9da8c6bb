"""A moderator's decisions: publish or not, and looking who wrote."""

from django.db import transaction
from django.utils import timezone

from core import ledger
from core.models import User
from legislation.commenting import letters
from legislation.commenting.transitions import move
from legislation.enums import CommentStatus
from legislation.models import Comment


@transaction.atomic
def publish(comment_id: int, moderator: User, *, seen: str) -> Comment:
    """Publish what the moderator saw in the state `seen`. Raises MoveRefusedError."""
    comment = move(
        comment_id,
        CommentStatus.PUBLISHED,
        seen=seen,
        rejection_reason="",
        rejection_note="",
        **_decided_by(moderator),
    )
    entry = _record("comment.published", comment, moderator)
    letters.published(comment, entry)
    return comment


@transaction.atomic
def reject(comment_id: int, moderator: User, *, seen: str, rule: str, note: str = "") -> Comment:
    """Do not publish, or take down. `rule` is public, `note` only for the author.

    Raises MoveRefusedError.
    """
    comment = move(
        comment_id,
        CommentStatus.REJECTED,
        seen=seen,
        rejection_reason=rule,
        rejection_note=note,
        **_decided_by(moderator),
    )
    entry = _record("comment.rejected", comment, moderator, rule=rule)
    letters.rejected(comment, entry)
    return comment


@transaction.atomic
def open_identity(comment: Comment, moderator: User, reason: str) -> None:
    """Record that somebody looks who wrote a comment, and why, before it is shown."""
    ledger.append(
        "moderation.identity_opened",
        subject=_subject(comment),
        public={"reason": reason},
        private={"moderator": moderator.pk},
    )


def _decided_by(moderator: User) -> dict[str, object]:
    return {"moderated_at": timezone.now(), "moderated_by": moderator}


def _record(kind: str, comment: Comment, moderator: User, **public: str) -> int:
    """The record names decision, rule and place: no text, no author, no moderator."""
    entry = ledger.append(
        kind,
        subject=_subject(comment),
        public={**place_of(comment), **public},
        private={"moderator": moderator.pk},
    )
    return entry.sequence


def _subject(comment: Comment) -> str:
    return f"comment:{comment.reference}"


def place_of(comment: Comment) -> dict[str, object]:
    """What the ledger says of where a comment stands."""
    item = comment.item
    return {
        "bill": item.version.bill.slug,
        "version": item.version.number,
        "eid": item.eid,
        "label": item.label,
    }
