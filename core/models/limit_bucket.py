from django.db import models
from django.utils.translation import gettext_lazy as _


class LimitBucket(models.Model):
    """One token bucket; see `core.limits.buckets`. An unlogged table: a crash may forget it."""

    key = models.BinaryField(primary_key=True, max_length=32)
    full_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("limit")
        verbose_name_plural = _("limits")

    def __str__(self) -> str:
        return f"{self.full_at}"
