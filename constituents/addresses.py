"""Absolute addresses for letters, in the language of the letter's reader."""

from django.urls import reverse
from django.utils.translation import override

from core.links import absolute


def address_of(name: str, *args: object, language: str) -> str:
    """`address_of("question", "S-7K3M-9QXA", language="ru")` under the configured site."""
    with override(language):
        return absolute(reverse(f"constituents:{name}", args=args))
