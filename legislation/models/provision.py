import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from legislation.models.bill import Bill


class Provision(models.Model):
    """An article or clause through all versions. Its uid never derives from its number."""

    uid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bill = models.ForeignKey(Bill, on_delete=models.CASCADE, related_name="provisions")

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")

    def __str__(self) -> str:
        return str(self.uid)
