"""What was written, sealed. Rows are appended and never changed: the database sees to it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ethics_code.enums import Side
from ethics_code.models.consultation import Consultation


class Message(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="messages"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=Side)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    nonce = models.BinaryField()
    ciphertext = models.BinaryField()
    # The same form sent twice is one message.
    submission_key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("sealed message")
        verbose_name_plural = _("sealed messages")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def place(self) -> bytes:
        """Binds the ciphertext to its row: copied under another record it does not open."""
        return f"message:{self.consultation_id}:{self.pk}:{self.side}".encode()
