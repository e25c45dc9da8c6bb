"""Addresses without their language, since each reader gets their own."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def neutral(path: str) -> str:
    """ "/az/bills/x/" to "/bills/x/"; addresses without a language stay."""
    for language in LANGUAGES:
        if path.startswith(f"/{language}/"):
            return path[len(language) + 1 :]
    return path


def neutral_reverse(name: str, args: Sequence[object]) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return neutral(reverse(name, args=args))
