"""The mirror's jobs, and the nightly doubt."""

from django.conf import settings

from core.jobs import every, job
from search import mirroring
from search.engines.elasticsearch import ElasticsearchEngine
from search.rebuild import rebuild_documents


@job(queue="search")
def mirror_documents(ids: list[int]) -> None:
    """Bring Elasticsearch up to date with these rows as they are now, however late."""
    mirroring.mirror(ElasticsearchEngine(), ids)


@every("catch-up-elasticsearch")
def catch_up_elasticsearch(timestamp: int) -> None:
    """What was written while Elasticsearch was away, and a whole index when it lost its own."""
    if settings.ELASTICSEARCH_URL:
        mirroring.catch_up(ElasticsearchEngine())


@every("rebuild-search-documents")
def rebuild_search_documents(timestamp: int) -> None:
    """Repairs whatever a lost signal left behind; rows that are right are not written."""
    rebuild_documents()
