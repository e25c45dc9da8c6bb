from django.db import models
from django.utils.translation import gettext_lazy as _


class Constituency(models.Model):
    """An area (Popolo) of one numbering scheme; 1995, 2002, 2015 and 2023 redrew the map."""

    scheme = models.CharField(_("scheme"), max_length=10, default="2015")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=120)
    sort_key = models.CharField(max_length=300, editable=False, db_collation="C")

    class Meta:
        verbose_name = _("constituency")
        verbose_name_plural = _("constituencies")
        ordering = ["scheme", "number"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="constituency_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"
