"""Tags of the law's pages: translated fields with their language, dates, marks."""

import datetime as dt
from collections.abc import Sequence

from django import template
from django.conf import settings
from django.db.models import Model
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core import text
from core.templatetags.components import deleted, ins
from legislation.presenters.marks import Paragraph, Segment

register = template.Library()


@register.simple_tag
def said(record: Model, field: str) -> SafeString | str:
    """A translated field; in Azerbaijani and marked so where nobody has translated it yet."""
    language = get_language() or settings.LANGUAGE_CODE
    own = getattr(record, f"{field}_{language}", "")
    value = own or getattr(record, field)
    if own or not value or language == settings.LANGUAGE_CODE:
        return value or ""
    return format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, value)


@register.filter
def daydate(value: dt.date | None) -> str:
    """14 mart 2026: for columns of dates, where the full form would be too long."""
    if not value:
        return ""
    day = timezone.localdate(value) if isinstance(value, dt.datetime) else value
    return f"{text.short_date(day, get_language() or settings.LANGUAGE_CODE)} {day.year}"


@register.filter
def hour(value: dt.datetime | None) -> str:
    """18:00, in Baku."""
    return text.format_time(value) if value else ""


@register.simple_tag
def foreign(language: str) -> SafeString | str:
    """` lang="az"` for words in another language than the page, or nothing."""
    if not language or language == get_language():
        return ""
    return format_html(' lang="{}"', language)


@register.simple_tag
def words(paragraphs: Sequence[Paragraph] | None, *, inline: bool = False) -> SafeString:
    """A law's words, the deleted and the inserted marked; several paragraphs stand in `<p>`.

    In Python, because a page of law has hundreds of them.
    """
    lines = [mark_safe("".join(map(_printed, line))) for line in paragraphs or ()]  # noqa: S308 - escaped
    if inline or len(lines) < 2:
        return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


def _printed(segment: Segment) -> SafeString:
    if segment.change == "same":
        return escape(segment.text)
    return ins(segment.text) if segment.change == "ins" else deleted(segment.text)
