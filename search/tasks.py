"""The mirror's jobs, and the nightly doubt."""

from django.conf import settings

from core.jobs import every, job
from legislation.models import Comment
from search import mirroring
from search.document import Kind
from search.engines.elasticsearch import ElasticsearchEngine
from search.indexing import refresh
from search.rebuild import rebuild_documents


@job(queue="search")
def mirror_documents(ids: list[int]) -> None:
    """Bring Elasticsearch up to date with these rows as they are now, however late."""
    mirroring.mirror(ElasticsearchEngine(), ids)


@job(queue="search")
def refresh_comments(bill: int) -> None:
    """The comments on a law whose title changed; there may be thousands, so nobody waits."""
    comments = Comment.objects.public().filter(item__version__bill_id=bill)
    for reference in comments.values_list("reference", flat=True):
        refresh(Kind.COMMENT, reference)


@every("catch-up-elasticsearch")
def catch_up_elasticsearch(timestamp: int) -> None:
    """What was written while Elasticsearch was away, and a whole index when it lost its own."""
    if settings.ELASTICSEARCH_URL:
        mirroring.catch_up(ElasticsearchEngine())


@every("rebuild-search-documents")
def rebuild_search_documents(timestamp: int) -> None:
    """Repairs whatever a lost signal left behind; rows that are right are not written."""
    rebuild_documents()
