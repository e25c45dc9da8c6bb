"""Names shown to others must not look or sound like somebody else's office or name.

Owners of protected names (members of parliament, for one) live in apps that core does not
know; they add themselves with `protect`.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import permutations
from unicodedata import category, normalize

from core.text import alphabet_of, echo, looks_empty, skeleton
from core.text.folding import plain

type NameSource = Callable[[], Iterable[str]]

OFFICES = (
    "Açıq Məclis",
    "Milli Məclis",
    "ATƏT",
    "OSCE",
    "ОБСЕ",
    "Demokratikləşdirmə Bölməsi",
    "Demokratikləşmə Bölməsi",
    "Democratization Unit",
    "Democratisation Unit",
    "Отдел демократизации",
    "Etika məsləhətçisi",
    "Etika müşaviri",
    "Etik müşavir",
    "Ethics adviser",
    "Ethics advisor",
    "Консультант по этике",
    "deputat",
    "депутат",
    "Millət vəkili",
    "Member of parliament",
    "Член парламента",
    "spiker",
    "speaker",
    "спикер",
    "ombudsman",
    "омбудсмен",
    "moderator",
    "модератор",
    "redaktor",
    "редактор",
    "admin",
    "админ",
    "administrator",
    "администратор",
    "inzibatçı",
)
_ADDRESS = re.compile(r"://|www\.|@|\w{2}\.(?:az|com|org|net|ru|info|gov|edu)\b", re.IGNORECASE)

# Alphabets somebody may write a name in. Others hold letters that only look like ours
# (Lisu, Cherokee, Coptic …) and no names of people who write to an assembly.
ALPHABETS = frozenset(
    {
        *("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "GEORGIAN", "ARMENIAN"),
        *("DEVANAGARI", "BENGALI", "THAI", "CJK", "HIRAGANA", "KATAKANA", "HANGUL"),
    }
)
_WORD = re.compile(r"[^\W\d_]+")
# Typed for each other wherever a keyboard lacks one of them: they belong to either alphabet.
_SCHWAS = frozenset("əƏәӘ")

LONG_ENOUGH = 8
# From here on an ending does not make another word: "deputatı", "moderatorlar".
STEM = 6
# More words than that are no name, and their orders too many to try.
MOST_WORDS = 4

_sources: list[NameSource] = []


def protect(source: NameSource) -> None:
    """Have the names `source()` yields refused to everybody else."""
    if source not in _sources:
        _sources.append(source)


def is_readable(name: str) -> bool:
    """Whether the name shows letters of a known alphabet, and no picture that could be a badge."""
    if looks_empty(name) or not any(character.isalpha() for character in name):
        return False
    if any(category(character) == "So" for character in name):
        return False
    return all(_is_known(letter) for letter in normalize("NFKC", name) if letter.isalpha())


def mixes_alphabets(name: str) -> bool:
    """Whether a word has letters of two alphabets, as nobody's name but a forged one has."""
    words = _WORD.findall(normalize("NFKC", name))
    return any(len({alphabet_of(one) for one in set(word) - _SCHWAS}) > 1 for word in words)


def is_address(name: str) -> bool:
    """Links in names advertise, and lead readers to places nobody checked."""
    return bool(_ADDRESS.search(name))


def impersonates(name: str) -> bool:
    """Whether an eye in a hurry, or an ear, takes the name for an office or a protected person."""
    for key in (skeleton, echo):
        words = key(name).split()
        if any(_shows(words, _key_of(key, office)) for office in OFFICES):
            return True
        if any(_is_same(words, _key_of(key, taken)) for taken in _protected()):
            return True
    return False


@lru_cache(maxsize=4096)
def _key_of(key: Callable[[str], str], text: str) -> tuple[str, ...]:
    return tuple(key(text).split())


def _protected() -> Iterable[str]:
    for source in _sources:
        yield from source()


def _is_known(letter: str) -> bool:
    alphabet = alphabet_of(letter)
    # What has no plain letter behind it (small capitals, hooks) only imitates one.
    return alphabet in ALPHABETS and (alphabet != "LATIN" or plain(letter).isascii())


def _shows(words: list[str], phrase: tuple[str, ...]) -> bool:
    """The phrase as whole words, with an ending, or letter-spaced ("m o d e r a t o r")."""
    length, joined = len(phrase), "".join(phrase)
    if any(_begin(words[at : at + length], phrase) for at in range(len(words) - length + 1)):
        return True
    # Short ones ("ATƏT") would be found inside honest names.
    if len(joined) >= LONG_ENOUGH:
        return joined in "".join(words)
    return joined in _spelled_out(words)


def _begin(words: list[str], phrase: tuple[str, ...]) -> bool:
    *firsts, last = phrase
    return words[:-1] == firsts and (
        words[-1] == last or (len(last) >= STEM and words[-1].startswith(last))
    )


def _spelled_out(words: list[str]) -> list[str]:
    """Words made of letters with spaces or dots between them: "O.S.C.E."."""
    runs = re.findall(r"(?:\b\w\b ?)+", " ".join(words))
    return [run.replace(" ", "") for run in runs]


def _is_same(words: list[str], taken: tuple[str, ...]) -> bool:
    """The same words in any order, among others, or written as one; a single word alone."""
    if sorted(words) == sorted(taken):
        return True
    if len(taken) < 2 or len(taken) > MOST_WORDS:
        return False
    if set(taken) <= set(words):
        return True
    joined = "".join(words)
    orders = ("".join(order) for order in permutations(taken))
    return len("".join(taken)) >= LONG_ENOUGH and any(order in joined for order in orders)
