"""The buckets: one row each, one statement a take.

A bucket is the moment at which it will be full again (the "theoretical arrival time" of the
generic cell rate algorithm). Taking a token moves that moment on by `seconds / times`; it may
not come to lie more than `seconds` ahead. The row lock of the upsert makes it exact.

A key is an HMAC of what is counted. Its secret changes every ROTATION, so that rows of different
periods cannot be connected and none leads back to an address; the first take of a period goes
on from the row of the period before.
"""

import datetime as dt
import hashlib
import hmac

from django.conf import settings
from django.db import connection
from django.utils import timezone

from core.limits.refusal import Refused
from core.limits.table import By, limits_of

# Longer than the longest period in the table: no bucket lives through two changes.
ROTATION = dt.timedelta(days=2)

TAKE = """
INSERT INTO core_limitbucket AS bucket (key, full_at)
    SELECT %(key)s, start.at + make_interval(secs => %(step)s)
    FROM (SELECT greatest(%(now)s, (SELECT full_at FROM core_limitbucket WHERE key = %(old)s)))
        AS start (at)
    WHERE start.at + make_interval(secs => %(step)s) <= %(most)s
ON CONFLICT (key) DO UPDATE
    SET full_at = greatest(bucket.full_at, %(now)s) + make_interval(secs => %(step)s)
    WHERE greatest(bucket.full_at, %(now)s) + make_interval(secs => %(step)s) <= %(most)s
RETURNING full_at
"""
FULL_AT = "SELECT max(full_at) FROM core_limitbucket WHERE key IN (%(key)s, %(old)s)"
PURGE = "DELETE FROM core_limitbucket WHERE full_at < %s"


def take(action: str, by: By, who: str) -> None:
    """Take one token of `who`. Call it outside transactions, which would hold the row.

    Raises:
        Refused: there is none; nothing was taken.
        KeyError: the table has no such limit.
    """
    times, seconds = limits_of(action)[by]
    now = timezone.now()
    period = int(now.timestamp() // ROTATION.total_seconds())
    window, step = dt.timedelta(seconds=seconds), dt.timedelta(seconds=seconds / times)
    values: dict[str, bytes | dt.datetime | float] = {
        "key": _key(action, by, who, period),
        "old": _key(action, by, who, period - 1),
        "now": now,
        "step": step.total_seconds(),
        # A thousandth of a second against the rounding of many steps.
        "most": now + window + dt.timedelta(milliseconds=1),
    }
    with connection.cursor() as cursor:
        cursor.execute(TAKE, values)
        if cursor.fetchone():
            return
        cursor.execute(FULL_AT, values)
        full_at = cursor.fetchone()[0] or now + window
    raise Refused(full_at + step - window)


def purge() -> int:
    """Forget buckets that are full again: none is the same as a full one. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(PURGE, [timezone.now()])
        return int(cursor.rowcount)


def _key(action: str, by: By, who: str, period: int) -> bytes:
    message = "\x1f".join((action, by, str(period), who)).encode(errors="replace")
    secret = hashlib.sha256(b"limits" + settings.SECRET_KEY.encode()).digest()
    return hmac.digest(secret, message, "sha256")
