"""Numbers as Word's automatic numbering writes them: 3, c, iii, III, 03, в."""

from collections.abc import Callable

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Word leaves out ё, й, ъ, ы and ь.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SIGNS = "*†‡§"
_MOST_ROMAN, _MOST_REPEATED = 3999, 30
BULLET = "bullet"


def counted(number: int, form: str) -> str:
    """A number in one of Word's formats; in digits where a format is unknown or has no sign."""
    write = _FORMATS.get(form, str)
    return write(number) if number > 0 or write in {str, _nothing} else str(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        """a … z, aa, bb … zz, aaa: Word doubles letters and does not count on with "ab"."""
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1) if times < _MOST_REPEATED else str(number)

    return write


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def _nothing(_number: int) -> str:
    return ""


_latin, _russian, _signs = map(_letters, (_LATIN, _RUSSIAN, _SIGNS))
_FORMATS: dict[str, Callable[[int], str]] = {
    "none": _nothing,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _latin,
    "upperLetter": lambda number: _latin(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "russianLower": _russian,
    "russianUpper": lambda number: _russian(number).upper(),
    "chicago": _signs,
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "hex": lambda number: f"{number:X}",
}
