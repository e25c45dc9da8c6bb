"""A rule stemmer for folded Azerbaijani.

Azerbaijani nouns take, in this order, plural, possessive, case and copula; vowel harmony
disappears with folding (ı, i → i; ə, e → e; ü, u → u), which halves the suffixes. From the
right, the longest suffix that leaves a stem comes off, again and again, until none does;
a word of `stems.STEMS` ends the search, so that "qanunun" stops at "qanun" (law) and does
not go on to "qan" (blood). Grammar: Shiraliyev & Sevortian, Грамматика азербайджанского
языка (Baku, 1971), noun declension.
"""

from collections.abc import Iterator
from functools import lru_cache

from search.analysis.stems import STEMS

VOWELS = frozenset("aeiou")
MIN_STEM = 3
# A single vowel is weak evidence: it must leave more of a word.
MIN_STEM_BEFORE_VOWEL = 4

COPULA = ("dirlar", "dirler", "durlar", "durler", "dir", "dur")
RELATIVE = ("ndaki", "ndeki", "daki", "deki")
CASES = (
    "ndan", "nden", "sinin", "sunun", "nin", "nun", "dan", "den", "nda", "nde",
    "sina", "sine", "suna", "sini", "sunu", "ina", "ine", "una", "une", "ini", "unu",
    "da", "de", "na", "ne", "ni", "nu", "ya", "ye", "yi", "yu", "in", "un", "a", "e", "i", "u",
)  # fmt: skip
POSSESSIVES = (
    "imiz", "umuz", "iniz", "unuz", "miz", "muz", "niz", "nuz", "si", "su", "im", "um",
)  # fmt: skip
PLURALS = ("lari", "leri", "larin", "lerin", "lar", "ler")
SUFFIXES = tuple(
    sorted({*COPULA, *RELATIVE, *CASES, *POSSESSIVES, *PLURALS}, key=lambda s: (-len(s), s))
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one folded word; short words and known stems stay as they are."""
    current = word
    while current not in STEMS:
        candidates = list(_candidates(current))
        known = [one for one in candidates if one in STEMS]
        if known or not candidates:
            # "qanunu" is a form of "qanun" sooner than of "qan".
            return max(known, key=len, default=current)
        current = candidates[0]
    return current


def _candidates(word: str) -> Iterator[str]:
    """What may remain of `word`, the longest suffix first."""
    for suffix in SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and _may_be_stem(rest, suffix):
            yield from _restored(rest, suffix)


def _may_be_stem(rest: str, suffix: str) -> bool:
    least = MIN_STEM_BEFORE_VOWEL if len(suffix) == 1 else MIN_STEM
    if len(rest) < least or VOWELS.isdisjoint(rest):
        return False
    # A vowel suffix follows a consonant ("qanun-u"); after a vowel it takes n, s or y.
    return not (suffix[0] in VOWELS and rest[-1] in VOWELS)


def _restored(rest: str, suffix: str) -> Iterator[str]:
    """Before a vowel q had become ğ and k had become y: uşaq, uşağı; kömək, köməyi."""
    if suffix[0] in VOWELS and len(rest) > MIN_STEM and rest[-2] in VOWELS:
        if rest[-1] == "g":
            yield rest[:-1] + "q"
        elif rest[-1] == "y":
            yield rest[:-1] + "k"
    yield rest
