"""Who may read, check and answer comments. Views fetch through these functions."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from core.roles import Role, has_role
from legislation.enums import PUBLIC_COMMENT_STATUSES, CommentStatus
from legislation.models import Comment
from legislation.models.comment import CommentQuerySet

if TYPE_CHECKING:
    from core.models import User

type Reader = User | AnonymousUser

# The desk does not see what nobody has confirmed: it may be a prank on the address's owner.
DESK_STATUSES = (CommentStatus.PENDING, CommentStatus.PUBLISHED, CommentStatus.REJECTED)


def is_author(user: Reader, comment: Comment) -> bool:
    return user.is_authenticated and comment.author_id == user.pk


def may_read(user: Reader, comment: Comment) -> bool:
    """Published ones are everybody's; before and after that only the author's.

    Moderators read the others at their desk, where the author's name is not shown.
    """
    return comment.status in PUBLIC_COMMENT_STATUSES or is_author(user, comment)


def own_comments(user: Reader) -> CommentQuerySet:
    """What the account wrote, whatever became of it."""
    return Comment.objects.filter(author=user.pk) if user.pk else Comment.objects.none()


def may_moderate(user: Reader) -> bool:
    return has_role(user, Role.MODERATOR)


def desk_comments(user: Reader) -> CommentQuerySet:
    """Everything confirmed, for moderators; for everybody else nothing exists."""
    if not may_moderate(user):
        return Comment.objects.none()
    return Comment.objects.filter(status__in=DESK_STATUSES)


def may_decide(user: Reader, comment: Comment) -> bool:
    """Nobody decides about what they wrote themselves."""
    return desk_comments(user).filter(pk=comment.pk).exists() and not is_author(user, comment)


def may_open_identity(user: Reader, comment: Comment) -> bool:
    return desk_comments(user).filter(pk=comment.pk).exists()


def may_reply(user: Reader) -> bool:
    """Editors and moderators write the Unit's replies.

    Editors keep the texts and amendments a reply speaks of; moderators have read every comment.
    The Unit is small, and its promise of ten working days must not hang on one of the two roles.
    Administrators keep the site, not its opinions.
    """
    return has_role(user, Role.EDITOR, Role.MODERATOR)


def repliable_comments(user: Reader) -> CommentQuerySet:
    """Published comments, for those who may answer them."""
    return Comment.objects.public() if may_reply(user) else Comment.objects.none()
