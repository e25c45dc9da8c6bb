"""The mails about a comment, each in the language in which it was written."""

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from core import confirmations, mail
from core.links import absolute
from core.models import Mailing, OutgoingMail
from legislation.commenting.conf import confirmation_lifetime, limit
from legislation.models import Comment, CommentReply

CONFIRM = "comment"
CONFIRM_MAIL = "legislation/mail/confirm"
# What the log of letters calls them.
KINDS = {
    CONFIRM_MAIL: _("Confirmation of a comment"),
    "legislation/mail/published": _("Your comment is published"),
    "legislation/mail/rejected": _("Your comment is not published"),
    "legislation/mail/replied": _("Official reply to your comment"),
}


def ask_for_confirmation(comment: Comment) -> OutgoingMail:
    """The mail says nothing of what was typed: whoever typed it may not be the owner."""
    now = timezone.now()
    # A second letter does not prolong the comment's life.
    until = comment.created_at + confirmation_lifetime()
    email, left = comment.email, until - now
    token = confirmations.issue(CONFIRM, comment.reference, email=email, ttl=left)
    with translation.override(comment.language):
        return mail.enqueue(
            key=f"comment-confirm:{comment.reference}:{now.timestamp():.6f}",
            to=email,
            language=comment.language,
            template=CONFIRM_MAIL,
            mailing=Mailing.Kind.CONFIRMATIONS,
            context={
                "law": comment.item.version.bill.name,
                "reference": comment.reference,
                "confirm_url": absolute(reverse("legislation:comment_confirm", args=[token])),
                "asked_at": now,
                "until": until,
            },
        )


def published(comment: Comment, decision: int) -> OutgoingMail:
    """`decision` is the ledger's number of it: a corrected decision is told of again."""
    return _to_author(comment, f"published:{decision}", "legislation/mail/published")


def rejected(comment: Comment, decision: int) -> OutgoingMail:
    return _to_author(comment, f"rejected:{decision}", "legislation/mail/rejected")


def replied(reply: CommentReply) -> OutgoingMail:
    return _to_author(reply.comment, "replied", "legislation/mail/replied", reply=reply)


def _to_author(comment: Comment, event: str, template: str, **more: object) -> OutgoingMail:
    """Only after the address was proved: then the words in it are the reader's own."""
    with translation.override(comment.language):
        return mail.enqueue(
            key=f"comment:{comment.reference}:{event}",
            to=comment.author.email if comment.author else comment.email,
            language=comment.language,
            template=template,
            context={
                "comment": comment,
                "law": comment.item.version.bill.name,
                "url": absolute(comment.get_absolute_url()),
                "reply_days": limit("COMMENT_REPLY_WORKING_DAYS"),
                **more,
            },
        )
