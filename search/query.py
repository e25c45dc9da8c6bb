"""What somebody asked for, understood once for both engines."""

import re
from dataclasses import dataclass, field, replace

from search.analysis import terms
from search.document import Kind

LANGUAGES = ("az", "en", "ru")
# Beyond these, a query is an accident or an attack; what is left still answers.
MAX_CHARACTERS = 300
MAX_TERMS = 12
# Extracts are taken from the beginning of a text, in characters: a law is read by the article.
LONGEST_BODY = 50_000
_PHRASE = re.compile(r'["“”«»„]([^"“”«»„]+)["“”«»„]')


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as typed; `language` is the reader's; filters are sets of which any may match."""

    text: str
    language: str = "az"
    kinds: frozenset[Kind] = frozenset()
    laws: frozenset[str] = frozenset()
    offset: int = 0
    limit: int = 20

    @property
    def page(self) -> int:
        return self.offset // self.limit + 1

    def on_page(self, number: int) -> "Query":
        return replace(self, offset=(number - 1) * self.limit)

    @property
    def is_cut(self) -> bool:
        return len(self.text) > MAX_CHARACTERS

    def takes(self, kind: str, law: str) -> bool:
        """Whether the filters let this kind and law through."""
        return (not self.kinds or kind in self.kinds) and (not self.laws or law in self.laws)

    def terms(self, language: str) -> list[str]:
        """The terms to look for in texts of `language`, without repetition, in order."""
        cut = self.text[:MAX_CHARACTERS]
        found = dict.fromkeys(terms(cut, language, drop_stop_words=True))
        return list(found)[:MAX_TERMS]

    def phrases(self, language: str) -> list[list[str]]:
        """What stood in quotation marks, as runs of terms."""
        found = [terms(run, language) for run in _PHRASE.findall(self.text[:MAX_CHARACTERS])]
        return [run[:MAX_TERMS] for run in found if len(run) > 1]

    @property
    def is_empty(self) -> bool:
        return not any(self.terms(language) for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, in the language that answers best; `body` at most LONGEST_BODY long."""

    kind: str
    language: str
    law: str
    law_title: str
    eid: str
    label: str
    title: str
    body: str
    path: str
    score: float
    key: str

    def as_json(self, url: str) -> dict[str, object]:
        return {
            "kind": self.kind,
            "law": self.law,
            "eid": self.eid,
            "label": self.label,
            "title": self.title,
            "url": url,
            "score": round(self.score, 6),
        }


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits, how many there are in all, and counts by kind and law."""

    hits: list[Hit]
    total: int
    kinds: dict[str, int] = field(default_factory=dict)
    laws: dict[str, int] = field(default_factory=dict)
    all_words: bool = True
