"""The mirror's jobs."""

from core.jobs import job
from search.engines import engine
from search.models import SearchDocument


@job(attempts=20, queue="search")
def mirror_documents(ids: list[int]) -> None:
    """Bring Elasticsearch up to date with these rows as they are now, however late."""
    engine("elasticsearch").mirror(SearchDocument.objects.filter(pk__in=ids))
