"""Mail waiting to go out, and afterwards the log of it without its body."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.mailing import Mailing


class OutgoingMail(models.Model):
    """One (event, recipient, version). The key makes every retry the same mail.

    The text is erased once the server took the message: the log must not become a
    second store of what people wrote in confidence.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("queued")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        # Its reader put a stop to letters of this kind, or an administrator to this one.
        DROPPED = "dropped", _("dropped")

    key = models.CharField(max_length=200, unique=True)
    # Empty in old rows, see core.mail.forget.
    recipient = models.EmailField(max_length=254, blank=True, db_index=True)
    language = models.CharField(max_length=2)
    template = models.CharField(max_length=120)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    mailing = models.ForeignKey(
        Mailing, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    message_id = models.CharField(max_length=250)
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")

    def __str__(self) -> str:
        return self.key
