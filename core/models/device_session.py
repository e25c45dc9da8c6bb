"""Where somebody is signed in, so that they can look and end it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DeviceSession(models.Model):
    """Beside the session itself: what its owner sees of it. No version, no whole address."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="device_sessions"
    )
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    # A block ("203.0.113.0/24"), never the address.
    network = models.CharField(max_length=50, blank=True)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()

    class Meta:
        verbose_name = _("session of a device")
        verbose_name_plural = _("sessions of devices")
        ordering = ["-last_seen"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.label}"

    @property
    def label(self) -> str:
        """Firefox, Android; empty when neither is known."""
        return ", ".join(filter(None, [self.browser, self.system]))
