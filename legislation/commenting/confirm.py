"""Confirming a comment by the link in a mail; sending that mail again; forgetting the rest."""

from django.db import transaction
from django.utils import timezone

from constituents import quota
from core import confirmations
from core.accounts.alone import lock_address
from core.confirmations import LinkProblem
from legislation.commenting import letters
from legislation.commenting.conf import confirmation_lifetime
from legislation.commenting.transitions import locked, move
from legislation.enums import CommentStatus
from legislation.models import Comment


@transaction.atomic
def confirm(token: str) -> Comment:
    """Use the link up and hand the comment to the moderators. Raises LinkProblem.

    A comment sent in time is taken also when its link is opened after the discussion closed.
    """
    link = confirmations.redeem(letters.CONFIRM, token)
    comment = _behind(link.subject, link.email, lock=True)
    return move(
        comment.pk,
        CommentStatus.PENDING,
        seen=CommentStatus.UNCONFIRMED,
        confirmed_at=timezone.now(),
    )


def waiting_comment(token: str) -> Comment:
    """What a link would confirm. Raises LinkProblem; changes nothing."""
    link = confirmations.peek(letters.CONFIRM, token)
    return _behind(link.subject, link.email)


def _behind(reference: str, email: str, *, lock: bool = False) -> Comment:
    """With `lock` neither another link nor the clock moves it before the transaction ends."""
    rows = Comment.objects.select_for_update(of=("self",)) if lock else Comment.objects
    found = rows.select_related("item__version__bill", "item__wording")
    comment = found.filter(reference=reference).first()
    # Deleted together with its time limit, or the author has corrected the address since.
    if comment is None or comment.email != email:
        raise LinkProblem("expired")
    if comment.status != CommentStatus.UNCONFIRMED:
        raise LinkProblem("used")
    return comment


@transaction.atomic
def send_again(comment: Comment, email: str) -> Comment:
    """A new link, also to a corrected address. Raises quota.TooManyMailsError.

    Confirmed comments are left alone: their address has been proved.
    """
    lock_address(email)
    comment = locked(comment.pk)
    if comment.status != CommentStatus.UNCONFIRMED:
        return comment
    if comment.email != email:
        comment.email = email
        comment.save(update_fields=["email"])
    quota.refuse_more_mails(email, letters.CONFIRM_MAIL)
    letters.ask_for_confirmation(comment)
    return comment


@transaction.atomic
def purge_unconfirmed() -> int:
    """Delete comments whose link has run out; returns how many."""
    before = timezone.now() - confirmation_lifetime()
    old = Comment.objects.filter(status=CommentStatus.UNCONFIRMED, created_at__lte=before)
    locked_ones = list(old.select_for_update().values_list("pk", flat=True))
    return Comment.objects.filter(pk__in=locked_ones).delete()[0]
