"""A confidential consultation: a number, two people, a status. What it is about stands nowhere."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from core.roles import Role, has_role
from ethics_code.enums import Side, Status

if TYPE_CHECKING:
    from core.models import User


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def readable_by(self, user: "User | AnonymousUser") -> "ConsultationQuerySet":
        """Those of the MP who wrote and of the adviser who is named. No other role counts.

        A role taken away closes the consultations too.
        """
        own = models.Q(pk__in=[])
        if has_role(user, Role.MP):
            own |= models.Q(mp=user.pk)
        if has_role(user, Role.ETHICS_ADVISER):
            own |= models.Q(adviser=user.pk)
        return self.filter(own)

    def asked_by(self, user: "User | AnonymousUser") -> "ConsultationQuerySet":
        return self.filter(mp=user.pk) if has_role(user, Role.MP) else self.none()

    def put_to(self, user: "User | AnonymousUser") -> "ConsultationQuerySet":
        is_adviser = has_role(user, Role.ETHICS_ADVISER)
        return self.filter(adviser=user.pk) if is_adviser else self.none()


class Consultation(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    mp = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("ethics", "consultation")
        verbose_name_plural = pgettext_lazy("ethics", "consultations")
        ordering = ["-changed_at"]
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="consultation_number_once"),
            models.CheckConstraint(
                condition=~models.Q(mp=models.F("adviser")), name="nobody_advises_themselves"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("ethics_code:consultation", args=[self.number])

    @property
    def number(self) -> str:
        """26-07: the seventh of 2026. The only title it ever has."""
        return f"{self.year % 100:02}-{self.sequence:02}"

    @property
    def is_closed(self) -> bool:
        return self.status == Status.CLOSED

    def side_of(self, user: "User") -> Side:
        return Side.MP if user.pk == self.mp_id else Side.ADVISER
