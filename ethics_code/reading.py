"""Opening a consultation: first the record of who opens it, then the words."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from ethics_code.accesses import record
from ethics_code.crypto import Sealed, Unreadable, unseal
from ethics_code.enums import Act, Side
from ethics_code.keys import key_of
from ethics_code.models import Access, Consultation, Message

if TYPE_CHECKING:
    from core.models import User


@dataclass(frozen=True, slots=True)
class Said:
    """A message with its words."""

    side: str
    author: str
    at: dt.datetime
    language: str
    # Not in the representation: a traceback prints it.
    text: str = field(repr=False)

    @property
    def is_advice(self) -> bool:
        return self.side == Side.ADVISER


@dataclass(frozen=True, slots=True)
class Thread:
    """`messages` is empty and `erased` true once the key was destroyed."""

    consultation: Consultation
    messages: list[Said]
    accesses: list[Access]
    erased: bool


@sensitive_variables("messages", "key")
def open_thread(consultation: Consultation, reader: "User") -> Thread:
    """Record the opening, durably, and only then decrypt.

    Were both in one transaction, words could be shown whose record is rolled back afterwards.
    """
    with transaction.atomic(durable=True):
        record(consultation, Act.OPENED, reader)
    rows = consultation.messages.select_related("author").order_by("created_at", "pk")
    accesses = list(consultation.accesses.select_related("user"))
    try:
        key = key_of(consultation)
    except Unreadable:
        return Thread(consultation, [], accesses, erased=True)
    messages = [_said(row, key) for row in rows]
    return Thread(consultation, messages, accesses, erased=False)


@sensitive_variables("text", "key")
def _said(row: Message, key: bytes) -> Said:
    text = unseal(key, Sealed(bytes(row.nonce), bytes(row.ciphertext)), row.place)
    return Said(row.side, row.author.display_name, row.created_at, row.language, text)
