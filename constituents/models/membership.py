from django.db import models
from django.utils.translation import gettext_lazy as _

from constituents.models.constituency import Constituency
from constituents.models.person import Person



class Membership(models.Model):
    """A person holds the seat (post) of a constituency from one day to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    constituency = models.ForeignKey(
        Constituency, on_delete=models.PROTECT, related_name="memberships"
    )
    start = models.DateField(_("from"))
    end = models.DateField(_("until"), null=True, blank=True)

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
