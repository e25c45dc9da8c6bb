"""What production must not come up with. Pure: reads a mapping of settings, no Django set-up."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# Secrets that stand in this repository or are made of it protect nothing.
KNOWN_SECRETS = ("demonstration", "django-insecure", "changeme", "secret-key", "example")
KEY_BYTES = 32
FEWEST_CHARACTERS = 50
FEWEST_DIFFERENT = 12
REAL_MAIL = "django.core.mail.backends.smtp.EmailBackend"
POSTGRESQL = ("django.db.backends.postgresql", "core.database")

type Settings = Mapping[str, Any]


def refuse_to_start_unsafe(found: Settings) -> None:
    """Production must not come up half configured: name what is missing and stop.

    Raises:
        ImproperlyConfigured: with every fault, so that one restart is enough.
    """
    faults = [*_faults_of_secrets(found), *_faults_of_addresses(found), *_faults_of_parts(found)]
    if faults:
        raise ImproperlyConfigured("; ".join(faults))


def _faults_of_secrets(found: Settings) -> Iterator[str]:
    key = found["SECRET_KEY"]
    if len(key) < FEWEST_CHARACTERS:
        yield "SECRET_KEY must be 50 characters or longer"
    elif len(set(key)) < FEWEST_DIFFERENT or _is_known(key):
        yield "SECRET_KEY must be random, not a known or repeated text"
    keys = found["ETHICS_KEY"].split(",")
    if not all(_is_key(one) for one in keys):
        yield "ETHICS_KEY must be 32 bytes in base64"
    elif any(_is_known(b64decode(one).decode("latin-1")) for one in keys):
        yield "ETHICS_KEY must be random, not the demonstration's"

    if not _is_key(found["LEDGER_KEY"]):
        yield "LEDGER_KEY must be 32 bytes in base64"
    elif _is_known(b64decode(found["LEDGER_KEY"]).decode("latin-1")):
        yield "LEDGER_KEY must be random, not the demonstration's"


def _is_known(secret: str) -> bool:
    return any(known in secret.lower() for known in KNOWN_SECRETS)


def _is_key(text: str) -> bool:
    try:
        return len(b64decode(text.strip(), validate=True)) == KEY_BYTES
    except (NotBase64, ValueError):
        return False


def _faults_of_addresses(found: Settings) -> Iterator[str]:
    hosts = found["ALLOWED_HOSTS"]
    if not hosts:
        yield "ALLOWED_HOSTS must name the site's hosts"
    if any("*" in host or host in {"", "."} for host in hosts):
        yield "ALLOWED_HOSTS must name each host: * lets any site's name into links and caches"
    site = urlsplit(found["SITE_URL"])
    if site.scheme != "https" or not site.hostname:
        yield "SITE_URL must be an https address"
    elif site.path.strip("/") or site.query or site.username:
        yield "SITE_URL must be the address of the site alone, without a path"
    elif hosts and not any(_fits(site.hostname, host) for host in hosts):
        yield "SITE_URL must lead to one of ALLOWED_HOSTS"


def _fits(name: str, host: str) -> bool:
    allowed = host.lower()
    return name == allowed or (allowed.startswith(".") and f".{name}".endswith(allowed))


def _faults_of_parts(found: Settings) -> Iterator[str]:
    if found["DEBUG"]:
        yield "DEBUG must be off"
    if found["DEMO_MAILBOX"] is not None:
        yield "DEMO_MAILBOX must be off: everybody could read the letters"
    if any(one["BACKEND"] != REAL_MAIL for one in found["MAILERS"].values()):
        yield "MAILERS must deliver: letters in memory or on the console reach nobody"
    if any(one["ENGINE"] not in POSTGRESQL for one in found["DATABASES"].values()):
        yield "DATABASE_URL must be PostgreSQL: triggers and row locks keep its promises"
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY"):
        if not found[name]:
            yield f"{name} must be on"
    if not found["SECURE_HSTS_SECONDS"]:
        yield "SECURE_HSTS_SECONDS must be set"
    if not found["SECOND_STEP_REQUIRED"]:
        yield "SECOND_STEP_REQUIRED must be on"
