"""Every migration of ours can be taken back, and applied again afterwards."""

import os
import subprocess
import sys

import pytest

from tests.data import PROJECT
from tests.databases import copy_of_the_database

# From the top of the layers down. Wagtail's own tables refer to accounts, so those stay.
BACK = """
import django
django.setup()
from django.core.management import call_command
for app in ("search", "cms", "ethics_code", "legislation", "constituents"):
    call_command("migrate", app, "zero", verbosity=0)
call_command("migrate", "core", "0001", verbosity=0)
call_command("migrate", verbosity=0)
call_command("migrate", check_unapplied=True, verbosity=0)
"""


@pytest.fixture(scope="module")
def address(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copy_of_the_database("migrations") as found:
        yield found


@pytest.mark.django_db
def test_every_migration_of_ours_goes_back_and_forth(address):
    done = subprocess.run(
        [sys.executable, "-c", BACK],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
