"""The demonstration's mail server: a folder, shown on the mailbox page."""

import os
import secrets
from collections.abc import Iterable, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.utils import timezone


class MailboxBackend(BaseEmailBackend):
    """Writes each message as one .eml file; a name tells the order of arrival."""

    def __init__(self, folder: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(folder)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            self._write(message.message().as_bytes())
        return len(email_messages)

    def _write(self, content: bytes) -> None:
        name = f"{timezone.now():%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}"
        unfinished = self.folder / f"{name}.tmp"
        unfinished.write_bytes(content)
        os.replace(unfinished, self.folder / f"{name}.eml")  # noqa: PTH105 - atomic rename


def read_mailbox(folder: Path, limit: int = 100) -> Iterable[tuple[str, ParsedMessage]]:
    """The newest messages first, as (name, message)."""
    for path in sorted(folder.glob("*.eml"), reverse=True)[:limit]:
        yield path.stem, read_message(path)


def read_message(path: Path) -> ParsedMessage:
    return message_from_bytes(path.read_bytes(), policy=policy.default)
