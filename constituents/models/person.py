from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.roles import Role, has_role
from core.text import slugify, sort_key

if TYPE_CHECKING:
    from core.models import User


class PersonQuerySet(models.QuerySet["Person"]):
    def at(self, slug: str) -> "Person | None":
        """Who has this address, or else had it before."""
        return self.filter(slug=slug).first() or self.filter(former_slugs__slug=slug).first()


PersonManager = models.Manager.from_queryset(PersonQuerySet)


class Person(models.Model):
    """A person (Popolo) who sits or sat in the assembly. The demonstration's are invented."""

    # Written by modeltranslation, which type checkers do not know.
    name_az: str | None
    name_en: str | None
    name_ru: str | None

    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    name = models.CharField(_("name"), max_length=160)
    sort_key = models.CharField(max_length=400, editable=False, db_collation="C")
    biography = models.TextField(_("biography"), blank=True)
    committee = models.CharField(_("committee"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail for questions"), max_length=254, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("account"),
    )
    assistants = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="assists",
        verbose_name=_("assistants"),
    )
    is_demonstration = models.BooleanField(_("invented for the demonstration"), default=False)

    # Typed by hand: modeltranslation swaps the manager's class behind mypy's back.
    objects: ClassVar["PersonManager[Person]"] = PersonManager()

    class Meta:
        verbose_name = _("member of parliament")
        verbose_name_plural = _("members of parliament")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        # The alphabet that orders the list is the Azerbaijani one, whatever the page's language.
        name = self.name_az or self.name
        self.sort_key = sort_key(name)
        self.slug = self.slug or self._free_slug(slugify(name, max_length=110))
        # update_or_create names only the fields it was given.
        fields = None if update_fields is None else {*update_fields, "sort_key", "slug"}
        super().save(*args, update_fields=fields, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("constituents:mp", args=[self.slug])

    def _free_slug(self, wanted: str) -> str:
        """Not one that old links to somebody else use either."""
        own, former = (f"{where}slug__startswith" for where in ("", "former_slugs__"))
        taken = {
            *Person.objects.filter(**{own: wanted}).values_list("slug", flat=True),
            *Person.objects.filter(**{former: wanted}).values_list("former_slugs__slug", flat=True),
        }
        candidates = (f"{wanted}-{n}" if n > 1 else wanted for n in range(1, len(taken) + 2))
        return next(slug for slug in candidates if slug not in taken)

    @property
    def mail_address(self) -> str:
        """Where questions go; empty when the person cannot be reached by mail."""
        return self.email or (self.user.email if self.user else "")


def desks_of(user: "User | AnonymousUser") -> "models.QuerySet[Person]":
    """The MPs whose questions the account may read and answer: itself, or those it assists.

    The role alone opens no desk, nor does a link to a person without the role.
    """
    found = models.Q(pk__in=[])
    if has_role(user, Role.MP):
        found |= models.Q(user=user.pk)
    if has_role(user, Role.ASSISTANT):
        found |= models.Q(assistants=user.pk)
    return Person.objects.filter(found)
