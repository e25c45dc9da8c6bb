"""Words of a text: as comparison shows them, and as likeness counts them."""

import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from core.text import lower
from legislation.text.matching import matching_blocks

# Marks that stand on a letter, joiners and variation selectors never part from what they follow.
MARKS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200d"
# "13.2-ci", "ər-arvad" and "14.03.2026" are one word each.
WORD = rf"\w(?:[\w{MARKS}]|[-.'’/](?=\w))*"
_TOKEN = re.compile(rf"({WORD}|[^\w\s]+|)(\s*)")
_SURROGATES = 0xD800
_LIKENESS_WORD = re.compile(r"\w+")

# Above this product of lengths an exact comparison of word lists takes too long.
_MOST_STEPS = 40_000_000


class Token(NamedTuple):
    """A word or a run of punctuation, and the white space behind it."""

    core: str
    space: str

    @property
    def text(self) -> str:
        """Both together: tokens joined give the text again."""
        return self.core + self.space

    @property
    def is_word(self) -> bool:
        """Whether there is a letter or digit in it."""
        return any(map(str.isalnum, self.core))


def tokens(text: str) -> list[Token]:
    """The text cut into tokens; nothing is lost."""
    # The expression also matches the nothing at the end.
    return [Token(core, space) for core, space in _TOKEN.findall(text) if core or space]


class Codes(dict[str, str]):
    """Texts as strings of one character a word: whatever compares strings compares words.

    Looked up by what stands between white space, so that a word is put in lower case and freed of
    punctuation once for a whole law. Words beyond the last character share one, which only makes
    two laws of a million different words a little likelier.
    """

    def __init__(self) -> None:
        super().__init__()
        self._characters: dict[str, str] = {}

    def __missing__(self, chunk: str) -> str:
        code = "".join(map(self._character, bag(chunk)))
        self[chunk] = code
        return code

    def _character(self, word: str) -> str:
        # Surrogates are no characters of their own, so the numbers jump over them.
        number = len(self._characters) + 1
        number += 0x800 * (number >= _SURROGATES)
        return self._characters.setdefault(word, chr(min(number, sys.maxunicode)))

    def of(self, text: str) -> str:
        """The words of a text in order, without case and punctuation."""
        return "".join(map(self.__getitem__, text.split()))


def bag(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case."""
    return tuple(_LIKENESS_WORD.findall(lower(text)))


def likeness(one: Sequence[str], other: Sequence[str], least: float = 0.0) -> float:
    """Twice the common words in order over all words: 1.0 for equal texts, 0.0 below `least`."""
    if not one or not other:
        return float(one == other)
    total = len(one) + len(other)
    if 2 * min(len(one), len(other)) < least * total:
        return 0.0
    if len(one) * len(other) > _MOST_STEPS:
        common = sum(size for _, _, size in matching_blocks(one, other))
        return 2 * common / total
    return Indel.normalized_similarity(one, other, score_cutoff=least)


def is_kept(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter of two texts lives on in the longer: nine tenths of it, half in one run.

    Likeness falls with every word that is added, so it cannot tell a text that grew from
    another one.
    """
    shorter = min(len(one), len(other))
    sizes = [size for _, _, size in matching_blocks(one, other)]
    return shorter > 0 and sum(sizes) >= 0.9 * shorter and max(sizes) >= 0.5 * shorter
