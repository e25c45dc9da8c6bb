"""Keeping Elasticsearch equal to the table of documents, whatever stops in between.

Every row knows which of its revisions arrived there. As long as one waits, the embedded
engine answers (`search.engines`), so nothing withdrawn is found for want of a mirror.
"""

from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from search.engines.elasticsearch import ElasticsearchEngine
from search.indexing import LOCK_SPACE
from search.models import SearchDocument

BATCH = 500
# The number beside LOCK_SPACE that stands for the index as a whole.
WHOLE_INDEX = 0


@transaction.atomic
def mirror(engine: ElasticsearchEngine, ids: Iterable[int]) -> None:
    """Bring these rows there as they are now. Raises EngineUnavailable."""
    _lock("pg_advisory_xact_lock_shared")
    rows = list(SearchDocument.objects.filter(pk__in=ids).defer("vector"))
    engine.mirror(rows)
    _note({row.pk: row.revision for row in rows})


@transaction.atomic
def rebuild(engine: ElasticsearchEngine) -> int:
    """Fill a new index; returns how many documents. Mirroring waits. Raises EngineUnavailable."""
    _lock("pg_advisory_xact_lock")
    sent: dict[int, int] = {}
    count = engine.rebuild(_noted(sent))
    _note(sent)
    return count


def catch_up(engine: ElasticsearchEngine) -> None:
    """Whatever got lost on the way, an index included. Raises EngineUnavailable."""
    if not engine.is_filled():
        rebuild(engine)
    waiting = list(SearchDocument.objects.waiting().values_list("pk", flat=True))
    for start in range(0, len(waiting), BATCH):
        mirror(engine, waiting[start : start + BATCH])


def _noted(sent: dict[int, int]) -> Iterator[SearchDocument]:
    for row in SearchDocument.objects.defer("vector").iterator(chunk_size=BATCH):
        sent[row.pk] = row.revision
        yield row


def _note(revisions: dict[int, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_searchdocument AS row SET mirrored = sent.revision"
            " FROM unnest(%s::bigint[], %s::bigint[]) AS sent (id, revision)"
            " WHERE row.id = sent.id AND row.mirrored < sent.revision",
            [list(revisions), list(revisions.values())],
        )


def _lock(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [LOCK_SPACE, WHOLE_INDEX])
