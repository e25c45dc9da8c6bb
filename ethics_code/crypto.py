"""Sealing what is written in confidence. Pure: bytes in, bytes out, no Django.

Every consultation has a random 256-bit key of its own, every text a fresh nonce (AES-256-GCM,
NIST SP 800-38D). The key is stored only wrapped by a key the database does not hold, so a copy
of the database reads nothing, and destroying one wrapped key makes one consultation unreadable
for ever, in every backup made afterwards.
"""

import hashlib
import secrets
from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
# Texts are filled up to a multiple of this, so that the length of a row tells little.
BLOCK_BYTES = 512
END_MARK = b"\x80"


class Unreadable(Exception):
    """The text does not open with this key in this place: another record's, altered, or gone."""


@dataclass(frozen=True, slots=True)
class Sealed:
    nonce: bytes
    ciphertext: bytes


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, text: str, place: bytes) -> Sealed:
    """Encrypt `text`; it opens only with the same key and the same `place` (associated data)."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Sealed(nonce, AESGCM(key).encrypt(nonce, _padded(text.encode()), place))


def unseal(key: bytes, sealed: Sealed, place: bytes) -> str:
    """Raises Unreadable."""
    try:
        padded = AESGCM(key).decrypt(sealed.nonce, sealed.ciphertext, place)
    except InvalidTag as problem:
        raise Unreadable from problem
    return padded.rpartition(END_MARK)[0].decode()


def _padded(content: bytes) -> bytes:
    """ISO/IEC 7816-4: a mark, then zeros up to the next whole block."""
    marked = content + END_MARK
    return marked + bytes(-len(marked) % BLOCK_BYTES)


class Keyring:
    """The wrapping keys of the configuration: the first wraps, all of them unwrap."""

    def __init__(self, configured: str) -> None:
        """`configured`: one or more keys of 32 bytes in base64, separated by commas.

        Raises:
            ValueError: when a key is missing or has another length.
        """
        keys = [_decoded(part) for part in configured.split(",") if part.strip()]
        if not keys:
            raise ValueError("ETHICS_KEY is not set")
        self._keys = {_key_id(key): key for key in keys}
        self.current = _key_id(keys[0])

    def wrap(self, key: bytes, place: bytes) -> tuple[str, bytes]:
        """The id of the wrapping key, and the wrapped key (nonce first)."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        wrapped = AESGCM(self._keys[self.current]).encrypt(nonce, key, place)
        return self.current, nonce + wrapped

    def unwrap(self, key_id: str, wrapped: bytes, place: bytes) -> bytes:
        """Raises Unreadable: the wrapping key is not configured, or the bytes are not its own."""
        key = self._keys.get(key_id)
        if key is None:
            raise Unreadable
        try:
            return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], place)
        except InvalidTag as problem:
            raise Unreadable from problem


def _decoded(text: str) -> bytes:
    try:
        key = b64decode(text.strip(), validate=True)
    except NotBase64 as problem:
        raise ValueError("ETHICS_KEY is not base64") from problem
    if len(key) != KEY_BYTES:
        raise ValueError(f"ETHICS_KEY has {len(key)} bytes instead of {KEY_BYTES}")
    return key


def _key_id(key: bytes) -> str:
    """Names a key without telling anything about it."""
    return hashlib.sha256(b"ethics wrapping key" + key).hexdigest()[:16]
