"""How an entry is hashed. Pure, so that anybody can check an exported ledger.

RFC 8785 inspired the canonical form (sorted keys, no white space, UTF-8); payloads hold
only strings, integers, booleans, null, lists and objects, for which the two agree.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

GENESIS = "0" * 64


def canonical(value: object) -> bytes:
    """JSON with one spelling only."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def commitment(private: Mapping[str, object], salt: bytes) -> str:
    """Bind to `private` without showing it; the salt defeats guessing short contents."""
    return hashlib.sha256(salt + canonical(private)).hexdigest()


def digest(
    *,
    sequence: int,
    recorded_at: datetime,
    kind: str,
    subject: str,
    public: Mapping[str, object],
    commitment: str,
    previous: str,
) -> str:
    """SHA-256 (64 hexadecimal digits) over every column of the entry and its predecessor's."""
    columns = [
        sequence,
        recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        kind,
        subject,
        public,
        commitment,
        previous,
    ]
    return hashlib.sha256(canonical(columns)).hexdigest()
