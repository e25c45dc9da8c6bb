"""Dates and numbers as people write them, made on the server in the page's language.

Browsers and Django's own formats do not know Azerbaijani dates ("14 mart 2026-cı il").
"""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from core import text

register = template.Library()


def _language() -> str:
    return (get_language() or "az")[:2]


def _local_date(value: dt.date) -> dt.date:
    return timezone.localtime(value).date() if isinstance(value, dt.datetime) else value


@register.filter
def longdate(value: dt.date | None) -> str:
    """14 mart 2026-cı il."""
    return text.format_date(_local_date(value), _language()) if value else ""


@register.filter
def timed(value: dt.date | None) -> str:
    """The long date in the element that tells machines which day it is, also within a sentence."""
    if not value:
        return ""
    day = _local_date(value)
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), longdate(day))


@register.filter
def shortdate(value: dt.date | None) -> str:
    """14 mart."""
    return text.short_date(_local_date(value), _language()) if value else ""


@register.filter
def datetime_baku(value: dt.datetime | None) -> str:
    """Date, hour and zone, in Baku's time."""
    return text.format_datetime(value, _language()) if value else ""


@register.filter
def beginning(value: str, words: int) -> str:
    """At most so many words, the last one joined to "…" without the comma it had."""
    found = value.split(maxsplit=words)
    return value if len(found) <= words else f"{' '.join(found[:words]).rstrip('.,;:–— ')}…"


@register.filter
def number(value: float | None) -> str:
    """3 000, with a hard space."""
    return "" if value is None else text.format_number(value, _language())
