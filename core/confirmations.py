"""Issuing and redeeming confirmation links.

A GET only peeks (mail scanners open every link); the POST redeems, under a row lock.
"""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.models import Confirmation


class LinkProblem(Exception):
    """The link is of no use. `reason` is "unknown", "expired" or "used"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def issue(purpose: str, subject: str, *, email: str, ttl: timedelta) -> str:
    """Make a link's token (43 characters). It is known only to the mail's reader."""
    token = secrets.token_urlsafe(32)
    Confirmation.objects.create(
        purpose=purpose,
        subject=subject,
        email=email,
        digest=_digest(token),
        expires_at=timezone.now() + ttl,
    )
    return token


def peek(purpose: str, token: str) -> Confirmation:
    """Raises LinkProblem; changes nothing."""
    return _checked(Confirmation.objects.filter(purpose=purpose, digest=_digest(token)).first())


@transaction.atomic
def redeem(purpose: str, token: str) -> Confirmation:
    """Use the link up and return what it was for. Raises LinkProblem."""
    rows = Confirmation.objects.select_for_update()
    found = _checked(rows.filter(purpose=purpose, digest=_digest(token)).first())
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    return found


def _checked(found: Confirmation | None) -> Confirmation:
    if found is None:
        raise LinkProblem("unknown")
    if found.used_at:
        raise LinkProblem("used")
    if found.expires_at <= timezone.now():
        raise LinkProblem("expired")
    return found


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
