"""The Azerbaijani text kit: pure functions, no Django."""

from core.text.casing import capitalise, lower, upper
from core.text.cleaning import TextNotUsable, clean_text, isolate, refuse_unstorable
from core.text.collation import sort_key
from core.text.dates import BAKU, format_date, format_datetime, format_time, short_date
from core.text.echo import alphabet_of, echo
from core.text.email import EmailNotUsable, EmailProblem, normalise_email
from core.text.folding import (
    fold,
    is_azerbaijani_cyrillic,
    latinise,
    looks_empty,
    skeleton,
    without_accents,
)
from core.text.numbers import format_number, format_percent, ordinal, ordinal_suffix
from core.text.slugs import slugify

__all__ = [
    "BAKU",
    "EmailNotUsable",
    "EmailProblem",
    "TextNotUsable",
    "alphabet_of",
    "capitalise",
    "clean_text",
    "echo",
    "fold",
    "format_date",
    "format_datetime",
    "format_number",
    "format_percent",
    "format_time",
    "is_azerbaijani_cyrillic",
    "isolate",
    "latinise",
    "looks_empty",
    "lower",
    "normalise_email",
    "ordinal",
    "ordinal_suffix",
    "refuse_unstorable",
    "short_date",
    "skeleton",
    "slugify",
    "sort_key",
    "upper",
    "without_accents",
]
