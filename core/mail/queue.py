"""Queueing a mail in the transaction of the event it tells of."""

import hashlib
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from core.mail import plain
from core.mail.mailings import mailing_of, stop_link
from core.models import Mailing, OutgoingMail


def enqueue(
    *,
    key: str,
    to: str,
    language: str,
    template: str,
    context: Mapping[str, object],
    mailing: Mailing.Kind | None = None,
) -> OutgoingMail:
    """Render `template`.html in `language`, make its plain text from it, and queue both.

    Idempotent: a second call with the same `key` (event, recipient, version) returns the first
    mail and sends nothing. With `mailing` its reader can stop letters of that kind by a click,
    and the letter's small print has the link.
    """
    data = {**context, "SITE_URL": settings.SITE_URL, "mail_language": language}
    if mailing:
        data["stop_url"] = stop_link(mailing, to, language)
    with translation.override(language):
        html = render_to_string(f"{template}.html", data)
    letter = plain.read(html)
    return enqueue_rendered(
        key=key,
        to=to,
        language=language,
        template=template,
        subject=letter.subject,
        text=letter.text,
        html=html,
        mailing=mailing,
    )


@transaction.atomic
def enqueue_rendered(
    *,
    key: str,
    to: str,
    language: str,
    template: str,
    subject: str,
    text: str,
    html: str,
    mailing: Mailing.Kind | None = None,
) -> OutgoingMail:
    from core.tasks import send_mail  # the task needs the jobs app, which needs the models

    mail, created = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "recipient": to,
            "language": language,
            "template": template,
            "subject": " ".join(subject.split()),
            "text": text.strip() + "\n",
            "html": html.strip(),
            "message_id": message_id(key),
            "mailing": mailing_of(mailing, to) if mailing else None,
        },
    )
    if created:
        send_mail.defer(mail_id=mail.pk)
    return mail


def message_id(key: str) -> str:
    """The same key gives the same Message-ID, so that a repeated delivery is recognised."""
    host = settings.SITE_URL.split("://")[-1].split(":")[0] or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{host}>"
