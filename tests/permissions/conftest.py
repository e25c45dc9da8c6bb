"""One world for the whole table: each request is undone, so the rows do not meet."""

from collections.abc import Iterator

import pytest

from tests.permissions.asking import undone
from tests.permissions.world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), undone():
        yield make_world()
