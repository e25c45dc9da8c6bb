"""Making the whole table anew, for the first time or after a doubt."""

from search import registry
from search.document import Kind
from search.indexing import bury, mirror, refresh
from search.models import SearchDocument


def rebuild_documents() -> int:
    """Refresh everything, bury what no longer exists; returns how many documents there are."""
    seen = set()
    for kind, identity in registry.all_identities():
        refresh(kind, identity)
        seen.add(f"{kind}:{identity}")
    orphans = SearchDocument.objects.filter(is_deleted=False).exclude(key__in=seen)
    mirror([str(bury(row)) for row in orphans])
    return SearchDocument.objects.filter(is_deleted=False).count()


def refresh_all(kind: Kind, identities: list[str]) -> None:
    for identity in identities:
        refresh(kind, identity)
