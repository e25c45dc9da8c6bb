"""Signed checkpoints: what the head was, vouched for by a key that is not in the database.

The chain alone shows a change in the middle. Whoever can write the database can still cut its
end or make it anew from some row on; a checkpoint kept elsewhere contradicts that.
"""

import base64
import datetime as dt
import json
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.ledger import chain
from core.models.ledger import LedgerCheckpoint, LedgerHead


class NotACheckpoint(ValueError):
    """The file is none, or its signature is not of the key we trust."""


def sign_head() -> LedgerCheckpoint | None:
    """Keep what the head is now, once for each number; None while the ledger is empty."""
    with transaction.atomic():
        head = LedgerHead.objects.get(pk=1)
        if head.sequence == 0:
            return None
        known = LedgerCheckpoint.objects.filter(pk=head.sequence).first()
        return known or _signed(head.sequence, head.digest, timezone.now())


def _signed(sequence: int, digest: str, at: dt.datetime) -> LedgerCheckpoint:
    said = LedgerCheckpoint(sequence=sequence, digest=digest, at=at, public_key=public_key())
    signature = _text(_private_key().sign(_statement(as_json(said))))
    values = {"digest": digest, "at": at, "public_key": said.public_key, "signature": signature}
    # Two who sign the same head at once sign the same thing.
    made, __ = LedgerCheckpoint.objects.get_or_create(sequence=sequence, defaults=values)
    return made


def as_json(checkpoint: LedgerCheckpoint) -> dict[str, object]:
    """What is published and saved."""
    return {
        "site": settings.SITE_URL,
        "sequence": checkpoint.sequence,
        "digest": checkpoint.digest,
        "at": checkpoint.at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "public_key": checkpoint.public_key,
        "signature": checkpoint.signature,
    }


def public_key() -> str:
    """Base64 of the 32 bytes with which anybody can check our signatures."""
    raw = _private_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return _text(raw)


def witnesses(trusted: str | None = None) -> dict[int, str]:
    """Number to digest of all stored checkpoints. Raises NotACheckpoint for a false signature."""
    stored = LedgerCheckpoint.objects.order_by("sequence").iterator()
    return dict(witness(as_json(one), trusted or one.public_key) for one in stored)


def read(text: str, trusted: str) -> Iterable[tuple[int, str]]:
    """Number and digest from a saved file: one checkpoint, or a list of them.

    Raises:
        NotACheckpoint: also for a checkpoint signed by another key than `trusted`.
    """
    try:
        found = json.loads(text)
    except ValueError as problem:
        raise NotACheckpoint("it is not JSON") from problem
    return [witness(one, trusted) for one in (found if isinstance(found, list) else [found])]


def witness(found: Mapping[str, object], trusted: str) -> tuple[int, str]:
    try:
        signature = base64.b64decode(str(found["signature"]), validate=True)
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(trusted, validate=True))
        key.verify(signature, _statement(found))
        return int(str(found["sequence"])), str(found["digest"])
    except InvalidSignature as problem:
        raise NotACheckpoint("the signature is not right") from problem
    except (KeyError, TypeError, ValueError) as problem:
        raise NotACheckpoint("it is no checkpoint") from problem


def _statement(found: Mapping[str, object]) -> bytes:
    """What is signed; the site's address is not, so that a move does not spoil old ones."""
    return chain.canonical([found[name] for name in ("sequence", "digest", "at")])


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.LEDGER_KEY))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
