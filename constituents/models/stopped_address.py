from django.db import models
from django.utils.translation import gettext_lazy as _


class StoppedAddress(models.Model):
    """An address whose owner wants no confirmation mails from us, for good."""

    email = models.EmailField(max_length=254, unique=True)
    stopped_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("stopped address")
        verbose_name_plural = _("stopped addresses")

    def __str__(self) -> str:
        return self.email
