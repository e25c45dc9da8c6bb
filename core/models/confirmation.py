"""Links sent by mail that confirm something, once, by POST."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confirmation(models.Model):
    """Only the token's hash is stored: a copy of the database opens no link."""

    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    email = models.EmailField(max_length=254)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("confirmation link")
        verbose_name_plural = _("confirmation links")
        indexes = [models.Index(fields=["purpose", "subject"], name="confirmation_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject}"
