"""Keeping the table of search documents equal to what the public may see.

Called inside the transaction that changed the thing, so the embedded engine is never
behind. Elasticsearch follows through one job per refresh, enqueued in the same transaction.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction

from search import registry
from search.analysis import analyse
from search.document import Document, Kind
from search.models import SearchDocument

# What people search for is in titles; PostgreSQL weighs A ten times D.
TITLE_WEIGHT, BODY_WEIGHT = "A", "D"
# tsvector's own limits: positions end at 16,383, 256 of them a word.
MAX_POSITION = 16_383
MAX_POSITIONS = 255
# An advisory lock's first key, so that two refreshes of one thing take turns.
LOCK_SPACE = 4_711


@transaction.atomic
def refresh(kind: Kind, identity: str) -> list[str]:
    """Project one thing anew; returns the keys (with language) that changed."""
    _take_turns(kind, identity)
    wanted = {doc.language: doc for doc in registry.documents_of(kind, identity)}
    rows = {row.language: row for row in SearchDocument.objects.filter(key=f"{kind}:{identity}")}
    changed = [write(doc, rows.get(language)) for language, doc in wanted.items()]
    changed += [
        bury(row) for language, row in rows.items() if language not in wanted and not row.is_deleted
    ]
    keys = [str(pk) for pk in changed if pk]
    mirror(keys)
    return keys


def _take_turns(kind: Kind, identity: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK_SPACE, f"{kind}:{identity}"]
        )


def write(doc: Document, row: SearchDocument | None) -> int | None:
    """Insert or update one row; None when nothing changed."""
    values = {
        "kind": doc.kind.value,
        "law": doc.law,
        "law_title": doc.law_title[:400],
        "eid": doc.eid,
        "label": doc.label,
        "title": doc.title,
        "body": doc.body,
        "path": doc.path,
        "date": doc.date,
        "is_deleted": False,
    }
    if row and all(getattr(row, name) == value for name, value in values.items()):
        return None
    row = row or SearchDocument(key=doc.key, language=doc.language)
    for name, value in values.items():
        setattr(row, name, value)
    return _save(row, vector_of(doc))


def bury(row: SearchDocument) -> int:
    """Leave a tombstone without a word of the text."""
    for name in ("law", "law_title", "eid", "label", "title", "body", "path"):
        setattr(row, name, "")
    row.date, row.is_deleted = None, True
    return _save(row, "")


def _save(row: SearchDocument, vector: str) -> int:
    row.revision += 1
    row.vector = None
    row.save()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_searchdocument SET vector = %s::tsvector WHERE id = %s",
            [vector, row.pk],
        )
    return row.pk


def vector_of(doc: Document) -> str:
    """The analysed words as a tsvector literal: `'nikah':1A,7D 'qanun':2A`."""
    places: dict[str, list[str]] = {}
    position = 0
    title = f"{doc.label} {doc.title}" if doc.label else doc.title
    for text, weight in ((title, TITLE_WEIGHT), (doc.body, BODY_WEIGHT)):
        for token in analyse(text, doc.language):
            position = min(position + 1, MAX_POSITION)
            found = places.setdefault(token.term, [])
            if len(found) < MAX_POSITIONS:
                found.append(f"{position}{weight}")
        position = min(position + 100, MAX_POSITION)
    return " ".join(f"'{term}':{','.join(where)}" for term, where in places.items())


def mirror(keys: Iterable[str]) -> None:
    keys = list(keys)
    if keys and settings.ELASTICSEARCH_URL:
        from search.tasks import mirror_documents

        mirror_documents.defer(ids=[int(key) for key in keys])
