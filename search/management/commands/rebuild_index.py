from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search import mirroring
from search.engines import EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.rebuild import rebuild_documents


class Command(BaseCommand):
    help = "Project everything public anew, and fill Elasticsearch when it is configured."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild_documents(anew=True)
        self.stdout.write(f"{count} documents in the embedded index")
        if settings.ELASTICSEARCH_URL:
            try:
                count = mirroring.rebuild(ElasticsearchEngine())
            except EngineUnavailable as problem:
                raise CommandError(f"Elasticsearch: {problem}") from problem
            self.stdout.write(f"{count} documents in Elasticsearch")
