"""What an engine must do. tests/search/test_contract.py holds both to the same behaviour."""

from typing import Protocol

from search.query import Query, Results


class EngineUnavailable(Exception):
    """The engine is not configured, not reachable, too slow or broken."""


class Engine(Protocol):
    def search(self, query: Query) -> Results:
        """Things that have all terms of the query; if none has, those that have most."""
        ...
