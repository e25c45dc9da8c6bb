"""One interface, two engines. The embedded one answers whenever Elasticsearch cannot."""

import logging
import time

from django.conf import settings

from search.engines.base import Engine, EngineUnavailable
from search.engines.embedded import EmbeddedEngine
from search.models import SearchDocument
from search.query import Query, Results

logger = logging.getLogger(__name__)

# After a failure nobody waits for Elasticsearch for a while. In seconds.
PAUSE = 15
_resting: dict[str, float] = {}


def engine(name: str) -> Engine:
    """ "embedded" or "elasticsearch". Raises EngineUnavailable when it is not configured."""
    if name == "elasticsearch":
        from search.engines.elasticsearch import ElasticsearchEngine

        return ElasticsearchEngine()
    return EmbeddedEngine()


def search(query: Query) -> Results:
    """Ask Elasticsearch where there is one that has everything, else the embedded engine."""
    url = settings.ELASTICSEARCH_URL
    if url and time.monotonic() >= _resting.get(url, 0) and not _is_behind():
        try:
            return engine("elasticsearch").search(query)
        except EngineUnavailable as problem:
            _resting[url] = time.monotonic() + PAUSE
            logger.warning("Elasticsearch did not answer: %s", problem)
    return EmbeddedEngine().search(query)


def forget_failures() -> None:
    """Ask Elasticsearch again at once."""
    _resting.clear()


def _is_behind() -> bool:
    """Something withdrawn or changed might still be found there as it was."""
    return SearchDocument.objects.waiting().exists()


__all__ = ["EmbeddedEngine", "Engine", "EngineUnavailable", "engine", "forget_failures", "search"]
