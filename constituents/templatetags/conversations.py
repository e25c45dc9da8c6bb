"""Small displays of the conversation pages."""

from django import template
from django.utils.translation import get_language

from constituents import about
from constituents.enums import SignedAs
from core import text

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """0.92 as "92%", in Russian "92 %"."""
    return text.format_percent(share, (get_language() or "az")[:2])


@register.filter
def localised(path: str) -> str:
    """The address of a neutral path under the page's language."""
    return about.localised(path)


@register.filter
def is_official(signed_as: str) -> bool:
    """Whether the MP stands behind the answer: those labels are filled, the other outlined."""
    return signed_as != SignedAs.ON_BEHALF
