"""A question of a citizen to an MP, on three axes that move independently."""

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from constituents import workdays
from constituents.conf import limit
from constituents.enums import (
    ANSWERED_DIALOGUES,
    DESK_DELIVERIES,
    OPEN_DIALOGUES,
    PUBLIC_VISIBILITIES,
    Delivery,
    Dialogue,
    Visibility,
)
from constituents.models.constituency import Constituency
from constituents.models.person import Person, desks_of
from core.references import new_reference
from core.roles import Role, has_role

if TYPE_CHECKING:
    from constituents.models.answer import Answer
    from constituents.models.follow_up import FollowUp
    from core.models import User


def is_public(way: str = "") -> models.Q:
    """Delivered, not private, not held by a moderator; `way` leads to the question."""
    return models.Q(
        **{
            f"{way}delivery": Delivery.DELIVERED,
            f"{way}visibility__in": PUBLIC_VISIBILITIES,
            f"{way}held_at__isnull": True,
        }
    )


def question_reference() -> str:
    return new_reference("S")


class QuestionQuerySet(models.QuerySet["Question"]):
    def public(self) -> "QuestionQuerySet":
        """What everybody may read."""
        return self.filter(is_public())

    def visible_to(self, user: "User | AnonymousUser") -> "QuestionQuerySet":
        """Beside the public ones: one's own, one's desk's, and for moderators the held."""
        if not user.is_authenticated:
            return self.public()
        allowed = is_public() | models.Q(author=user) | _on_desk_of(user)
        if has_role(user, Role.MODERATOR):
            allowed |= models.Q(delivery=Delivery.DELIVERED, visibility__in=PUBLIC_VISIBILITIES)
        return self.exclude(delivery=Delivery.UNCONFIRMED).filter(allowed)

    def on_desk_of(self, user: "User | AnonymousUser") -> "QuestionQuerySet":
        """What reached the MPs for whom this person works (or who this person is)."""
        return self.filter(_on_desk_of(user))

    def open(self) -> "QuestionQuerySet":
        return self.filter(dialogue__in=OPEN_DIALOGUES)

    def answered(self) -> "QuestionQuerySet":
        return self.filter(dialogue__in=ANSWERED_DIALOGUES)

    def expired(self, now: dt.datetime, lifetime: dt.timedelta) -> "QuestionQuerySet":
        return self.filter(delivery=Delivery.UNCONFIRMED, created_at__lte=now - lifetime)


def _on_desk_of(user: "User | AnonymousUser") -> models.Q:
    return models.Q(recipient__in=desks_of(user), delivery__in=DESK_DELIVERIES)


class Question(models.Model):
    """Once confirmed, what was asked is frozen (by trigger); only the axes move.

    `about_path` names a page of this site without its language prefix ("/laws/x/"), because
    laws know of questions and questions know nothing of laws.
    """

    reference = models.CharField(max_length=20, unique=True, default=question_reference)
    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="questions")
    constituency = models.ForeignKey(
        Constituency, on_delete=models.PROTECT, related_name="questions"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    author_name = models.CharField(_("name"), max_length=80, blank=True)
    place = models.CharField(_("town or district"), max_length=80, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("question"))
    about_path = models.CharField(max_length=300, blank=True, db_index=True)
    about_title = models.CharField(max_length=300, blank=True)

    delivery = models.CharField(max_length=12, choices=Delivery, default=Delivery.UNCONFIRMED)
    dialogue = models.CharField(max_length=16, choices=Dialogue, default=Dialogue.AWAITING)
    visibility = models.CharField(max_length=20, choices=Visibility)

    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(_("reason"), max_length=1000, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_reason = models.CharField(_("reason"), max_length=200, blank=True)
    submission_key = models.UUIDField(unique=True, null=True, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "delivery", "dialogue"], name="question_desk"),
            models.Index(fields=["delivery", "-delivered_at"], name="question_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(delivery__in=Delivery.values), name="question_delivery"
            ),
            models.CheckConstraint(
                condition=models.Q(dialogue__in=Dialogue.values), name="question_dialogue"
            ),
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="question_visibility"
            ),
            models.CheckConstraint(
                condition=models.Q(delivery=Delivery.UNCONFIRMED, dialogue=Dialogue.AWAITING)
                | ~models.Q(delivery=Delivery.UNCONFIRMED),
                name="question_is_confirmed_before_it_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("constituents:question", args=[self.reference])

    @property
    def is_public(self) -> bool:
        return (
            self.delivery == Delivery.DELIVERED
            and self.visibility in PUBLIC_VISIBILITIES
            and self.held_at is None
        )

    @property
    def asked_by(self) -> str:
        """How the author is named wherever the question is read, by the author's own choice."""
        if self.visibility != Visibility.WITHOUT_NAME and self.author_name:
            return ", ".join(filter(None, [self.author_name, self.place]))
        if self.place:
            return gettext("Resident of %(place)s") % {"place": self.place}
        return gettext("Name not shown")

    @property
    def deadline(self) -> dt.date | None:
        """The last day for an answer in time, in working days from what was asked last."""
        if self.delivered_at is None:
            return None
        asked_at = max(self.delivered_at, self.followed_up_at or self.delivered_at)
        return workdays.add(workdays.day_of(asked_at), limit("QUESTION_REPLY_WORKING_DAYS"))

    @property
    def days_to_answer(self) -> int | None:
        """Calendar days from the delivery to the answer, at least 0."""
        if self.delivered_at is None or self.answered_at is None:
            return None
        return (workdays.day_of(self.answered_at) - workdays.day_of(self.delivered_at)).days

    @property
    def is_overdue(self) -> bool:
        """Nobody answered and the time for it is over."""
        until = self.deadline if self.dialogue in OPEN_DIALOGUES else None
        return until is not None and until < workdays.today()

    @property
    def thread(self) -> "list[Answer | FollowUp]":
        """Answers and follow-up questions in the order they came; reads what was prefetched."""
        turns: list[Answer | FollowUp] = [*self.answers.all(), *self.follow_ups.all()]
        return sorted(turns, key=lambda turn: turn.moment)

    @property
    def last_answer(self) -> "Answer | None":
        """The newest answer; reads what was prefetched."""
        return max(self.answers.all(), key=lambda answer: answer.published_at, default=None)
