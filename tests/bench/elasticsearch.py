"""The Elasticsearch that is there: the given one, or the fetched one, started for this run."""

import atexit
import os
from functools import cache
from pathlib import Path

from core.embedded import elasticsearch
from core.embedded.process import EmbeddedError
from search.engines.elasticsearch import ElasticsearchEngine
from search.mirroring import rebuild

DATA = Path(__file__).parents[2] / ".data"
GIVEN = os.environ.get("ELASTICSEARCH_URL", "")


def is_there() -> bool:
    """A server that was never fetched is not fetched for this."""
    if GIVEN:
        return True
    try:
        elasticsearch.java_home()
    except EmbeddedError:
        return False
    return (DATA / "elasticsearch" / f"elasticsearch-{elasticsearch.VERSION}").exists()


@cache
def filled_engine() -> ElasticsearchEngine:
    """An engine under a name of its own that holds the table of documents."""
    engine = ElasticsearchEngine(GIVEN or _started(), name="bench")
    rebuild(engine)
    atexit.register(_remove, engine)
    return engine


def _started() -> str:
    running = elasticsearch.throwaway(DATA)
    node = running.__enter__()
    atexit.register(running.__exit__, None, None, None)
    return node.url


def _remove(engine: ElasticsearchEngine) -> None:
    engine.client.indices.delete(index=list(engine.client.indices.get(index="bench_*")))
