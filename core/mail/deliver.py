"""Handing one queued mail to the server."""

from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from core.mail import mailings
from core.mail.nobody import is_nobody
from core.mail.signals import mail_sent
from core.models import OutgoingMail, Switch

# What is erased as soon as the server has taken the mail.
CONTENT = ("subject", "text", "html")
# SMTP: from here on the answer will be the same tomorrow.
PERMANENT = 500


@transaction.atomic
def deliver(mail_id: int) -> bool:
    """Send the mail unless it already went or mail is stopped; True when it went now.

    The row stays locked while the server is spoken to: two workers never send it twice,
    and a crash after the server's answer repeats it with the same Message-ID.
    """
    if Switch.objects.filter(name=Switch.Name.MAIL, is_stopped=True).exists():
        # It keeps waiting in the queue; starting mail again gives it a new job.
        return False
    rows = OutgoingMail.objects.select_for_update(of=("self",)).select_related("mailing")
    mail = rows.filter(pk=mail_id, status=OutgoingMail.Status.QUEUED).first()
    if mail is None:
        return False
    if is_nobody(mail.recipient) or (mail.mailing and mail.mailing.stopped_at):
        # The account is deleted, or its owner stopped these letters, since they were queued.
        close(mail, OutgoingMail.Status.DROPPED)
        return False
    _message(mail).send()
    close(mail, OutgoingMail.Status.SENT)
    mail_sent.send(sender=OutgoingMail, mail=mail)
    return True


def park(mail_id: int) -> None:
    """Give up: the row stays, with its text, for a person to look at and send again."""
    waiting = OutgoingMail.objects.filter(pk=mail_id, status=OutgoingMail.Status.QUEUED)
    waiting.update(status=OutgoingMail.Status.FAILED)


def is_permanent(problem: Exception) -> bool:
    """Whether the server will never take it: the mailbox does not exist."""
    return isinstance(problem, SMTPRecipientsRefused) and all(
        code >= PERMANENT for code, __ in problem.recipients.values()
    )


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": mail.message_id,
        "Content-Language": mail.language,
        # Out-of-office programs stay silent (RFC 3834; the second for those of Exchange).
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if mail.mailing:
        headers |= mailings.headers(mail.mailing, mail.language)
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.recipient], headers=headers)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def close(mail: OutgoingMail, status: OutgoingMail.Status) -> None:
    """The end of a letter; what it said is erased."""
    mail.status, mail.sent_at = status, timezone.now()
    for field in CONTENT:
        setattr(mail, field, "")
    mail.save(update_fields=["status", "sent_at", *CONTENT])
