"""Who manages accounts, for the tests of people and of invitations."""

import pytest
from django.core.cache import cache

from core.models import User
from core.roles import Role

PASSWORD = "uzun-sirli-parol-7"


@pytest.fixture
def forgotten_limits() -> None:
    """What other tests sent does not count."""
    cache.clear()


@pytest.fixture
def administrator(person_with) -> User:
    user = person_with(Role.ADMINISTRATOR)
    user.set_password(PASSWORD)
    user.save()
    return user
