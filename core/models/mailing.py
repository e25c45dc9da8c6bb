from django.db import models
from django.utils.translation import gettext_lazy as _


class Mailing(models.Model):
    """One address on one kind of letters it can put a stop to. The token is never stored."""

    class Kind(models.TextChoices):
        # Strangers can cause these by typing somebody's address into a form.
        CONFIRMATIONS = "confirmations", _("Letters that ask to confirm a question or a comment")

    kind = models.CharField(max_length=40, choices=Kind)
    email = models.EmailField(max_length=254)
    digest = models.CharField(max_length=64, unique=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("kind of letters to an address")
        verbose_name_plural = _("kinds of letters to addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "email"], name="mailing_once")]

    def __str__(self) -> str:
        return str(self.kind)
