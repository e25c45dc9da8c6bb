from django.db import models
from django.utils.translation import gettext_lazy as _

from legislation.models.version import Version, VersionItem


class Removal(models.Model):
    """A provision of the version before that a version no longer has.

    Part of the stored edit script. It points at the old item instead of repeating it among the
    new ones: the label may already belong to another provision (10.2 goes, 10.3 becomes 10.2).
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="removals")
    item = models.ForeignKey(VersionItem, on_delete=models.PROTECT, related_name="removals")
    cause = models.ForeignKey(
        "legislation.Operation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="removals",
    )

    class Meta:
        verbose_name = _("removed provision")
        verbose_name_plural = _("removed provisions")
        ordering = ["version", "item__position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "item"], name="removed_once_a_version")
        ]

    def __str__(self) -> str:
        return self.item.eid
