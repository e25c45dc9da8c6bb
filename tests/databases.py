"""A copy of the tests' database, for programs of their own whose changes are committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from django.db import connection


@contextmanager
def copy_of_the_database(suffix: str) -> Iterator[str]:
    """Its DATABASE_URL; gone afterwards. Needs a connection outside of any transaction."""
    original = connection.settings_dict["NAME"]
    name = f"{original}_{suffix}"
    # A database is only copied while nobody else uses it.
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
        where = connection.connection.info.host
    try:
        yield f"postgres://postgres@/{name}?host={quote(where)}"
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
