"""What an engine must do. tests/search/test_contract.py holds both to the same behaviour."""

from collections.abc import Iterable
from typing import Protocol

from search.models import SearchDocument
from search.query import Query, Results


class EngineUnavailable(Exception):
    """The engine is not configured, not reachable, too slow or broken."""


class Engine(Protocol):
    def search(self, query: Query) -> Results:
        """Things that have all terms of the query; if none has, those that have most."""
        ...

    def rebuild(self) -> int:
        """Make the engine hold exactly the table of documents; returns how many."""
        ...

    def mirror(self, rows: Iterable[SearchDocument]) -> None:
        """Bring these rows up to date; older revisions never overwrite newer ones."""
        ...
