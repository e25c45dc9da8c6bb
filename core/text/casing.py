"""Upper and lower case for Azerbaijani, where i/İ and ı/I are two different letters.

`str.lower()` turns I into i and İ into i plus a combining dot: both are other words.
Every function returns NFC, because an İ typed as I + U+0307 must not behave differently.
"""

from unicodedata import normalize

DOT_ABOVE = "\u0307"

DOTTED_LANGUAGES = frozenset({"az", "tr"})

_TO_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_TO_UPPER = str.maketrans({"i": "İ", "ı": "I"})


def lower(text: str, language: str = "az") -> str:
    """The text in lower case; İ becomes i and I becomes ı (not so in English or Russian)."""
    composed = normalize("NFC", text)
    if language in DOTTED_LANGUAGES:
        composed = composed.translate(_TO_LOWER)
    return normalize("NFC", composed.lower().replace(f"i{DOT_ABOVE}", "i"))


def upper(text: str, language: str = "az") -> str:
    """The text in capitals; i becomes İ and ı becomes I (not so in English or Russian)."""
    composed = normalize("NFC", text).replace(f"i{DOT_ABOVE}", "i")
    if language in DOTTED_LANGUAGES:
        composed = composed.translate(_TO_UPPER)
    return normalize("NFC", composed.upper())


def capitalise(text: str, language: str = "az") -> str:
    """The text with its first letter in upper case and the rest as it was.

    Leading quotation marks are passed over; after a digit ("1-ci") nothing is changed.
    """
    composed = normalize("NFC", text)
    for index, character in enumerate(composed):
        if character.isalpha():
            capital = _capital(character, language)
            return normalize("NFC", composed[:index] + capital + composed[index + 1 :])
        if character.isalnum():
            break
    return composed


def _capital(character: str, language: str) -> str:
    if language in DOTTED_LANGUAGES:
        character = character.translate(_TO_UPPER)
    return character.title()
