"""Results as the page shows them: grouped under their law, with extracts and reasons."""

from dataclasses import dataclass, field
from unicodedata import bidirectional

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.text import lower
from search.analysis import Fragment, analyse, highlight
from search.document import Kind
from search.query import Hit, Query, Results

KIND_LABELS = {
    Kind.ARTICLE: _("Text of the law"),
    Kind.BILL: _("Draft laws"),
    Kind.AMENDMENT: _("Amendments"),
    Kind.COMMENT: pgettext_lazy("discussion", "Comments"),
    Kind.QUESTION: _("Questions and answers"),
    Kind.MP: _("Members of parliament"),
    Kind.BRIEFING: _("Briefings"),
    Kind.PAGE: pgettext_lazy("search", "Pages"),
}

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class ShownHit:
    """`url` in the reader's language; `words` are the words of the text that matched."""

    hit: Hit
    url: str
    heading: str
    extract: list[Fragment]
    words: list[str]


@dataclass(slots=True)
class Group:
    """Hits of one law under its title, or of one kind under the kind's name."""

    title: str
    url: str
    language: str
    hits: list[ShownHit] = field(default_factory=list)


def quotable(text: str, length: int = 80) -> str:
    """The beginning of a query, unable to turn round the sentence that quotes it."""
    cut = text if len(text) <= length else f"{text[: length - 1]}…"
    if any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in cut):
        return f"\N{FIRST STRONG ISOLATE}{cut}\N{POP DIRECTIONAL ISOLATE}"
    return cut


def groups(results: Results, query: Query) -> list[Group]:
    """In the order of each group's best hit."""
    found: dict[str, Group] = {}
    for hit in results.hits:
        key = hit.law or hit.kind
        found.setdefault(key, _group(hit, query)).hits.append(show(hit, query))
    return list(found.values())


def _group(hit: Hit, query: Query) -> Group:
    if hit.law:
        return Group(hit.law_title, reverse("legislation:bill", args=[hit.law]), hit.language)
    return Group(str(KIND_LABELS[Kind(hit.kind)]), "", query.language)


def show(hit: Hit, query: Query) -> ShownHit:
    wanted = frozenset(query.terms(hit.language))
    title = heading_of(hit)
    in_title, in_body = (
        [token for token in analyse(text, hit.language) if token.term in wanted]
        for text in (title, hit.body)
    )
    matched = [title[one.start : one.end] for one in in_title]
    matched += [hit.body[one.start : one.end] for one in in_body]
    return ShownHit(
        hit=hit,
        url=f"/{query.language}{hit.path}",
        heading=title,
        extract=highlight(hit.body, in_body),
        words=list(dict.fromkeys(map(lower, matched)))[:6],
    )


ARTICLE_WORDS = {"az": "Maddə {}", "en": "Article {}", "ru": "Статья {}"}


def heading_of(hit: Hit) -> str:
    """ "Maddə 13. Yardım mərkəzləri" in the language of the text found."""
    if hit.kind != Kind.ARTICLE or not hit.label:
        return hit.title
    number = ARTICLE_WORDS[hit.language].format(hit.label)
    return f"{number}. {hit.title}" if hit.title else number
