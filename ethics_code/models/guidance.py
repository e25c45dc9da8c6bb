"""The Unit's explanation of a provision of the Code. It has no legal force, and says so."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from legislation.models import Provision


class Guidance(models.Model):
    """On the provision itself, not on its number: a renumbered clause keeps its guidance."""

    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("explanation"))
    published_on = models.DateField(_("published"))
    is_demonstration = models.BooleanField(_("demonstration text"), default=False)

    objects: ClassVar["models.Manager[Guidance]"] = models.Manager()

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")
        ordering = ["-published_on", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]
