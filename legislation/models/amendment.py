"""Tabled amendments: what somebody wants changed, and what became of it."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from constituents.models import Person
from legislation.enums import AmendmentStatus, OperationKind
from legislation.models.bill import Bill
from legislation.models.provision import Provision
from legislation.models.version import Version


class Amendment(models.Model):
    bill = models.ForeignKey(
        Bill, on_delete=models.CASCADE, related_name="amendments", verbose_name=_("draft law")
    )
    number = models.PositiveIntegerField(_("number"))
    base_version = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        related_name="amendments",
        verbose_name=_("version it changes"),
    )
    proposer = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name=_("MP who proposed it"),
    )
    proposer_name = models.CharField(_("proposed by"), max_length=200, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=AmendmentStatus, default=AmendmentStatus.PENDING
    )
    justification = models.TextField(_("justification"), blank=True)
    outcome_note = models.TextField(_("reason of the outcome"), blank=True)
    tabled_on = models.DateField(_("tabled on"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    amends = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="amended_by"
    )

    # Typed by hand: modeltranslation swaps the manager's class behind mypy's back.
    objects: ClassVar["models.Manager[Amendment]"] = models.Manager()
    _default_manager: ClassVar["models.Manager[Amendment]"]

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["bill", "number"]
        constraints = [
            models.UniqueConstraint(fields=["bill", "number"], name="amendment_number_once")
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("legislation:amendment", args=[self.bill.slug, self.number])


class Operation(models.Model):
    """One textual modification (Akoma Ntoso) of an amendment."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="operations")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=OperationKind)
    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="operations"
    )
    target_label = models.CharField(_("clause"), max_length=60)
    new_label = models.CharField(_("new number"), max_length=60, blank=True)
    old_text = models.TextField(_("text now"), blank=True)
    new_heading = models.TextField(_("new heading"), blank=True)
    new_text = models.TextField(_("proposed text"), blank=True)

    class Meta:
        verbose_name = _("operation")
        verbose_name_plural = _("operations")
        ordering = ["amendment", "position"]
        constraints = [
            models.UniqueConstraint(fields=["amendment", "position"], name="operation_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_label}"
