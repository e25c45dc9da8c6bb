"""What laws of one language look like, read from one file a language beside this module.

A further language is a further file. `levels` has the words that stand with the number of a
provision, by the kind of the provision; `numbers` how the number is written and whether it stands
before or behind the word; `words` the titles and phrases around the articles.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """Titles and phrases around the articles. In some of them a star stands for any letters."""

    contents: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    repealed: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    old_wording: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers are written: `position` is "before", "after" or "both" (of the level's word)."""

    position: str
    ordinals: Mapping[str, int]
    named: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def stand_before(self) -> bool:
        """Whether "First Chapter" is how a chapter is headed."""
        return self.position != "after"

    @property
    def stand_after(self) -> bool:
        """Whether "Chapter One" is how a chapter is headed."""
        return self.position != "before"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language of laws; `levels` maps a kind of provision to its words."""

    code: str
    name: str
    alphabets: tuple[str, ...]
    levels: Mapping[str, tuple[str, ...]]
    numbers: Numbers
    words: Words


def load(path: Path) -> Language:
    """The language a file describes; its code is the file's name."""
    with path.open("rb") as file:
        content = tomllib.load(file)
    levels = {kind: tuple(words) for kind, words in content["levels"].items()}
    words = {name: tuple(phrases) for name, phrases in content["words"].items()}
    return Language(
        path.stem,
        content["name"],
        tuple(content["alphabet"]),
        levels,
        _numbers(content["numbers"]),
        Words(**words),
    )


def _numbers(content: dict[str, Any]) -> Numbers:
    ordinals = {word: int(value) for value, words in content["ordinals"].items() for word in words}
    lists = {name: tuple(content.get(name, ())) for name in ("named", "endings", "articles")}
    return Numbers(content["position"], ordinals, **lists)


@cache
def languages() -> tuple[Language, ...]:
    """All languages there are files for, in the order of their codes."""
    return tuple(load(path) for path in sorted(FOLDER.glob("*.toml")))


def codes() -> frozenset[str]:
    """The codes of the languages there are files for."""
    return frozenset(language.code for language in languages())
