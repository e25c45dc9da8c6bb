"""One server for all tests of this folder, on a copy of the tests' database."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.databases import copy_of_the_database
from tests.served.server import Server


# Before pytest-django's own, which puts those first that leave the database as it was.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            # pytest-django makes a database only when a test is marked as using one.
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def copied_database(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of a database like the tests', whose rows may be committed."""
    with django_db_blocker.unblock(), copy_of_the_database("served") as address:
        yield address


@pytest.fixture(scope="session")
def served(copied_database, tmp_path_factory) -> Iterator[Server]:
    media = tmp_path_factory.mktemp("media")
    server = Server({"DATABASE_URL": copied_database, "SERVED_MEDIA": str(media)})
    server.fill()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def without_database(tmp_path_factory) -> Iterator[Server]:
    """The same site, whose database is not there."""
    nowhere = tmp_path_factory.mktemp("nowhere")
    address = f"postgres://postgres@/none?host={quote(str(nowhere))}"
    server = Server({"DATABASE_URL": address, "SERVED_MEDIA": str(nowhere)})
    server.start()
    yield server
    server.stop()
