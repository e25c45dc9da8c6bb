"""The time for comments: how much is left, when it opens, that it is over."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from core import text

LAST_DAYS = 7


@dataclass(frozen=True)
class Deadline:
    """`days` counts calendar days in Baku; 0 means that the discussion ends today."""

    closes_at: dt.datetime
    days: int

    @property
    def is_last_days(self) -> bool:
        return self.days <= LAST_DAYS


def deadline(closes_at: dt.datetime | None, now: dt.datetime) -> Deadline | None:
    if closes_at is None:
        return None
    days = (timezone.localdate(closes_at) - timezone.localdate(now)).days
    return Deadline(closes_at, max(days, 0))


def until(closes_at: dt.datetime, language: str) -> str:
    date = text.format_date(timezone.localdate(closes_at), language)
    return _("open until %(date)s") % {"date": date}


def opening(opens_at: dt.datetime, language: str) -> str:
    day = text.short_date(timezone.localdate(opens_at), language)
    return _("Opens on %(day)s") % {"day": day}


def closed(closed_at: dt.datetime, language: str) -> str:
    date = text.format_date(timezone.localdate(closed_at), language)
    return _("closed on %(date)s") % {"date": date}
