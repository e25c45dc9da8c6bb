"""The state of each part, for the health endpoint."""

from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache
from django.core.mail import mailers
from django.db import connection
from django.utils import timezone

from core.models import Switch
from core.switches import is_stopped

type Check = Callable[[], str]

OK, OFF, DOWN, STOPPED, WAITING = "ok", "off", "down", "stopped", "waiting"


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def worker() -> str:
    """A worker reports every few seconds; silence for a minute means none is running."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        (latest,) = cursor.fetchone()
    alive = latest and latest > timezone.now() - timedelta(minutes=1)
    return OK if alive else DOWN


def caching() -> str:
    cache.set("health", 1, 5)
    return OK if cache.get("health") == 1 else DOWN


def mail() -> str:
    """Opening a connection is enough; backends without one have nothing to open."""
    if is_stopped(Switch.Name.MAIL):
        return STOPPED
    backend = mailers.default
    backend.open()
    backend.close()
    return OK


# Apps above this one add the parts they own.
CHECKS: dict[str, Check] = {
    "database": database,
    "worker": worker,
    "cache": caching,
    "mail": mail,
}


def report() -> dict[str, str]:
    """Each part: "ok", "down", "off" (not configured), "stopped" (by staff), "waiting" (behind).

    Never raises.
    """
    return {name: _state(check) for name, check in CHECKS.items()}


def _state(check: Check) -> str:
    try:
        return check()
    except Exception:  # noqa: BLE001 - whatever a client raises, the part is down
        return DOWN
