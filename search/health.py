"""The state of Elasticsearch, for the health endpoint."""

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError
from elasticsearch import Elasticsearch

from core.health import CHECKS, OFF, OK, WAITING
from search.models import SearchDocument


def elasticsearch() -> str:
    """ "waiting" while it lacks something, as it does without a worker: nobody asks it then."""
    if not settings.ELASTICSEARCH_URL:
        return OFF
    with Elasticsearch(settings.ELASTICSEARCH_URL, request_timeout=2, max_retries=0) as client:
        client.cluster.health()
    # A database that is away is named by its own line.
    with suppress(DatabaseError):
        return WAITING if SearchDocument.objects.waiting().exists() else OK
    return OK


CHECKS["elasticsearch"] = elasticsearch
