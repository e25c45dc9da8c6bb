"""Keeping the table of search documents equal to what the public may see.

Called inside the transaction that changed the thing, so the embedded engine is never
behind. Elasticsearch follows through one job per refresh, enqueued in the same transaction.
"""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Cast

from search import registry
from search.analysis import analyse
from search.document import Document, Kind
from search.models import SearchDocument
from search.ranking import weighed_texts

# What people search for is in titles; PostgreSQL weighs A ten times D.
TITLE_WEIGHT, BODY_WEIGHT = "A", "D"
# tsvector's own limits: positions end at 16,383, 256 of them a word.
MAX_POSITION = 16_383
MAX_POSITIONS = 255
# A vector may have a megabyte. Beyond this a text is found by its beginning.
MAX_BYTES = 1_000_000
BYTES_A_WORD, BYTES_A_POSITION = 4, 2
# An advisory lock's first key, so that two refreshes of one thing take turns.
LOCK_SPACE = 4_711
WORDS = ("law", "law_title", "eid", "label", "title", "body", "path")
WRITTEN = (*WORDS, "kind", "date", "vector", "is_deleted", "revision")


@transaction.atomic
def refresh(kind: Kind, *identities: str, anew: bool = False) -> list[int]:
    """Project these things anew; returns the primary keys of the rows that were written."""
    take_turns(kind, identities)
    keys = [key for one in identities for key in registry.keys_of(kind, one)]
    documents = [doc for one in identities for doc in registry.documents_of(kind, one)]
    return store(keys, documents, anew=anew)


def take_turns(kind: Kind, identities: Iterable[str]) -> None:
    """Lock these things until the transaction ends, always in one order."""
    names = [f"{kind}:{identity}" for identity in identities]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, turn) FROM (SELECT DISTINCT hashtext(name) AS turn"
            " FROM unnest(%s::text[]) AS name ORDER BY turn) AS turns",
            [LOCK_SPACE, names],
        )


def store(keys: Iterable[str], documents: Iterable[Document], *, anew: bool = False) -> list[int]:
    """Make the rows of `keys` say just this; unchanged rows stay untouched, unless `anew`.

    Call it with the things locked (`take_turns`). Returns the primary keys of written rows.
    """
    known = SearchDocument.objects.filter(key__in=keys).defer("vector")
    rows = {(row.key, row.language): row for row in known}
    pairs = [(doc, rows.pop((doc.key, doc.language), None)) for doc in documents]
    changed = [_written(doc, row) for doc, row in pairs if anew or not _says(row, doc)]
    left = [_tombstone(row) for row in rows.values() if not row.is_deleted]
    return _save([*changed, *left])


def bury(rows: Iterable[SearchDocument]) -> list[int]:
    """Leave tombstones without a word of the text."""
    return _save([_tombstone(row) for row in rows])


def _values(doc: Document) -> dict[str, object]:
    return {
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


def _says(row: SearchDocument | None, doc: Document) -> bool:
    """Whether the row holds this document already."""
    return row is not None and all(getattr(row, n) == value for n, value in _values(doc).items())


def _written(doc: Document, row: SearchDocument | None) -> SearchDocument:
    """The row to write, one revision on."""
    revision = (row.revision if row else 0) + 1
    return _row(doc.key, doc.language, revision, vector_of(doc), **_values(doc))


def _tombstone(row: SearchDocument) -> SearchDocument:
    return _row(row.key, row.language, row.revision + 1, "", kind=row.kind, is_deleted=True)


def _row(key: str, language: str, revision: int, vector: str, **values: object) -> SearchDocument:
    words = Cast(Value(vector), SearchVectorField())
    return SearchDocument(key=key, language=language, revision=revision, vector=words, **values)


def _save(rows: list[SearchDocument]) -> list[int]:
    stored = SearchDocument.objects.bulk_create(
        rows,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["key", "language"],
        update_fields=WRITTEN,
    )
    changed = [row.pk for row in stored]
    mirror(changed)
    return changed


def vector_of(doc: Document) -> str:
    """The analysed words as a tsvector literal: `'nikah':1A,7D 'qanun':2A`."""
    places: dict[str, list[str]] = {}
    position = size = 0
    title, body = weighed_texts(doc.kind, doc.label, doc.title, doc.body)
    for text, weight in ((title, TITLE_WEIGHT), (body, BODY_WEIGHT)):
        for token in analyse(text, doc.language):
            position = min(position + 1, MAX_POSITION)
            size += 0 if token.term in places else len(token.term.encode()) + BYTES_A_WORD
            if size > MAX_BYTES:
                break
            found = places.setdefault(token.term, [])
            if len(found) < MAX_POSITIONS:
                size += BYTES_A_POSITION
                found.append(f"{position}{weight}")
        position = min(position + 100, MAX_POSITION)
    return " ".join(f"'{term}':{','.join(where)}" for term, where in places.items())


def mirror(ids: list[int]) -> None:
    """Have Elasticsearch, where there is one, take over these rows after the commit."""
    if ids and settings.ELASTICSEARCH_URL:
        from search.tasks import mirror_documents

        mirror_documents.defer(ids=ids)
