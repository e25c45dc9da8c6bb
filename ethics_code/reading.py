"""Opening a consultation: first the record of who opens it, then the words."""

import datetime as dt
from collections.abc import Iterable
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


@dataclass(slots=True)
class Opening:
    """Touches of one kind by one person that followed each other; `latest` is the last."""

    latest: Access
    times: int = 1


@dataclass(frozen=True, slots=True)
class Thread:
    """`messages` is empty and `erased` true once the key was destroyed. Openings: newest first."""

    consultation: Consultation
    messages: list[Said]
    openings: list[Opening]
    erased: bool


def open_thread(consultation: Consultation, reader: "User") -> Thread:
    """Record the opening, and only then decrypt."""
    record_opening(consultation, reader)
    return recorded_thread(consultation)


@transaction.atomic(durable=True)
def record_opening(consultation: Consultation, reader: "User") -> None:
    """Durably: in one transaction with the words, these could be shown and the record undone."""
    record(consultation, Act.OPENED, reader)


@sensitive_variables("messages", "key")
def recorded_thread(consultation: Consultation) -> Thread:
    """The words, for whoever has just called `record_opening`."""
    rows = consultation.messages.select_related("author").order_by("created_at", "pk")
    openings = grouped(consultation.accesses.order_by("-sequence"))
    try:
        key = key_of(consultation)
    except Unreadable:
        return Thread(consultation, [], openings, erased=True)
    messages = [_said(row, key) for row in rows]
    return Thread(consultation, messages, openings, erased=False)


def grouped(accesses: Iterable[Access]) -> list[Opening]:
    """Reloading a page ten times is one line that says "10 times"; nothing is left out."""
    openings: list[Opening] = []
    for access in accesses:
        last = openings[-1] if openings else None
        same = last and (last.latest.user_id, last.latest.act) == (access.user_id, access.act)
        if last and same:
            last.times += 1
        else:
            openings.append(Opening(access))
    return openings


@sensitive_variables("text", "key")
def _said(row: Message, key: bytes) -> Said:
    text = unseal(key, Sealed(bytes(row.nonce), bytes(row.ciphertext)), row.place)
    return Said(row.side, row.author.display_name, row.created_at, row.language, text)
