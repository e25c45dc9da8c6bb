import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from constituents.enums import SignedAs
from constituents.models.question import Question, is_public


class AnswerQuerySet(models.QuerySet["Answer"]):
    def public(self) -> "AnswerQuerySet":
        """The answers to public questions."""
        return self.filter(is_public("question__"))


class Answer(models.Model):
    """What the MP, or an assistant, answered. Published once, never changed (by trigger)."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(_("answer"))
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    signed_as = models.CharField(_("signature"), max_length=24, choices=SignedAs)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    published_at = models.DateTimeField(default=timezone.now)
    submission_key = models.UUIDField(unique=True, null=True, blank=True, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["published_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signed_as__in=SignedAs.values), name="answer_signature"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.signed_as}"

    @property
    def moment(self) -> dt.datetime:
        return self.published_at
