"""The Azerbaijani alphabet as a sort key, because the embedded database has no ICU."""

from unicodedata import category, normalize

from core.text.casing import lower
from core.text.scripts import UNDECOMPOSABLE

# W is no letter of the alphabet; names that keep it stand after V.
ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"

# Printable ASCII in byte order: end of text < gap between words < digits < letters.
_END, _GAP, _FIRST_LETTER = " ", "!", ord("A")

_WEIGHTS = {letter: chr(_FIRST_LETTER + place) for place, letter in enumerate(ALPHABET)}
_WEIGHTS |= {digit: digit for digit in "0123456789"}
_WEIGHTS["ё"] = "е"


def sort_key(text: str) -> str:
    """A string whose plain order is the Azerbaijani order of `text`.

    Compare keys in Python, or store them and order by the column with COLLATE "C": code points
    and UTF-8 bytes order alike. Accents of foreign letters and case decide last, so different
    texts never have equal keys. Other alphabets stand after Latin. About twice as long as the
    text.
    """
    composed = normalize("NFC", text)
    return f"{_primary(lower(composed))}{_END}{composed}"


def _primary(text: str) -> str:
    weights: list[str] = []
    for character in text:
        weight = _WEIGHTS.get(character) or _foreign(character)
        if weight and not (weight == _GAP and (not weights or weights[-1] == _GAP)):
            weights.append(weight)
    return "".join(weights).rstrip(_GAP)


def _foreign(character: str) -> str:
    """The weight of anything but our own letters and digits; marks weigh nothing."""
    if category(character) in {"Mn", "Cf"}:
        return ""
    base = UNDECOMPOSABLE.get(character) or normalize("NFKD", character)
    known = "".join(_WEIGHTS.get(letter, "") for letter in base)
    if known:
        return known
    return character if character.isalpha() else _GAP
