"""Reading the environment: every variable passes here, secrets may come from files.

`SECRET_KEY_FILE=/run/secrets/key` stands for `SECRET_KEY`, and so for every other name.
"""

from pathlib import Path
from typing import Any

import environ

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / ".data"

env = environ.FileAwareEnv()


def mailer(url: str) -> dict[str, Any]:
    """Turn an EMAIL_URL (`smtp+tls://user:secret@host:587`) into one entry of MAILERS."""
    parts = environ.Env.email_url_config(url)
    options = {
        "host": parts["EMAIL_HOST"],
        "port": parts["EMAIL_PORT"] or 25,
        "username": parts["EMAIL_HOST_USER"] or "",
        "password": parts["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": parts.get("EMAIL_USE_TLS", False),
        "use_ssl": parts.get("EMAIL_USE_SSL", False),
        "timeout": 20,
    }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def database(url: str | None, name: str) -> dict[str, Any]:
    """DATABASE_URL when given, otherwise the embedded server (started on first connection)."""
    if url:
        return {**environ.Env.db_url_config(url), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return {"ENGINE": "core.database", "NAME": name, "USER": "postgres", "OPTIONS": {}}
