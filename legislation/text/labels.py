"""Official labels: kept as printed, turned into addresses, put in order.

"12-1" (an article inserted later), "12.1" (a paragraph of 12) and "12¹" are three provisions, so
nothing here may make two labels one.
"""

import re
from functools import cache, lru_cache
from uuid import UUID

from core.text import fold, sort_key
from legislation.text.languages import languages

# Names after the Akoma Ntoso Naming Convention 1.0, §5.
PREFIXES = {
    "book": "book",
    "division": "dvs",
    "part": "part",
    "subpart": "subpart",
    "title": "title",
    "subtitle": "subtitle",
    "section": "sec",
    "subsection": "subsec",
    "chapter": "chp",
    "subchapter": "subchp",
    "annex": "annex",
    "article": "art",
    "paragraph": "para",
    "point": "point",
    "subpoint": "subpoint",
}

_VERBATIM = re.compile(r"[0-9A-Za-z.-]*")
# One letter after "~". Free for other uses and therefore not here: b, d, k, n, x.
_ESCAPES = dict(zip("əğşçöüıƏĞŞÇÖÜİ)( ¹²³⁰⁴⁵⁶⁷⁸⁹", "egscouiEGSCOUIpqw1230456789", strict=True))
_BRACKETED = re.compile(r"(?:[^\W\d_]+|[0-9]+)")


def eid(kind: str, label: str, parent_eid: str = "", ordinal: int = 1) -> str:
    """The address of a provision: `art_12-1__para_12-1.2`, `art_5__point_~e` for "ə)".

    Distinct labels give distinct addresses, of URL-safe ASCII. An article's does not repeat its
    chapter: articles are numbered through the law, and anew in an annex. A provision without a
    label is counted by `ordinal` among those of its kind (`art_3__para_~n2`).
    """
    own = f"{PREFIXES[kind]}_{_slug(kind, label) if label else f'~n{ordinal}'}"
    is_own_count = kind == "article" and not parent_eid.startswith("annex_")
    return f"{parent_eid}__{own}" if parent_eid and not is_own_count else own


def wid(kind: str, uid: UUID) -> str:
    """The permanent name of a provision for AKN's `wId`: `art_~k` and the uid in hexadecimals.

    It stays when the number changes, and no `eid` is like it.
    """
    return f"{PREFIXES[kind]}_~k{uid.hex}"


def uid_of(wid: str) -> UUID | None:
    """The uid in a `wId` of ours, None for anybody else's."""
    prefix, _, digits = wid.partition("_~k")
    is_ours = prefix in PREFIXES.values() and re.fullmatch(r"[0-9a-f]{32}", digits)
    return UUID(digits) if is_ours else None


@lru_cache(maxsize=20_000)
def _slug(kind: str, label: str) -> str:
    if kind in {"point", "subpoint"}:
        # "a)" is how points are printed: the bracket is left out and its absence marked.
        if label.endswith(")") and _BRACKETED.fullmatch(label[:-1]):
            return _escape(label[:-1])
        if _BRACKETED.fullmatch(label):
            return f"{_escape(label)}~b"
    return _escape(label)


@lru_cache(maxsize=4096)
def _escape(text: str) -> str:
    # Laws repeat their labels: "1", "(a)", "1.1".
    if _VERBATIM.fullmatch(text):
        return text
    return "".join(
        character if _VERBATIM.fullmatch(character) else f"~{_token(character)}"
        for character in text
    )


def _token(character: str) -> str:
    return _ESCAPES.get(character) or f"x{ord(character):x}~"


def spaced(label: str) -> str:
    """The label with plain spaces: of two official texts one may have those that never break."""
    return " ".join(label.split())


def components(label: str) -> tuple[str, ...]:
    """The levels of a dotted label: "12.0.3-1" has "12", "0" and "3-1"."""
    return tuple(label.split("."))


def is_within(label: str, ancestor: str) -> bool:
    """Whether a dotted label lies below another: "12.0.3-1" below "12.0" and "12"."""
    levels, above = components(label), components(ancestor)
    return len(levels) > len(above) and levels[: len(above)] == above


type NaturalKey = tuple[tuple[int, int, int, str], ...]

_PIECE = re.compile(r"([.\s-]*)(?:([0-9]+)|([⁰¹²³⁴-⁹]+)|([^\W\d_]+))")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LATIN_SERIES = {
    word: number
    for number, word in enumerate(
        ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies"],
        start=2,
    )
} | {"quáter": 4}
# Where a piece stands after what separates it: 12, then 12.1, then 12-1 (and 12¹), then 13.
_FIRST, _BELOW, _BESIDE = 0, 1, 2
_LONGEST_ORDINAL = 60
_NUMBER, _WORD = 0, 1


def natural_key(label: str) -> NaturalKey:
    """The place of a label in a law: 1.9 < 1.10, 119 < 119.1 < 119-1 < 120, a) < ə) < f).

    Roman numbers and Azerbaijani ordinals count as numbers. A total order: distinct labels have
    distinct keys.
    """
    if ordinal := ordinal_value(label):
        return (_number(_FIRST, str(ordinal)), (-1, 0, 0, label))
    pieces = (_piece(match, first=not index) for index, match in enumerate(_PIECE.finditer(label)))
    return (*pieces, (-1, 0, 0, label))


@cache
def _ordinals() -> dict[str, int]:
    return {
        fold(word): value
        for language in languages()
        for word, value in language.numbers.ordinals.items()
    }


def ordinal_value(label: str) -> int:
    """The number of "Birinci" or "On birinci", 0 for anything else."""
    if len(label) > _LONGEST_ORDINAL:
        return 0
    values = [_ordinals().get(word, 0) for word in fold(label).split()]
    return sum(values) if all(values) else 0


def _piece(match: re.Match[str], *, first: bool) -> tuple[int, int, int, str]:
    separator, digits, superscript, word = match.groups()
    place = _FIRST if first else _BELOW if "." in separator else _BESIDE
    if digits or superscript:
        return _number(place, digits or superscript.translate(_SUPERSCRIPTS))
    if first and _ROMAN.fullmatch(word):
        return _number(place, str(_roman_value(word)))
    if value := _LATIN_SERIES.get(word):
        return _number(place, str(value))
    return (place, _WORD, len(word), sort_key(word))


def _number(place: int, digits: str) -> tuple[int, int, int, str]:
    # By length and digits, not by value: int() refuses numbers of many thousand digits.
    significant = digits.lstrip("0") or "0"
    return (place, _NUMBER, len(significant), significant)


def _roman_value(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
