"""Making the whole table anew, for the first time or after a doubt."""

from django.db import connection, transaction

from search import registry
from search.indexing import bury, refresh
from search.models import SearchDocument


def rebuild_documents(*, anew: bool = False) -> int:
    """Refresh everything, bury what no longer exists; returns how many documents there are.

    `anew` writes also what says the right thing: its words may have been analysed by rules
    that changed since.
    """
    for kind, identity in registry.all_identities():
        refresh(kind, identity, anew=anew)
    _bury_orphans()
    return SearchDocument.objects.filter(is_deleted=False).count()


@transaction.atomic
def _bury_orphans() -> None:
    """Documents of nothing. What is being published meanwhile waits, and is not taken for one."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE search_searchdocument IN SHARE ROW EXCLUSIVE MODE")
    known = {key for one in registry.all_identities() for key in registry.keys_of(*one)}
    rows = SearchDocument.objects.filter(is_deleted=False).defer("title", "body", "vector")
    bury([row for row in rows.iterator() if row.key not in known])
