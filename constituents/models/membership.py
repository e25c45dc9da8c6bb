import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from constituents.models.constituency import Constituency
from constituents.models.person import Person
from constituents.workdays import today


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: dt.date) -> "MembershipQuerySet":
        return self.filter(
            models.Q(end__isnull=True) | models.Q(end__gte=day), start__lte=day
        ).select_related("person", "constituency")

    def current(self) -> "MembershipQuerySet":
        """Who sits today, in Baku."""
        return self.on(today())


class Membership(models.Model):
    """A person holds the seat (post) of a constituency from one day to another, both included."""

    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("member of parliament"),
    )
    constituency = models.ForeignKey(
        Constituency,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("constituency"),
    )
    start = models.DateField(_("from"))
    end = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-start"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["constituency"],
                condition=models.Q(end__isnull=True),
                name="one_sitting_mp_a_constituency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.constituency}"
