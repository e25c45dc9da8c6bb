"""Folding: the form in which two spellings of one word, or of one name, become equal.

`fold` is for search (what a reader means), `skeleton` for names (what a reader sees).
"""

import re
from unicodedata import category, normalize

from core.text.scripts import (
    AZERBAIJANI_CYRILLIC,
    AZERBAIJANI_ONLY,
    GREEK_CAPITALS,
    HOMOGLYPHS,
    UNDECOMPOSABLE,
)

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = re.compile(r"[\u2018\u2019\u201b\u02bc\u02bb\u00b4\u0060]")
_SUPERSCRIPT = re.compile(r"(?<=[0-9])(?=[¹²³⁰⁴-⁹])")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]")
_ALL_CYRILLIC = re.compile(r"[а-яәөүҝғҹһј]+")

_I_LETTERS = str.maketrans({"I": "i", "İ": "i", "ı": "i"})
_HOMOGLYPHS = str.maketrans(HOMOGLYPHS)
_CYRILLIC_DOUBLES = str.maketrans("aceopxykmthbij", "асеорхукмтнвіј")
_GREEK_CAPITALS = str.maketrans(GREEK_CAPITALS)
_STROKES = str.maketrans({"l": "i", "1": "i", "|": "i", "0": "o"})
_AZERBAIJANI = str.maketrans(AZERBAIJANI_CYRILLIC)
_AZERBAIJANI_CAPITALS = str.maketrans(
    {
        letter.upper(): {"i": "İ", "ı": "I"}.get(latin, latin.title())
        for letter, latin in AZERBAIJANI_CYRILLIC.items()
    }
)


def fold(text: str) -> str:
    """The text as search compares it: `AZƏRBAYCAN`, `Азәрбајҹан` and `Azerbaycan` are one.

    Case, the dot of i, Azerbaijani letters and other accents are dropped, invisible characters
    removed. Latin words lose look-alike letters of other alphabets, Azerbaijani Cyrillic words
    become Latin; Russian words stay Cyrillic (for the Russian stemmer), only ё becomes е. Words
    that could be either are taken for Russian: give a text known to be Azerbaijani to `latinise`
    first.
    """
    return _WORD.sub(_fold_word, plain(text))


def skeleton(text: str) -> str:
    """The text as an eye in a hurry sees it, for comparing names against impersonation.

    Everything `fold` does; then look-alikes of any alphabet become Latin, I, l, 1 and | one
    letter, 0 an o, and everything that is no letter or digit a single space. Never show it.
    """
    seen = plain(normalize("NFKC", text).translate(_GREEK_CAPITALS))
    seen = seen.translate(_HOMOGLYPHS).translate(_BARE_LETTERS).translate(_STROKES)
    return " ".join(re.findall(r"[^\W_]+", seen))


def latinise(text: str) -> str:
    """Azerbaijani Cyrillic ("Азәрбајҹан") in the Latin alphabet; other letters stay."""
    return text.translate(_AZERBAIJANI).translate(_AZERBAIJANI_CAPITALS)


def looks_empty(text: str) -> bool:
    """Whether nothing of the text is visible: spaces, zero-width and control characters."""
    return not any(_is_visible(character) for character in text)


def _is_visible(character: str) -> bool:
    # Hangul fillers and the braille blank are letters and symbols to Unicode, and draw nothing.
    if character in "\u115f\u1160\u2800\u3164\uffa0":
        return False
    return category(character)[0] in "LNPS"


def without_accents(text: str) -> str:
    """Lower-case text with every Latin letter reduced to its base: "ə" and "é" to "e"."""
    return normalize("NFKC", text).translate(_BARE_LETTERS)


def is_azerbaijani_cyrillic(text: str) -> bool:
    """Whether a Cyrillic text has a letter that Azerbaijani has and Russian has not."""
    return not AZERBAIJANI_ONLY.isdisjoint(text.lower())


def plain(text: str) -> str:
    """Lower case without look-alike i's, accents of Latin letters and invisible characters."""
    text = normalize("NFKC", _SUPERSCRIPT.sub("-", text))
    text = _DASHES.sub("-", _QUOTES.sub("'", text))
    return normalize("NFKC", text.translate(_I_LETTERS).lower().translate(_BARE_LETTERS))


class _BareLetters(dict[int, str]):
    """A table for `str.translate` that works out a character the first time it is met.

    Marks and invisible characters vanish, other Latin letters become their base; the breve of й
    stays, because it makes another letter.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        parts = character if character == "й" else normalize("NFD", character)
        kept = (UNDECOMPOSABLE.get(part, part) for part in parts if category(part) not in _UNSEEN)
        return self.setdefault(code, "".join(kept))


_UNSEEN = frozenset({"Mn", "Cf"})
_BARE_LETTERS = _BareLetters()


def _fold_word(match: re.Match[str]) -> str:
    word = match.group()
    if word.isascii():
        return word
    if _LATIN.search(word):
        latin = word.translate(_HOMOGLYPHS)
        if latin.isascii():
            return latin
        cyrillic = word.translate(_CYRILLIC_DOUBLES)
        if not _ALL_CYRILLIC.fullmatch(cyrillic):
            return word
        # Letters without a Latin double: a Cyrillic word with a slip of the keyboard.
        word = cyrillic
    if is_azerbaijani_cyrillic(word) and _ALL_CYRILLIC.fullmatch(word):
        return plain(word.translate(_AZERBAIJANI))
    return word
