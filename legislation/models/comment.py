"""What a citizen wrote about a provision, and what the Unit replied."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.references import new_reference
from core.roles import Role, has_role
from legislation.commenting.rules import Rule
from legislation.enums import PUBLIC_COMMENT_STATUSES, CommentStatus, Outcome, Stance
from legislation.models.amendment import Amendment
from legislation.models.version import VersionItem

if TYPE_CHECKING:
    from core.models import User


def comment_reference() -> str:
    return new_reference("R")


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> "CommentQuerySet":
        return self.filter(status__in=PUBLIC_COMMENT_STATUSES)

    def visible_to(self, user: "User | AnonymousUser") -> "CommentQuerySet":
        """Moderators see all confirmed ones; authors their own; everybody the published."""
        if has_role(user, Role.MODERATOR):
            return self.exclude(status=CommentStatus.UNCONFIRMED)
        public = models.Q(status__in=PUBLIC_COMMENT_STATUSES)
        if user.is_authenticated:
            return self.filter(public | models.Q(author=user))
        return self.filter(public)


class Comment(models.Model):
    """Written on an item of one version, and kept there for ever.

    Once confirmed, what was written is frozen (by trigger); only the status moves. `quote` with
    `quote_prefix` and `quote_suffix` is a text quote selector (W3C Web Annotation): the words
    the author had selected, and up to 32 signs around them.
    """

    reference = models.CharField(max_length=20, unique=True, default=comment_reference)
    item = models.ForeignKey(VersionItem, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    author_name = models.CharField(_("name shown"), max_length=80, blank=True)
    place = models.CharField(_("town or district"), max_length=80, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    stance = models.CharField(_("stance"), max_length=10, choices=Stance)
    text = models.TextField(pgettext_lazy("discussion", "comment"))
    proposal = models.TextField(_("proposed wording"), blank=True)
    quote = models.TextField(_("quoted words"), blank=True)
    quote_prefix = models.CharField(max_length=64, blank=True)
    quote_suffix = models.CharField(max_length=64, blank=True)
    status = models.CharField(
        max_length=12, choices=CommentStatus, default=CommentStatus.UNCONFIRMED
    )
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    moderated_at = models.DateTimeField(null=True, blank=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    rejection_reason = models.CharField(_("reason"), max_length=200, choices=Rule, blank=True)
    rejection_note = models.TextField(_("words to the author"), blank=True)
    submission_key = models.UUIDField(unique=True, null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("discussion", "comment")
        verbose_name_plural = pgettext_lazy("discussion", "comments")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["status", "created_at"], name="comment_queue")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=CommentStatus.values), name="comment_status"
            ),
            models.CheckConstraint(
                condition=models.Q(stance__in=Stance.values), name="comment_stance"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("legislation:comment", args=[self.reference])

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC_COMMENT_STATUSES

    @property
    def signed(self) -> str:
        """How the author is named wherever the comment is read, by the author's own choice."""
        if self.author_name:
            return ", ".join(filter(None, [self.author_name, self.place]))
        if self.place:
            return gettext("Resident: %(place)s") % {"place": self.place}
        return gettext("Name not shown")


class CommentReplyQuerySet(models.QuerySet["CommentReply"]):
    def public(self) -> "CommentReplyQuerySet":
        return self.filter(comment__status__in=PUBLIC_COMMENT_STATUSES)


class CommentReply(models.Model):
    """The Unit's official reply: an outcome, its reason, and where the text changed."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="reply")
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome)
    text = models.TextField(_("reply"))
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    amendment = models.ForeignKey(
        Amendment, on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = CommentReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("official reply")
        verbose_name_plural = _("official replies")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=Outcome.values), name="reply_outcome"
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.outcome}"
