"""Second factors at rest: a copy of the database must not hold working code apps.

The key comes from SECRET_KEY, so that none more has to be kept; SECRET_KEY_FALLBACKS open what
an earlier one sealed.
"""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"core.accounts.sealing"
SEED_BYTES = 20


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What `seal` was given. When no key opens it, a seed made on the spot, which no code fits:
    an empty one would be a seed everybody knows.
    """
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(SEED_BYTES)).decode()


def _box() -> MultiFernet:
    # Built on every use: settings change in tests, and a key in a module ends in a traceback.
    return MultiFernet(
        [Fernet(_key_from(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _key_from(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
