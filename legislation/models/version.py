"""An expression (FRBR) of a bill: immutable once published, by trigger."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.roles import Role, has_role
from legislation.enums import ItemChange, ProvisionKind
from legislation.models.bill import Bill
from legislation.models.provision import Provision
from legislation.models.wording import Wording

if TYPE_CHECKING:
    from core.models import User

LABEL_LIMIT = 60
EID_LIMIT = 200


class VersionQuerySet(models.QuerySet["Version"]):
    def published(self) -> "VersionQuerySet":
        return self.filter(published_at__isnull=False)

    def visible_to(self, user: "User | AnonymousUser") -> "VersionQuerySet":
        return self if has_role(user, Role.EDITOR, Role.ADMINISTRATOR) else self.published()


VersionManager = models.Manager.from_queryset(VersionQuerySet)


class Version(models.Model):
    bill = models.ForeignKey(
        Bill, on_delete=models.PROTECT, related_name="versions", verbose_name=_("draft law")
    )
    number = models.PositiveIntegerField(_("number"))
    date = models.DateField(_("date of the text"))
    title = models.CharField(_("name of the version"), max_length=200, blank=True)
    preamble = models.TextField(_("preamble"), blank=True)
    closing = models.TextField(_("signature, place and date"), blank=True)
    language = models.CharField(
        max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    reason = models.TextField(_("why there is a new version"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    # Typed by hand: modeltranslation swaps the manager's class behind mypy's back.
    objects: ClassVar["VersionManager[Version]"] = VersionManager()
    _default_manager: ClassVar["VersionManager[Version]"]

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["bill", "number"]
        constraints = [
            models.UniqueConstraint(fields=["bill", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="version_numbers_start_at_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bill.name}, {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("legislation:version", args=[self.bill.slug, self.number])

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class VersionItem(models.Model):
    """A provision's place, label and wording in one version.

    `change` and `cause` are the stored edit script against the version before:
    comparison, blame and comment placement read it instead of guessing.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="items")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="items")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=ProvisionKind)
    label = models.CharField(_("label"), max_length=LABEL_LIMIT, blank=True)
    eid = models.CharField(max_length=EID_LIMIT)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=12, choices=ItemChange, default=ItemChange.INSERTED)
    cause = models.ForeignKey(
        "legislation.Operation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="effects",
    )

    class Meta:
        verbose_name = _("provision in a version")
        verbose_name_plural = _("provisions in a version")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="item_place_once"),
            models.UniqueConstraint(fields=["version", "eid"], name="item_eid_once"),
            models.UniqueConstraint(fields=["version", "provision"], name="item_provision_once"),
        ]

    def __str__(self) -> str:
        return self.eid

    def get_absolute_url(self) -> str:
        version = self.version
        return reverse("legislation:article", args=[version.bill.slug, version.number, self.eid])
