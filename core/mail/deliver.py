"""Handing one queued mail to the server."""

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from core.mail.nobody import is_nobody
from core.mail.signals import mail_sent
from core.models import OutgoingMail, Switch


@transaction.atomic
def deliver(mail_id: int) -> bool:
    """Send the mail unless it already went or mail is stopped; True when it went now.

    The row stays locked while the server is spoken to: two workers never send it twice,
    and a crash after the server's answer repeats it with the same Message-ID.
    """
    if Switch.objects.filter(name=Switch.Name.MAIL, is_stopped=True).exists():
        # It keeps waiting in the queue; starting mail again gives it a new job.
        return False
    mail = OutgoingMail.objects.select_for_update().filter(pk=mail_id).first()
    if mail is None or mail.status == OutgoingMail.Status.SENT:
        return False
    if is_nobody(mail.recipient):
        # Whoever it was for deleted the account meanwhile.
        _settle(mail)
        return False
    headers = {"Message-ID": mail.message_id, "Content-Language": mail.language}
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.recipient], headers=headers)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    message.send()
    _settle(mail)
    mail_sent.send(sender=OutgoingMail, mail=mail)
    return True


def _settle(mail: OutgoingMail) -> None:
    mail.status, mail.sent_at = OutgoingMail.Status.SENT, timezone.now()
    mail.text = mail.html = ""
    mail.save(update_fields=["status", "sent_at", "text", "html"])


def park(mail_id: int) -> None:
    """Give up: the row stays, with its text, for a person to look at and send again."""
    waiting = OutgoingMail.objects.filter(pk=mail_id, status=OutgoingMail.Status.QUEUED)
    waiting.update(status=OutgoingMail.Status.FAILED)
