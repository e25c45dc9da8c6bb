"""The embedded engine: PostgreSQL's tsvector, fed with our own analysed words."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

from search.query import LANGUAGES, LONGEST_BODY, Hit, Query, Results
from search.ranking import KIND_WEIGHTS
from search.visibility import hidden_pages

# The reader's own language first among equals.
OWN_LANGUAGE = 1.5
# When no text has all the words: one more of them outweighs how often the others occur.
WORD_FOUND = 10
ALL, ANY = " & ", " | "
WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"
# 1 divides the rank by 1 + the logarithm of the length, so that long pages do not win always.
NORMALISATION = 1

MATCHING = """
    FROM search_searchdocument d
    JOIN (VALUES {languages}) AS q (language, query, words) ON q.language = d.language
    WHERE NOT d.is_deleted AND d.vector @@ q.query AND d.id <> ALL(%(hidden)s::bigint[])
"""
# How near the words stand matters where all of them must be there; among texts that have any
# of a dozen common words it costs twice the time.
PAGE = """
WITH matched AS (
    SELECT d.id, d.key, d.language = %(language)s AS own,
           CASE WHEN %(coordinate)s THEN ts_rank(%(weights)s, d.vector, q.query, %(normalisation)s)
                ELSE ts_rank_cd(%(weights)s, d.vector, q.query, %(normalisation)s) END
           * CASE WHEN d.language = %(language)s THEN %(own)s ELSE 1 END
           * coalesce((%(kind_weights)s::jsonb ->> d.kind)::float, 1)
           + CASE WHEN %(coordinate)s THEN %(word_found)s * (
               SELECT count(*) FROM unnest(q.words) AS word WHERE d.vector @@ word
             ) ELSE 0 END AS score
    {matching}
    AND (%(any_kind)s OR d.kind = ANY(%(kinds)s)) AND (%(any_law)s OR d.law = ANY(%(laws)s))
), best AS (
    SELECT DISTINCT ON (key) id, key, score FROM matched ORDER BY key, own DESC, score DESC
), page AS (
    SELECT id, score FROM best ORDER BY score DESC, key LIMIT %(limit)s OFFSET %(offset)s
)
SELECT kind, language, law, law_title, eid, label, title, left(body, %(longest)s), path, score, key
FROM page JOIN search_searchdocument USING (id) ORDER BY score DESC, key
"""
COUNTS = "SELECT d.kind, d.law, count(DISTINCT d.key) {matching} GROUP BY d.kind, d.law"


@dataclass(frozen=True, slots=True)
class EmbeddedEngine:
    def search(self, query: Query) -> Results:
        """All words first; when nothing has them all, any word."""
        if query.is_empty:
            return Results([], 0)
        found = self._run(query, ALL)
        return found if found.total or found.kinds else self._run(query, ANY)

    def _run(self, query: Query, operator: str) -> Results:
        parameters = _parameters(query, operator)
        matching = MATCHING.format(languages=_languages_clause())
        with connection.cursor() as cursor:
            cursor.execute(COUNTS.format(matching=matching), parameters)
            counts: list[tuple[str, str, int]] = cursor.fetchall()
            total = sum(count for kind, law, count in counts if query.takes(kind, law))
            if total:
                cursor.execute(PAGE.format(matching=matching), parameters)
            hits = [Hit(*row) for row in cursor.fetchall()] if total else []
        kinds, laws = _tally(counts)
        return Results(hits, total, kinds, laws, all_words=operator == ALL)


def _languages_clause() -> str:
    return ", ".join(
        f"('{one}', %(query_{one})s::tsquery, %(words_{one})s::tsquery[])" for one in LANGUAGES
    )


def _parameters(query: Query, operator: str) -> dict[str, Any]:
    return {
        **{f"query_{one}": tsquery(query, one, operator) for one in LANGUAGES},
        **{f"words_{one}": [f"'{term}'" for term in query.terms(one)] for one in LANGUAGES},
        "coordinate": operator == ANY,
        "word_found": WORD_FOUND,
        "language": query.language,
        "own": OWN_LANGUAGE,
        "kind_weights": json.dumps(KIND_WEIGHTS),
        "weights": WEIGHTS,
        "normalisation": NORMALISATION,
        "any_kind": not query.kinds,
        "kinds": [kind.value for kind in query.kinds],
        "any_law": not query.laws,
        "laws": list(query.laws),
        "hidden": [row.pk for row in hidden_pages()],
        "longest": LONGEST_BODY,
        "limit": query.limit,
        "offset": query.offset,
    }


def tsquery(query: Query, language: str, operator: str) -> str:
    """A tsquery literal. Terms are letters, digits, dots and hyphens, so quoting is safe."""
    words = [f"'{term}'" for term in query.terms(language)]
    phrases = [
        "(" + " <-> ".join(f"'{term}'" for term in run) + ")" for run in query.phrases(language)
    ]
    loose = operator.join(words)
    return " & ".join([f"({loose})", *phrases]) if words else ""


def _tally(rows: list[tuple[str, str, int]]) -> tuple[dict[str, int], dict[str, int]]:
    kinds: dict[str, int] = {}
    laws: dict[str, int] = {}
    for kind, law, count in rows:
        kinds[kind] = kinds.get(kind, 0) + count
        if law:
            laws[law] = laws.get(law, 0) + count
    return kinds, laws
