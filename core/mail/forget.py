"""The log of mails forgets whom they went to.

What is left of an old row says that some letter of a kind went at some time; its key keeps the
same event from being told of again.
"""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from core.mail.deliver import CONTENT
from core.models import OutgoingMail


def forget_old() -> int:
    """Erase recipients (and what parked mails said) after MAIL_LOG_DAYS; returns how many."""
    before = timezone.now() - dt.timedelta(days=settings.MAIL_LOG_DAYS)
    done = OutgoingMail.objects.exclude(status=OutgoingMail.Status.QUEUED)
    old = done.filter(created_at__lt=before).exclude(recipient="")
    return old.update(recipient="", mailing=None, **dict.fromkeys(CONTENT, ""))
