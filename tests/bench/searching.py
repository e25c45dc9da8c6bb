"""What analysed search costs against PostgreSQL without it.

The articles are generated: words drawn from the Family Code as often as they occur there.
"""

import random
from collections.abc import Callable
from functools import cache

from django.db import connection, transaction

from search.document import Document, Kind
from search.engines import Engine, engine
from search.indexing import store, vector_of
from search.models import SearchDocument
from search.query import Query
from tests.bench import Measured, benchmark, elasticsearch
from tests.bench.comparison import text
from tests.bench.database import connect

INDEXED, SEARCHED = 300, 3000
WORDS_IN_AN_ARTICLE = 120
QUERIES = ("nikah", "aliment tələbi", "uşağın hüquqları", "məhkəmənin qərarı ilə", "övladlığa")


@cache
def articles(count: int, law: str = "bench") -> list[Document]:
    draw, words = random.Random(7), text().split()  # noqa: S311 - a repeatable text
    return [
        Document(
            key=f"article:{law}-{number}",
            kind=Kind.ARTICLE,
            language="az",
            title=" ".join(draw.choices(words, k=4)),
            body=" ".join(draw.choices(words, k=WORDS_IN_AN_ARTICLE)),
            path=f"/bills/{law}/versions/1/art_{number}/",
            law=law,
            eid=f"art_{number}",
            label=str(number),
        )
        for number in range(count)
    ]


def row_of(one: Document) -> SearchDocument:
    names = ("key", "language", "title", "body", "path", "law", "eid", "label")
    return SearchDocument(kind=one.kind.value, **{name: getattr(one, name) for name in names})


def undone(work: Callable[[], object]) -> Measured:
    """The same work each time: what it stores does not stay."""

    def measured() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return measured


@benchmark(unit="articles", amount=INDEXED)
def search_store_rows_in_bulk() -> Measured:
    connect()
    return undone(lambda: SearchDocument.objects.bulk_create(map(row_of, articles(INDEXED, "new"))))


@benchmark(unit="articles", amount=INDEXED, baseline="search_store_rows_in_bulk")
def search_analyse_articles() -> Measured:
    return lambda: [vector_of(one) for one in articles(INDEXED)]


@benchmark(unit="articles", amount=INDEXED, baseline="search_store_rows_in_bulk")
def search_index_articles() -> Measured:
    """Analyse and store, as the publication of a law does."""
    connect()
    return undone(lambda: index(articles(INDEXED, "new")))


def index(documents: list[Document]) -> None:
    store([one.key for one in documents], documents)


@cache
def fill() -> None:
    """3,000 articles, analysed, and nothing else."""
    connect()
    SearchDocument.objects.all().delete()
    index(articles(SEARCHED))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_searchdocument")


@benchmark(unit="queries", amount=len(QUERIES))
def search_with_like() -> Measured:
    """Every word somewhere in the text as it was typed: no forms of a word, no order."""
    fill()
    rows = SearchDocument.objects.filter(is_deleted=False)

    def ask(query: str) -> list[SearchDocument]:
        found = rows
        for word in query.split():
            found = found.filter(body__icontains=word)
        return list(found[:20])

    return lambda: [ask(query) for query in QUERIES]


@benchmark(unit="queries", amount=len(QUERIES), baseline="search_with_like")
def search_with_the_embedded_engine() -> Measured:
    fill()
    return asking(engine("embedded"))


def asking(chosen: Engine) -> Measured:
    assert all(chosen.search(Query(query)).total for query in QUERIES)
    return lambda: [chosen.search(Query(query)) for query in QUERIES]


if elasticsearch.is_there():

    @benchmark(unit="queries", amount=len(QUERIES), baseline="search_with_like")
    def search_with_elasticsearch() -> Measured:
        fill()
        return asking(elasticsearch.filled_engine())
