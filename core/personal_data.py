"""Finding what should not be published by accident: numbers and addresses of people.

Only patterns that are certain; names are for a person to judge. Pure functions, no Django.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    # The personal identification number (FİN) of identity cards: 7 capitals and digits.
    ID_CODE = "id_code"
    LONG_NUMBER = "long_number"


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text; offsets in code points."""

    start: int
    end: int
    kind: Kind


# Azerbaijani numbers as people write them: +994 50 000 00 00, (050) 000-00-00, 0500000000.
# In this order: a number inside an address belongs to the address.
_PATTERNS = (
    (Kind.EMAIL, re.compile(r"[^\s@<>,;()]+@[^\s@<>,;()]+\.[^\W\d_]{2,}")),
    (Kind.LINK, re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)),
    (
        Kind.PHONE,
        re.compile(
            r"(?<![\d.])\(?(?:\+?994|0)[\s().-]*\d{2}[\s().-]*\d{3}[\s.-]*\d{2}[\s.-]*\d{2}(?!\d)"
        ),
    ),
    (
        Kind.ID_CODE,
        re.compile(r"\b(?=[A-HJ-NP-Z0-9]*\d)(?=[A-HJ-NP-Z0-9]*[A-Z])[A-HJ-NP-Z0-9]{7}\b"),
    ),
    (Kind.LONG_NUMBER, re.compile(r"(?<!\d)\d(?:[ -]?\d){8,}(?!\d)")),
)


def find(text: str) -> list[Found]:
    """Every place, in order, none overlapping another."""
    kept: list[Found] = []
    for found in _all(text):
        if not any(found.start < other.end and other.start < found.end for other in kept):
            kept.append(found)
    return sorted(kept, key=lambda found: found.start)


def _all(text: str) -> Iterator[Found]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), kind)
