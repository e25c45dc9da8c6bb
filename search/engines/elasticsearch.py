"""Elasticsearch through elasticsearch.dsl. It stores our analysed words, not its own.

Text fields carry the terms separated by spaces under the built-in `whitespace` analyzer
(DESIGN §7), so there is no plugin and no second set of rules. No text is kept there: what a
reader is shown comes from the database, so that nothing withdrawn can be shown from a copy.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models.functions import Left
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.dsl import Q, Search
from elasticsearch.helpers import BulkIndexError, bulk

from search.analysis import terms
from search.engines.base import EngineUnavailable
from search.models import SearchDocument
from search.query import LANGUAGES, LONGEST_BODY, Hit, Query, Results
from search.ranking import KIND_WEIGHTS, weighed_texts
from search.visibility import hidden_pages

NAME = "meclis"
# A search asks twice at most, and the embedded engine must still answer within two seconds.
TIMEOUT = 0.7
BULK_TIMEOUT = 60
OWN_LANGUAGE = 1.5
# When no text has all the words: one more of them outweighs how often the others occur.
WORD_FOUND = 50
KEYWORDS = ("key", "kind", "language", "law")

WORDS = {"type": "text", "analyzer": "whitespace", "index_options": "positions"}
MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"enabled": False},
    "properties": {
        **{name: {"type": "keyword"} for name in KEYWORDS},
        "title_words": WORDS,
        "body_words": WORDS,
    },
}
SETTINGS = {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "1s"}
# An index made for other mappings is not ours: after an upgrade a new one is filled.
SCHEMA = hashlib.sha256(json.dumps(MAPPINGS, sort_keys=True).encode()).hexdigest()[:8]


@cache
def client_of(url: str) -> Elasticsearch:
    """One a process, so that its connections stay open."""
    return Elasticsearch(url, request_timeout=TIMEOUT, max_retries=0)


class ElasticsearchEngine:
    """Raises EngineUnavailable from every method when the server does not answer."""

    def __init__(self, url: str = "", name: str = NAME) -> None:
        url = url or settings.ELASTICSEARCH_URL
        if not url:
            raise EngineUnavailable("ELASTICSEARCH_URL is not set")
        self.name, self.alias = name, f"{name}_{SCHEMA}"
        self.client = client_of(url)

    def search(self, query: Query) -> Results:
        if query.is_empty:
            return Results([], 0)
        found = self._run(query, "and")
        return found if found.total or found.kinds else self._run(query, "or")

    def is_filled(self) -> bool:
        """Whether there is an index of ours at all."""
        try:
            return bool(self.client.indices.exists_alias(name=self.alias))
        except (ApiError, TransportError) as problem:
            raise EngineUnavailable(str(problem)[:300]) from problem

    def rebuild(self, rows: Iterable[SearchDocument]) -> int:
        """Fill a new index, then move the alias: readers never see a half-filled one."""
        name = f"{self.alias}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        client = self.client.options(request_timeout=BULK_TIMEOUT)
        try:
            client.indices.create(index=name, mappings=MAPPINGS, settings=SETTINGS)
            actions = _actions((row for row in rows if not row.is_deleted), name)
            count, _errors = bulk(client, actions, chunk_size=500)
            client.indices.refresh(index=name)
            self._move_alias(client, name)
        except (ApiError, TransportError, BulkIndexError) as problem:
            raise EngineUnavailable(str(problem)[:300]) from problem
        return int(count)

    def mirror(self, rows: Iterable[SearchDocument]) -> None:
        """External versions: a late write of an old revision is refused by the server."""
        client = self.client.options(request_timeout=BULK_TIMEOUT)
        actions = _actions(rows, self.alias)
        try:
            # Without an alias the server would make an index of its own, by guessing.
            _count, errors = bulk(client, actions, raise_on_error=False, require_alias=True)
        except (ApiError, TransportError) as problem:
            raise EngineUnavailable(str(problem)[:300]) from problem
        # A number only where statistics were asked for.
        found = errors if isinstance(errors, list) else []
        real = [one for one in found if not _is_expected(one)]
        if real:
            raise EngineUnavailable(str(real[0])[:300])

    def _move_alias(self, client: Elasticsearch, name: str) -> None:
        old = list(client.indices.get(index=f"{self.name}_*", ignore_unavailable=True))
        client.indices.update_aliases(
            actions=[
                {"add": {"index": name, "alias": self.alias}},
                *({"remove_index": {"index": one}} for one in old if one != name),
            ]
        )

    def _run(self, query: Query, operator: str) -> Results:
        search = self._request(query, operator)
        try:
            answer = search.execute()
            groups = answer.aggregations
            return Results(
                hits=_hits(answer.to_dict()["hits"]["hits"]),
                total=int(groups.chosen.things.value),
                kinds={one.key: int(one.things.value) for one in groups.kinds.buckets},
                laws={one.key: int(one.things.value) for one in groups.laws.buckets if one.key},
                all_words=operator == "and",
            )
        except (ApiError, TransportError) as problem:
            raise EngineUnavailable(str(problem)[:300]) from problem
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise EngineUnavailable(f"an answer of another form: {problem!r}"[:300]) from problem

    def _request(self, query: Query, operator: str) -> Search:
        # post_filter keeps the counts of the kinds and laws that are not chosen.
        search = Search(using=self.client, index=self.alias).query(_words(query, operator))
        chosen = Q("bool", filter=_filters(query))
        search = search.params(allow_partial_search_results=False).source(False)
        search = search.post_filter(chosen).extra(collapse={"field": "key"}, track_scores=True)
        search = search.sort("_score", "key")[query.offset : query.offset + query.limit]
        things: dict[str, Any] = {"field": "key", "precision_threshold": 10_000}
        search.aggs.bucket("kinds", "terms", field="kind", size=20).metric(
            "things", "cardinality", **things
        )
        search.aggs.bucket("laws", "terms", field="law", size=50).metric(
            "things", "cardinality", **things
        )
        search.aggs.bucket("chosen", "filter", filter=chosen).metric(
            "things", "cardinality", **things
        )
        return search


def _words(query: Query, operator: str) -> Any:
    return Q(
        "bool",
        should=[_in_language(query, one, operator) for one in LANGUAGES if query.terms(one)],
        minimum_should_match=1,
        must_not=[Q("ids", values=[_id(row) for row in hidden_pages()])],
    )


def _in_language(query: Query, language: str, operator: str) -> Any:
    """A word may stand in the title or the body; each must stand somewhere ("and")."""
    words = [_anywhere(term) for term in query.terms(language)]
    found = [_present(term) for term in query.terms(language)] if operator == "or" else []
    phrases = [
        Q("bool", minimum_should_match=1, should=[
            Q("match_phrase", **{name: " ".join(run)}) for name in ("title_words", "body_words")
        ])
        for run in query.phrases(language)
    ]  # fmt: skip
    wanted = Q("bool", should=words, minimum_should_match=len(words) if operator == "and" else 1)
    return Q(
        "bool",
        must=[_by_kind(Q("bool", must=[wanted, *phrases]))],
        should=found,
        filter=[Q("term", language=language)],
        boost=OWN_LANGUAGE if language == query.language else 1,
    )


def _by_kind(found: Any) -> Any:
    weights = [
        {"filter": Q("term", kind=kind.value), "weight": weight}
        for kind, weight in KIND_WEIGHTS.items()
    ]
    return Q("function_score", query=found, functions=weights, boost_mode="multiply")


def _fields(term: str) -> list[Any]:
    return [Q("term", title_words={"value": term, "boost": 4}), Q("term", body_words=term)]


def _anywhere(term: str) -> Any:
    """One word in title or body."""
    return Q("dis_max", tie_breaker=0.2, queries=_fields(term))


def _present(term: str) -> Any:
    """A word found outweighs how often the others occur, whatever the kind."""
    found = Q("bool", should=_fields(term), minimum_should_match=1)
    return Q("constant_score", filter=found, boost=WORD_FOUND)


def _filters(query: Query) -> list[Any]:
    filters = []
    if query.kinds:
        filters.append(Q("terms", kind=[kind.value for kind in query.kinds]))
    if query.laws:
        filters.append(Q("terms", law=list(query.laws)))
    return filters


def _id(row: SearchDocument) -> str:
    return f"{row.key}:{row.language}"


def _actions(rows: Iterable[SearchDocument], index: str) -> Iterator[dict[str, Any]]:
    for row in rows:
        action: dict[str, Any] = {
            "_index": index,
            "_id": _id(row),
            "version": row.revision,
            "version_type": "external_gte",
        }
        if row.is_deleted:
            yield {**action, "_op_type": "delete"}
        else:
            yield {**action, "_op_type": "index", "_source": _source(row)}


def _source(row: SearchDocument) -> dict[str, Any]:
    title, body = weighed_texts(row.kind, row.label, row.title, row.body)
    return {
        **{name: getattr(row, name) for name in KEYWORDS},
        "title_words": " ".join(terms(title, row.language)),
        "body_words": " ".join(terms(body, row.language)),
    }


def _hits(found: list[dict[str, Any]]) -> list[Hit]:
    """The rows behind the answer as they are now; what was withdrawn meanwhile is left out."""
    scores = {one["_id"]: float(one["_score"] or 0) for one in found}
    keys = [name.rpartition(":")[0] for name in scores]
    rows = SearchDocument.objects.findable().filter(key__in=keys).defer("vector", "body")
    rows = rows.annotate(beginning=Left("body", LONGEST_BODY))
    by_id = {_id(row): row for row in rows}
    return [_hit(by_id[name], score) for name, score in scores.items() if name in by_id]


def _hit(row: Any, score: float) -> Hit:
    """`row` as `_hits` annotates it."""
    names = ("kind", "language", "law", "law_title", "eid", "label", "title", "path", "key")
    values = {name: getattr(row, name) for name in names}
    return Hit(score=score, body=row.beginning, **values)


def _is_expected(error: dict[str, Any]) -> bool:
    """A newer revision is there already, or what is to be removed never was."""
    operation, details = next(iter(error.items()))
    status = details.get("status", 500)
    return status == 409 or (operation == "delete" and details.get("result") == "not_found")
