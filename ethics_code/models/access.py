"""Who touched a consultation, when and how. Shown to the MP; bound to the ledger."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ethics_code.enums import Act, Side
from ethics_code.models.consultation import Consultation


class Access(models.Model):
    """Append-only by trigger. The ledger holds a commitment to the row; `salt` opens it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="accesses"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    side = models.CharField(max_length=10, choices=Side)
    act = models.CharField(max_length=15, choices=Act)
    at = models.DateTimeField()
    sequence = models.BigIntegerField(unique=True)
    salt = models.BinaryField()

    class Meta:
        verbose_name = _("opening of a consultation")
        verbose_name_plural = _("openings of consultations")
        ordering = ["-sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.act}"

    def fact(self) -> dict[str, object]:
        """What the ledger's commitment binds to."""
        return {
            "access": str(self.pk),
            "consultation": str(self.consultation_id),
            "user": self.user_id,
            "side": str(self.side),
            "act": str(self.act),
            "at": self.at.isoformat(timespec="microseconds"),
        }
