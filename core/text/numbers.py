"""Numbers as Azerbaijani, English and Russian readers write them."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

HARD_SPACE = "\u00a0"
MINUS = "\u2212"

# The usual context keeps 28 digits and would round what a visitor typed.
_EXACT = Context(prec=5000, rounding=ROUND_HALF_EVEN)

type Number = int | float | Decimal | Fraction

# Suffixes follow the vowel of the last word spoken: 6 "altı" -> "-cı", 3 "üç" -> "-cü".
_UNITS = {1: "ci", 2: "ci", 3: "cü", 4: "cü", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cu"}
_TENS = {1: "cu", 2: "ci", 3: "cu", 4: "cı", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cı"}
_ZERO, _HUNDRED, _THOUSAND, _MILLION, _MILLIARD = "cı", "cü", "ci", "cu", "cı"
_ENGLISH = {1: "st", 2: "nd", 3: "rd"}


def ordinal_suffix(number: int) -> str:
    """The Azerbaijani ordinal ending of a number: "ci", "cı", "cu" or "cü" (2026 -> "cı")."""
    number = abs(number)
    if number == 0:
        return _ZERO
    if unit := number % 10:
        return _UNITS[unit]
    if ten := number // 10 % 10:
        return _TENS[ten]
    for size, suffix in ((10**3, _HUNDRED), (10**6, _THOUSAND), (10**9, _MILLION)):
        if number % size:
            return suffix
    return _MILLIARD


def ordinal(number: int, language: str = "az") -> str:
    """ "12-ci", "12th", "12-й"."""
    if language == "en":
        return f"{number}{_english_ending(number)}"
    return f"{number}-й" if language == "ru" else f"{number}-{ordinal_suffix(number)}"


def _english_ending(number: int) -> str:
    if abs(number) % 100 in range(11, 14):
        return "th"
    return _ENGLISH.get(abs(number) % 10, "th")


def format_number(number: Number, language: str = "az", decimals: int | None = None) -> str:
    """ "3 000", with a hard space in every language; decimals after a comma, in English a point.

    `decimals` fixes their count; without it a number keeps those it has.
    """
    value = _as_decimal(number)
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    whole, _, fraction = f"{value.copy_abs():,f}".partition(".")
    sign = MINUS if value < 0 else ""
    point = "." if language == "en" else ","
    return sign + whole.replace(",", HARD_SPACE) + (f"{point}{fraction}" if fraction else "")


def _as_decimal(number: Number) -> Decimal:
    if isinstance(number, Fraction):
        return Decimal(number.numerator) / Decimal(number.denominator)
    # By way of the shortest decimal: Decimal(0.1) would show fifty digits.
    return Decimal(str(number))


def format_percent(share: Number, language: str = "az", decimals: int = 0) -> str:
    """A share between 0 and 1 as "62%" (Russian "62 %" with a hard space)."""
    number = format_number(_as_decimal(share) * 100, language, decimals)
    return f"{number}{HARD_SPACE}%" if language == "ru" else f"{number}%"
