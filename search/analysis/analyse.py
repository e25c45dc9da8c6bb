"""Text to terms. The same function serves indexing, queries and highlights."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from core.text import fold
from search.analysis.azerbaijani import stem as stem_azerbaijani
from search.analysis.stopwords import STOP_WORDS

# A letter with what hangs on it: accents that stand alone, soft hyphens, joiners, zero width.
_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*"
# A number keeps its parts together ("12-1", "9.3.4", "12¹"); a word may hold an apostrophe.
WORD = re.compile(
    r"\d+(?:[.\-\u2010\u2011]\d+)*[¹²³⁰⁴-⁹]*" rf"|(?:{_LETTER})+(?:['’ʼ](?:{_LETTER})+)*"
)

# Longer "words" are never typed as a query; they would only swell the index.
MAX_TERM = 60
LONGEST_WORD = 4 * MAX_TERM


@dataclass(frozen=True, slots=True)
class Token:
    """A term with the place of its word in the original text: `text[start:end]`."""

    term: str
    start: int
    end: int


def analyse(text: str, language: str) -> list[Token]:
    """Every word of `text` as a token, in order, with offsets in code points."""
    return list(_tokens(text, language))


def terms(text: str, language: str, *, drop_stop_words: bool = False) -> list[str]:
    """The terms alone. Stop words are dropped only from queries that have other words."""
    found = [token.term for token in _tokens(text, language)]
    if not drop_stop_words:
        return found
    stop = STOP_WORDS.get(language, frozenset())
    return [term for term in found if term not in stop] or found


def _tokens(text: str, language: str) -> Iterator[Token]:
    for match in WORD.finditer(text):
        term = _term(match.group()[:LONGEST_WORD], language)[:MAX_TERM]
        if term:
            yield Token(term, match.start(), match.end())


@lru_cache(maxsize=100_000)
def _term(word: str, language: str) -> str:
    if word[0].isdigit():
        return fold(word)
    folded = "".join(part for part in fold(word) if part.isalnum())
    return STEMMERS.get(language, stem_azerbaijani)(folded)


def _snowball(algorithm: str) -> Callable[[str], str]:
    stemmer = snowballstemmer.stemmer(algorithm)

    def stem(word: str) -> str:
        return str(stemmer.stemWord(word))

    return stem


STEMMERS: dict[str, Callable[[str], str]] = {
    "az": stem_azerbaijani,
    "en": _snowball("english"),
    "ru": _snowball("russian"),
}
