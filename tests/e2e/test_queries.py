"""How much the pages of the demonstration ask of the database, whoever reads them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.e2e import people
from tests.e2e.people import client_of

MAX_QUERIES = 30


@pytest.mark.parametrize("reader", ["", people.MP, people.MODERATOR])
def test_public_pages_need_at_most_thirty_queries(paths, reader):
    client, problems = client_of(reader) if reader else Client(), []
    for path in [path for found in paths.values() for path in found]:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code < 400, path
        if len(queries) > MAX_QUERIES:
            problems.append(f"{path}: {len(queries)} queries")
    assert not problems, "\n".join(problems)
