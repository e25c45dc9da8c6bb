"""The sessions of one account: noted, listed, ended."""

import datetime as dt
import time

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from core.accounts.devices import device_of
from core.models import DeviceSession, User
from core.network import address_block

# What the session itself remembers of its row: [key, time]. A page costs no query for it.
NOTE = "device"
NOTE_AGAIN_AFTER = dt.timedelta(minutes=10).total_seconds()


def note(request: HttpRequest, user: User) -> None:
    """Remember that this session was used now; at most one write in ten minutes."""
    session: SessionBase = request.session
    if session.session_key is None:
        session.save()
    key, now = session.session_key or "", time.time()
    known_key, noted_at = session.get(NOTE) or ("", 0)
    if known_key == key and now - noted_at < NOTE_AGAIN_AFTER:
        return
    session[NOTE] = [key, now]
    _write(request, user, key, known_key)


@transaction.atomic
def _write(request: HttpRequest, user: User, key: str, former_key: str) -> None:
    device = device_of(request.headers.get("User-Agent", ""))
    seen = {
        "user": user,
        "browser": device.browser,
        "system": device.system,
        "network": address_block(request),
        "last_seen": timezone.now(),
    }
    # A session gets another key when one signs in or chooses a password: it stays one row.
    DeviceSession.objects.filter(session_key=former_key, user=user).update(session_key=key)
    DeviceSession.objects.update_or_create(
        session_key=key, defaults=seen, create_defaults={**seen, "first_seen": timezone.now()}
    )


def sessions_of(user: User) -> QuerySet[DeviceSession]:
    """Those that still open the account, the last used first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return DeviceSession.objects.filter(user=user, session_key__in=alive)


@transaction.atomic
def end(session: DeviceSession) -> None:
    Session.objects.filter(session_key=session.session_key).delete()
    session.delete()


@transaction.atomic
def end_all(user: User) -> None:
    """Every session of the account, listed or not, here and elsewhere.

    The number is part of what each session is checked against.
    """
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    keys = list(DeviceSession.objects.filter(user=user).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    DeviceSession.objects.filter(user=user).delete()


def forget_ended() -> int:
    """Remove expired sessions and the rows of sessions that are gone; return how many rows."""
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
    alive = Session.objects.values("session_key")
    return DeviceSession.objects.exclude(session_key__in=alive).delete()[0]
