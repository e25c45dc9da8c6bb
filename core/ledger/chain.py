"""How an entry is hashed. Pure, so that anybody can check an exported ledger.

RFC 8785 inspired the canonical form (sorted keys, no white space, UTF-8); payloads hold
only strings, integers, booleans, null, lists and objects, for which the two agree.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

GENESIS = "0" * 64

# One encoder for all: `json.dumps` would build a new one for every row of a million.
_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def canonical(value: object) -> bytes:
    """JSON with one spelling only.

    Raises:
        TypeError: a value JSON does not know, such as a date.
        UnicodeEncodeError: a lone surrogate.
    """
    return _encode(value).encode()


def refuse_ambiguous(value: object) -> None:
    """Only what comes back from the database as it went in can be verified later.

    Raises:
        TypeError: a number with a fraction (1e2 comes back as 100) or a key that is no text.
    """
    if isinstance(value, float):
        raise TypeError("the ledger takes whole numbers only: write 0.5 as text")
    if isinstance(value, Mapping):
        for key, one in value.items():
            if not isinstance(key, str):
                raise TypeError("the ledger takes only text as keys")
            refuse_ambiguous(one)
    elif isinstance(value, list | tuple):
        for one in value:
            refuse_ambiguous(one)


def commitment(private: Mapping[str, object], salt: bytes) -> str:
    """Bind to `private` without showing it; the salt defeats guessing short contents."""
    return hashlib.sha256(salt + canonical(private)).hexdigest()


def fact(
    recorded_at: datetime,
    kind: str,
    subject: str,
    public: Mapping[str, object],
    commitment: str,
) -> bytes:
    """The part of the hashed text that is known before the entry has its number."""
    moment = recorded_at.astimezone(UTC).isoformat(timespec="microseconds")
    return canonical([moment, kind, subject, public, commitment])[1:-1]


def digest(sequence: int, fact: bytes, previous: str) -> str:
    """SHA-256 (64 hexadecimal digits) of number, fact and predecessor: `[7,…,"9af3…"]`.

    The function `append_to_ledger` of the database builds the same text.
    """
    return hashlib.sha256(b'[%d,%b,"%b"]' % (sequence, fact, previous.encode())).hexdigest()
