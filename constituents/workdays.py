"""Working days in Azerbaijan: no Saturday, no Sunday, no public holiday."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from constituents.conf import FIXED_HOLIDAYS
from core.text import BAKU

SATURDAY = 5


def day_of(moment: dt.datetime) -> dt.date:
    """The calendar day in Baku."""
    return moment.astimezone(BAKU).date()


def today() -> dt.date:
    return day_of(timezone.now())


def is_working(day: dt.date) -> bool:
    moved: tuple[dt.date, ...] = getattr(settings, "PUBLIC_HOLIDAYS", ())
    return (
        day.weekday() < SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS and day not in moved
    )


def add(start: dt.date, days: int) -> dt.date:
    """The last of `days` working days after `start`, which itself does not count."""
    day, left = start, days
    while left > 0:
        day += dt.timedelta(days=1)
        left -= is_working(day)
    return day


def between(start: dt.date, end: dt.date) -> int:
    """Working days after `start` up to and with `end`; negative when `end` has passed."""
    if end < start:
        return -between(end, start)
    span = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working, span))
