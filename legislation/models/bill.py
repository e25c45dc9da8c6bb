"""The work (FRBR): one draft law or act through all its versions."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.roles import Role, has_role
from legislation.enums import BillKind

if TYPE_CHECKING:
    from core.models import User


class BillQuerySet(models.QuerySet["Bill"]):
    def published(self) -> "BillQuerySet":
        """Bills the public may see: those with a published version."""
        from legislation.models.version import Version

        # Not a join with DISTINCT, which would compare whole laws.
        public = Version.objects.published().filter(bill=models.OuterRef("pk"))
        return self.filter(models.Exists(public))

    def visible_to(self, user: "User | AnonymousUser") -> "BillQuerySet":
        return self if has_role(user, Role.EDITOR, Role.ADMINISTRATOR) else self.published()


BillManager = models.Manager.from_queryset(BillQuerySet)


class Bill(models.Model):
    """The record is language-neutral; only its names are translated."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    number = models.CharField(_("registration number"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=BillKind, default=BillKind.BILL)
    title = models.CharField(_("title"), max_length=400)
    short_title = models.CharField(_("short title"), max_length=120, blank=True)
    summary = models.TextField(_("summary in one sentence"), blank=True)
    explanation = models.TextField(_("plain-language explanation"), blank=True)
    initiator = models.CharField(_("initiator"), max_length=200, blank=True)
    is_demonstration = models.BooleanField(_("demonstration text"), default=False)
    source_url = models.URLField(_("official source"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    # Typed by hand: modeltranslation swaps the manager's class behind mypy's back.
    objects: ClassVar["BillManager[Bill]"] = BillManager()

    class Meta:
        verbose_name = _("draft law")
        verbose_name_plural = _("draft laws")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("legislation:bill", args=[self.slug])

    @property
    def name(self) -> str:
        """The short title where there is one."""
        return self.short_title or self.title
