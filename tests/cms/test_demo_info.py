"""What a newcomer reads when the demonstration is up is true."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from cms.demo.accounts import PASSWORD, load_accounts
from cms.demo.load import CONTENT
from cms.management.commands import demo_info

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts() -> list:
    return load_accounts(CONTENT / "accounts.json")


def introduction() -> str:
    printed = StringIO()
    call_command("demo_info", stdout=printed)
    return printed.getvalue()


def test_every_account_is_named_with_its_role_and_the_password(accounts, settings) -> None:
    text = introduction()
    assert PASSWORD in text
    assert f"{settings.SITE_URL}/az/" in text
    for user in accounts:
        assert user.check_password(PASSWORD)
        line = next(line for line in text.splitlines() if user.email in line)
        for group in user.groups.all():
            assert group.name.replace("_", " ") in line


def test_the_public_comes_first_and_the_administrator_last(accounts) -> None:
    roles = [role for _, role in demo_info.accounts()]
    assert (roles[0], roles[-1]) == ("citizen", "administrator")


def test_a_group_that_is_no_role_is_not_shown(accounts) -> None:
    accounts[0].groups.add(Group.objects.create(name="Stamp collectors"))
    assert "Stamp collectors" not in introduction()


def test_every_address_leads_somewhere(settings) -> None:
    settings.SECURE_SSL_REDIRECT = False
    for title, path in demo_info.addresses():
        assert Client().get(path).status_code in {200, 302}, title
