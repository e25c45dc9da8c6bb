from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """A person (Popolo) who sits or sat in the assembly. The demonstration's are invented."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
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
    )
    assistants = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="assists"
    )
    is_demonstration = models.BooleanField(_("invented for the demonstration"), default=False)

    class Meta:
        verbose_name = _("member of parliament")
        verbose_name_plural = _("members of parliament")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("constituents:mp", args=[self.slug])
