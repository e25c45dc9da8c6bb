from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from legislation.enums import Stage
from legislation.models.bill import Bill


class StageEvent(models.Model):
    """A bill reached a stage on a day."""

    bill = models.ForeignKey(
        Bill, on_delete=models.CASCADE, related_name="stages", verbose_name=_("draft law")
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage)
    date = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=400, blank=True)

    # Typed by hand: modeltranslation swaps the manager's class behind mypy's back.
    objects: ClassVar["models.Manager[StageEvent]"] = models.Manager()
    _default_manager: ClassVar["models.Manager[StageEvent]"]

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["bill", "stage", "date"], name="stage_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.date}"
