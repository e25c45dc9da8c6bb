from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Switch(models.Model):
    """A part of the site that can be stopped without a deployment. One row each, by migration."""

    class Name(models.TextChoices):
        COMMENTS = "comments", _("Comments on draft laws")
        QUESTIONS = "questions", _("Questions to MPs")
        MAIL = "mail", _("Outgoing mail")

    name = models.CharField(_("part"), max_length=20, primary_key=True, choices=Name)
    is_stopped = models.BooleanField(_("stopped"), default=False)
    note_az = models.TextField(_("notice in Azerbaijani"), max_length=500, blank=True)
    note_en = models.TextField(_("notice in English"), max_length=500, blank=True)
    note_ru = models.TextField(_("notice in Russian"), max_length=500, blank=True)
    changed_at = models.DateTimeField(null=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
    )

    NOTES: ClassVar[tuple[str, ...]] = ("note_az", "note_en", "note_ru")

    class Meta:
        verbose_name = _("switch")
        verbose_name_plural = _("switches")

    def __str__(self) -> str:
        return str(self.get_name_display())
