from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from legislation.models.bill import Bill
from legislation.models.version import Version


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def open(self) -> "ConsultationQuerySet":
        now = timezone.now()
        return self.filter(
            opens_at__lte=now, closes_at__gt=now, version__published_at__isnull=False
        )


class Consultation(models.Model):
    """When a version may be commented on. Times are stored in UTC and shown in Baku's."""

    bill = models.ForeignKey(
        Bill, on_delete=models.CASCADE, related_name="consultations", verbose_name=_("draft law")
    )
    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="consultations", verbose_name=_("version")
    )
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["closes_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="consultation_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return f"{self.bill_id} {self.opens_at:%Y-%m-%d}–{self.closes_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.opens_at <= timezone.now() < self.closes_at
