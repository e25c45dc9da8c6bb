import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from constituents.models.question import Question


class FollowUp(models.Model):
    """What the author asked after an answer. Never changed once sent (by trigger)."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="follow_ups")
    text = models.TextField(_("follow-up question"))
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    asked_at = models.DateTimeField(default=timezone.now)
    submission_key = models.UUIDField(unique=True, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("follow-up question")
        verbose_name_plural = _("follow-up questions")
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.question_id} {self.asked_at:%Y-%m-%d}"

    @property
    def moment(self) -> dt.datetime:
        return self.asked_at
