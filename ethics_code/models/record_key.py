"""The wrapped key of one consultation. Destroying it destroys the consultation's words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ethics_code.models.consultation import Consultation


class RecordKey(models.Model):
    consultation = models.OneToOneField(
        Consultation, primary_key=True, on_delete=models.PROTECT, related_name="key"
    )
    key_id = models.CharField(max_length=16)
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("record key")
        verbose_name_plural = _("record keys")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wrapped__isnull=True, destroyed_at__isnull=False)
                | models.Q(wrapped__isnull=False, destroyed_at__isnull=True),
                name="a_key_is_there_or_destroyed",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def place(self) -> bytes:
        return f"key:{self.pk}".encode()
