"""Reading the search page's address, which anybody may type."""

import re
from collections.abc import Iterable

from django.http import QueryDict

from core.text import TextNotUsable, clean_text
from search.document import Kind
from search.query import Query

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PER_PAGE = 20
LAST_PAGE = 50


def page_number(raw: str | None) -> int:
    """1 to LAST_PAGE; whatever cannot be read is the first page."""
    if not raw or not raw.isascii() or not raw.isdigit():
        return 1
    return min(max(int(raw[:6]), 1), LAST_PAGE)


def read_query(data: QueryDict, language: str) -> Query:
    """Unknown kinds and laws are dropped rather than refused: old links keep working."""
    query = Query(
        text=readable(data.get("q", "")).strip(),
        language=language,
        kinds=frozenset(_kinds(data.getlist("kind"))),
        laws=frozenset(one for one in data.getlist("law")[:20] if len(one) <= 120),
        limit=PER_PAGE,
    )
    return query.on_page(page_number(data.get("page")))


def readable(text: str) -> str:
    """Without what the database refuses, and without controls that turn the page's text round.

    Letters under piles of marks are none: whoever asks for them has asked for nothing.
    """
    stored = text.replace("\x00", " ").encode("utf-8", "replace").decode()
    try:
        return _BIDI.sub("", clean_text(stored))
    except TextNotUsable:
        return ""


def _kinds(raw: Iterable[str]) -> list[Kind]:
    known = {kind.value: kind for kind in Kind}
    return [known[one] for one in raw if one in known]
