"""Words of a text: as comparison shows them, and as likeness counts them."""

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from core.text import lower

# Marks that stand on a letter, joiners and variation selectors never part from what they follow.
_MARKS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200d"
# "13.2-ci", "ər-arvad" and "14.03.2026" are one word each.
_WORD = rf"\w(?:[\w{_MARKS}]|[-.'’/](?=\w))*"
_TOKEN = re.compile(rf"({_WORD}|[^\w\s]+|)(\s*)")
_LIKENESS_WORD = re.compile(r"\w+")

# Above this product of lengths an exact comparison of word lists takes too long.
_MOST_STEPS = 40_000_000


@dataclass(frozen=True, slots=True)
class Token:
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
    return [Token(*match.groups()) for match in _TOKEN.finditer(text) if match.group()]


def bag(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case, for `likeness`."""
    return tuple(_LIKENESS_WORD.findall(lower(text)))


def likeness(one: tuple[str, ...], other: tuple[str, ...], least: float = 0.0) -> float:
    """Twice the common words in order over all words: 1.0 for equal texts, 0.0 below `least`."""
    if not one or not other:
        return float(one == other)
    if len(one) * len(other) > _MOST_STEPS:
        return _likeness_without_order(one, other)
    return Indel.normalized_similarity(one, other, score_cutoff=least)


def _likeness_without_order(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other))
