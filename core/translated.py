"""Translated fields (django-modeltranslation) of rows that no record is made of.

A record costs more than the row itself: lists that show a name and a date read `values()`.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from modeltranslation.utils import get_language, resolution_order


def columns(*fields: str) -> tuple[str, ...]:
    """The columns of the fields in all languages; they may lie on the way to another table."""
    return tuple(f"{field}_{code}" for field in fields for code, _name in settings.LANGUAGES)


def said(row: Mapping[str, Any], field: str) -> str:
    """In the reader's language, or else in the one a record would fall back to."""
    found = (row[f"{field}_{code}"] for code in resolution_order(get_language()))
    return next(filter(None, found), "")
