"""A database of the benchmarks' own beside those of the tests, kept from run to run."""

from functools import cache

from django.core.management import call_command
from django.db import connection


@cache
def connect() -> None:
    """Make and migrate it when need be (half a minute), and use it from now on."""
    connection.settings_dict["TEST"]["NAME"] = "bench_meclis"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=True)


@cache
def load_the_demonstration() -> None:
    """Half a minute the first time, a few seconds later."""
    connect()
    call_command("load_demo", verbosity=0)
