"""Names shown to others must not look like somebody else's office or name.

Owners of protected names (members of parliament, for one) live in apps that core does not
know; they add themselves with `protect`.
"""

import re
from collections.abc import Callable, Iterable

from core.text import looks_empty, skeleton

type NameSource = Callable[[], Iterable[str]]

OFFICES = (
    "Açıq Məclis",
    "Milli Məclis",
    "ATƏT",
    "OSCE",
    "ОБСЕ",
    "Demokratikləşdirmə Bölməsi",
    "Democratization Unit",
    "Отдел демократизации",
    "Etika müşaviri",
    "Ethics adviser",
    "Консультант по этике",
    "deputat",
    "депутат",
    "moderator",
    "модератор",
    "administrator",
    "администратор",
)
_ADDRESS = re.compile(r"://|www\.|@|\w{2}\.(?:az|com|org|net|ru|info|gov|edu)\b", re.IGNORECASE)

LONG_ENOUGH = 8

_sources: list[NameSource] = []


def protect(source: NameSource) -> None:
    """Have the names `source()` yields refused to everybody else."""
    if source not in _sources:
        _sources.append(source)


def is_readable(name: str) -> bool:
    """Whether the name shows a letter, and more than marks and invisible characters."""
    return not looks_empty(name) and any(character.isalpha() for character in name)


def is_address(name: str) -> bool:
    """Links in names advertise, and lead readers to places nobody checked."""
    return bool(_ADDRESS.search(name))


def impersonates(name: str) -> bool:
    """Whether an eye in a hurry takes the name for an office or for a protected person."""
    words = skeleton(name).split()
    if any(_shows(words, skeleton(office).split()) for office in OFFICES):
        return True
    return sorted(words) in (sorted(skeleton(taken).split()) for taken in _protected())


def _protected() -> Iterable[str]:
    for source in _sources:
        yield from source()


def _shows(words: list[str], phrase: list[str]) -> bool:
    """The phrase as whole words, or letter-spaced ("m o d e r a t o r")."""
    length, joined = len(phrase), "".join(phrase)
    if any(words[at : at + length] == phrase for at in range(len(words) - length + 1)):
        return True
    # Short ones ("ATƏT") would be found inside honest names.
    return len(joined) >= LONG_ENOUGH and joined in "".join(words)
