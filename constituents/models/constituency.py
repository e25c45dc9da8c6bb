from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from constituents.conf import current_scheme
from core.text import sort_key


class ConstituencyQuerySet(models.QuerySet["Constituency"]):
    def current(self) -> "ConstituencyQuerySet":
        """Those of the scheme in force: a number means another place in another scheme."""
        return self.filter(scheme=current_scheme())


ConstituencyManager = models.Manager.from_queryset(ConstituencyQuerySet)


class Constituency(models.Model):
    """An area (Popolo) of one numbering scheme; 1995, 2002, 2015 and 2023 redrew the map."""

    scheme = models.CharField(_("scheme"), max_length=10, default="2015")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=120)
    vacancy_note = models.TextField(_("note while the seat is vacant"), blank=True)
    sort_key = models.CharField(max_length=300, editable=False, db_collation="C")

    objects: ClassVar["ConstituencyManager[Constituency]"] = ConstituencyManager()

    class Meta:
        verbose_name = _("constituency")
        verbose_name_plural = _("constituencies")
        ordering = ["scheme", "number"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="constituency_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name)
        # update_or_create names only the fields it was given.
        fields = None if update_fields is None else {*update_fields, "sort_key"}
        super().save(*args, update_fields=fields, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("constituents:constituency", args=[self.number])

    @property
    def label(self) -> str:
        """ "41 saylı seçki dairəsi": what an official would call it."""
        return gettext("Constituency No. %(number)s") % {"number": self.number}
