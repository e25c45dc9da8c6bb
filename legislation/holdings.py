"""What this app holds about a person: comments, and for staff who decided on which."""

from typing import Any

from django.db.models import QuerySet

from core.accounts.holdings import Holding, written_by
from core.mail.nobody import NOBODY
from core.models import User
from legislation.enums import CommentStatus
from legislation.models import Comment, CommentReply, Version


def comments_of(user: User) -> QuerySet[Comment]:
    """Confirmed ones: by account, or from the address when there was none."""
    return Comment.objects.filter(written_by(user)).exclude(status=CommentStatus.UNCONFIRMED)


class CommentHolding(Holding):
    name = "comments"

    def export(self, user: User, prepared: Any = None) -> object:
        rows = comments_of(user).select_related("item__version__bill", "reply")
        return {
            "written": [_comment(row) for row in rows],
            # What staff did, as numbers and days: the words are others' or the office's.
            "decided_on": _moments(Comment.objects.filter(moderated_by=user), "moderated_at"),
            "replied_to": [
                {"reference": row.comment.reference, "when": row.created_at}
                for row in CommentReply.objects.filter(replied_by=user).select_related("comment")
            ],
            "published": [
                {"law": row.bill.name, "version": row.number, "when": row.published_at}
                for row in Version.objects.filter(published_by=user).select_related("bill")
            ],
        }

    def erase(self, user: User) -> None:
        for comment in comments_of(user):
            _forget_author(comment)
        Comment.objects.filter(email=user.email, status=CommentStatus.UNCONFIRMED).delete()
        Comment.objects.filter(moderated_by=user).update(moderated_by=None)
        CommentReply.objects.filter(replied_by=user).update(replied_by=None)


def _moments(rows: QuerySet[Comment], moment: str) -> list[dict[str, object]]:
    return [{"reference": row.reference, "when": getattr(row, moment)} for row in rows]


def _comment(row: Comment) -> dict[str, object]:
    reply = getattr(row, "reply", None)
    return {
        "reference": row.reference,
        "law": row.item.version.bill.name,
        "provision": row.item.label,
        "stance": row.stance,
        "text": row.text,
        "proposal": row.proposal,
        "quote": row.quote,
        "name": row.author_name,
        "town": row.place,
        "email": row.email,
        "state": row.status,
        "written": row.created_at,
        "reason_not_published": [row.rejection_reason, row.rejection_note],
        "reply": reply and {"outcome": reply.outcome, "text": reply.text, "when": reply.created_at},
    }


def _forget_author(comment: Comment) -> None:
    """Saved and deleted one by one: search must hear of each."""
    if not comment.is_public:
        comment.delete()
        return
    comment.author, comment.email = None, NOBODY
    comment.author_name = comment.place = ""
    comment.save(update_fields=["author", "email", "author_name", "place"])
