"""One interface, two engines. The embedded one answers whenever Elasticsearch cannot."""

import logging

from django.conf import settings

from search.engines.base import Engine, EngineUnavailable
from search.engines.embedded import EmbeddedEngine
from search.query import Query, Results

logger = logging.getLogger(__name__)


def engine(name: str) -> Engine:
    """ "embedded" or "elasticsearch". Raises EngineUnavailable when it is not configured."""
    if name == "elasticsearch":
        from search.engines.elasticsearch import ElasticsearchEngine

        return ElasticsearchEngine()
    return EmbeddedEngine()


def search(query: Query) -> Results:
    """Ask the configured engine; a failure is logged and answered by the embedded one."""
    if settings.ELASTICSEARCH_URL:
        try:
            return engine("elasticsearch").search(query)
        except EngineUnavailable as problem:
            logger.warning("Elasticsearch did not answer: %s", problem)
    return EmbeddedEngine().search(query)


__all__ = ["EmbeddedEngine", "Engine", "EngineUnavailable", "engine", "search"]
