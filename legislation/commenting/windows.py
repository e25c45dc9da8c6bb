"""When a text may be commented on, and the grace for a form opened before the end (L7)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.core import signing
from django.utils import timezone

from legislation.commenting.conf import grace
from legislation.models import Consultation, Version, VersionItem

_SALT = "legislation.comment-form"


class State(StrEnum):
    OPEN = "open"
    SOON = "soon"
    CLOSED = "closed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Window:
    """The consultation that counts for a version: the open one, else the next, else the last."""

    state: State
    opens_at: dt.datetime | None = None
    closes_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    def accepts(self, opened_at: dt.datetime | None, now: dt.datetime) -> bool:
        """Whether a comment is taken now; `opened_at` is when its form was opened, if known."""
        if self.is_open:
            return True
        if self.state != State.CLOSED or opened_at is None or self.closes_at is None:
            return False
        return opened_at < self.closes_at and now <= self.closes_at + grace()


class NotOpenError(Exception):
    """Comments on this text are not taken now; `window` says since or until when."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.state)
        self.window = window


def window_of(version: Version, now: dt.datetime) -> Window:
    """One query. A version that is not published has no window, whatever is planned for it."""
    if not version.is_published:
        return Window(State.NONE)
    spans = list(
        Consultation.objects.filter(version=version)
        .order_by("opens_at")
        .values_list("opens_at", "closes_at")
    )
    current = [span for span in spans if span[0] <= now < span[1]]
    if current:
        return Window(State.OPEN, *max(current, key=lambda span: span[1]))
    coming = [span for span in spans if span[0] > now]
    if coming:
        return Window(State.SOON, *coming[0])
    return Window(State.CLOSED, *max(spans, key=lambda s: s[1])) if spans else Window(State.NONE)


def opening_mark(item: VersionItem, now: dt.datetime) -> str:
    """A signed note of when the form for an item was opened; it travels in the form."""
    return signing.dumps([item.pk, now.timestamp()], salt=_SALT)


def read_opening(mark: str, item: VersionItem) -> dt.datetime | None:
    """The time in a note of ours for this item; None for anything else."""
    try:
        pk, moment = signing.loads(mark, salt=_SALT)
    except signing.BadSignature:
        return None
    if pk != item.pk:
        return None
    return dt.datetime.fromtimestamp(moment, tz=timezone.get_current_timezone())
