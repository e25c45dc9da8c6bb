"""The demonstration's mailbox: what a real mail server would have delivered."""

import datetime as dt
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.mail.mailbox import read_mailbox, read_message


@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    letters = [
        {"name": name, **_headers(letter)} for name, letter in read_mailbox(_folder_or_404())
    ]
    return render(request, "core/mailbox.html", {"letters": letters})


@require_safe
@never_cache
def message(request: HttpRequest, name: str) -> HttpResponse:
    letter = _letter_or_404(name)
    body = letter.get_body(preferencelist=("plain",))
    text = body.get_content() if body else ""
    context = {"letter": _headers(letter), "text": text, "language": _language(letter)}
    return render(request, "core/mailbox_message.html", context)


def _folder_or_404() -> Path:
    """Production has no mailbox page: it looks like any address that does not exist."""
    if settings.DEMO_MAILBOX is None:
        raise Http404
    return Path(settings.DEMO_MAILBOX)


def _letter_or_404(name: str) -> EmailMessage:
    try:
        return read_message(_folder_or_404() / f"{name}.eml")
    except OSError as problem:
        # No such file, or a name no file system takes.
        raise Http404 from problem


def _headers(letter: EmailMessage) -> dict[str, object]:
    return {
        "subject": str(letter["Subject"] or ""),
        "to": str(letter["To"] or ""),
        "sender": str(letter["From"] or ""),
        "sent_at": _sent_at(letter),
        "language": _language(letter),
    }


def _sent_at(letter: EmailMessage) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(str(letter["Date"]))
    except ValueError:
        return None


def _language(letter: EmailMessage) -> str:
    return str(letter["Content-Language"] or "az")
