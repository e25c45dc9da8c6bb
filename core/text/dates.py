"""Dates and times in words, in the time of Baku.

Formatted on the server because Chromium has no Azerbaijani, and by our own tables because
Django's write the months with capitals.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.text.numbers import ordinal_suffix

BAKU = ZoneInfo("Asia/Baku")

MONTHS = {
    "az": (
        "yanvar",
        "fevral",
        "mart",
        "aprel",
        "may",
        "iyun",
        "iyul",
        "avqust",
        "sentyabr",
        "oktyabr",
        "noyabr",
        "dekabr",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}

_ZONE_NAMES = {"az": "Bakı vaxtı", "en": "Baku time", "ru": "бакинское время"}


def short_date(day: date, language: str = "az") -> str:
    """ "14 mart", "14 March", "14 марта"; a datetime is taken in Baku."""
    day = _baku_day(day)
    return f"{day.day} {MONTHS.get(language, MONTHS['az'])[day.month - 1]}"


def format_date(day: date, language: str = "az") -> str:
    """ "14 mart 2026-cı il", "14 March 2026", "14 марта 2026 г."; a datetime is taken in Baku."""
    day = _baku_day(day)
    start = short_date(day, language)
    if language == "en":
        return f"{start} {day.year}"
    if language == "ru":
        return f"{start} {day.year}\u00a0г."
    return f"{start} {day.year}-{ordinal_suffix(day.year)} il"


def format_time(moment: datetime) -> str:
    """ "18:30", in Baku."""
    return f"{_in_baku(moment):%H:%M}"


def format_datetime(moment: datetime, language: str = "az") -> str:
    """ "14 mart 2026-cı il, 18:30 (Bakı vaxtı)". Raises ValueError for a naive datetime."""
    zone = _ZONE_NAMES.get(language, _ZONE_NAMES["az"])
    return f"{format_date(moment, language)}, {format_time(moment)} ({zone})"


def _baku_day(day: date) -> date:
    return _in_baku(day).date() if isinstance(day, datetime) else day


def _in_baku(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A time without a zone cannot be shown in Baku's")
    return moment.astimezone(BAKU)
