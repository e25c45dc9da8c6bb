"""A text with the personal data a machine found in it, for the moderator's highlighter."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.personal_data import Kind, find

LABELS: dict[Kind, Promise] = {
    Kind.PHONE: _("Telephone number"),
    Kind.EMAIL: _("E-mail address"),
    Kind.LINK: _("Link"),
    Kind.ID_CODE: _("Perhaps the code of an identity card"),
    Kind.LONG_NUMBER: _("Long number"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `number` counts the finds from 1, 0 is ordinary text."""

    text: str
    number: int = 0
    label: Promise | str = ""


def highlighted(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for number, found in enumerate(find(text), start=1):
        pieces.append(Piece(text[at : found.start]))
        pieces.append(Piece(text[found.start : found.end], number, LABELS[found.kind]))
        at = found.end
    pieces.append(Piece(text[at:]))
    return [piece for piece in pieces if piece.text]
