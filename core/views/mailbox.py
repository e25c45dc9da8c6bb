"""The demonstration's mailbox: what a real mail server would have delivered."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from core.mail.mailbox import read_mailbox, read_message


def _folder() -> Path:
    if settings.DEMO_MAILBOX is None:
        raise Http404
    return Path(settings.DEMO_MAILBOX)


def inbox(request: HttpRequest) -> HttpResponse:
    return render(request, "core/mailbox.html", {"messages_in": list(read_mailbox(_folder()))})


def message(request: HttpRequest, name: str) -> HttpResponse:
    path = _folder() / f"{name}.eml"
    if not path.is_file():
        raise Http404
    mail = read_message(path)
    body = mail.get_body(preferencelist=("plain",))
    text = body.get_content() if body else ""
    return render(request, "core/mailbox_message.html", {"mail": mail, "text": text})
