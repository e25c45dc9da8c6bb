"""What every test may use: a flush that passes our triggers, people in roles, sent mail."""

import gc
from collections.abc import Callable, Iterator

import pytest
from django.core import mail as django_mail
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings

from core.mail.deliver import deliver
from core.models import OutgoingMail, User
from core.roles import Role
from tests.factories.core import UserFactory

pytest_plugins = ["tests.elasticsearch"]

# Properties are about results: a machine busy with other things must not fail them.
# `--hypothesis-profile thorough` looks longer; every run looks elsewhere anyway.
settings.register_profile(
    "usual", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=2000)
settings.load_profile("usual")


def pytest_collection_finish() -> None:
    """Thousands of collected tests and all modules stay: the collector need not walk them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def flush_passes_the_append_only_triggers() -> Iterator[None]:
    """Transactional tests empty the tables; only the superuser of the tests may do that."""
    original = DatabaseOperations.execute_sql_flush

    def flush(self, sql_list):
        wrapped = [
            "SET session_replication_role = replica;",
            *sql_list,
            # Its models are unmanaged, so Django's flush forgets them.
            "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_events CASCADE;",
            "SET session_replication_role = DEFAULT;",
        ]
        return original(self, wrapped)

    DatabaseOperations.execute_sql_flush = flush
    yield
    DatabaseOperations.execute_sql_flush = original


@pytest.fixture(autouse=True)
def language_of_the_settings() -> Iterator[None]:
    """A request leaves its language behind in the thread; the next test must not find it."""
    yield
    translation.deactivate()


@pytest.fixture
def person_with(db) -> Callable[..., User]:
    """`person_with(Role.MODERATOR)`: an account that holds the roles."""

    def make(*roles: Role, **fields) -> User:
        return UserFactory(roles=roles, **fields)

    return make


@pytest.fixture
def signed_in(client: Client, person_with) -> Callable[..., Client]:
    """`signed_in(Role.MP)` or `signed_in(user)`: a browser with that person's session."""

    def sign_in(who: User | Role) -> Client:
        browser = Client()
        browser.force_login(who if isinstance(who, User) else person_with(who))
        return browser

    return sign_in


@pytest.fixture
def deliver_mail(db) -> Callable[[], list]:
    """Hand over what is queued, as the worker would; returns everything sent so far."""

    def send() -> list:
        for pk in OutgoingMail.objects.filter(status="queued").values_list("pk", flat=True):
            deliver(pk)
        return django_mail.outbox

    return send
