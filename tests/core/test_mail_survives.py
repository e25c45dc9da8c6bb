"""Mail through a real mail server while workers die: none lost, none twice without a cause."""

import signal
import time

import pytest

from core.mail import enqueue_rendered
from core.models import OutgoingMail
from tests import killing, smtp
from tests.core.test_jobs import work

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def post(settings):
    with smtp.running() as post:
        settings.MAILERS = smtp.mailers(post)
        yield post


def queue(number: int) -> None:
    for one in range(number):
        enqueue_rendered(
            key=f"test:{one}",
            to=f"person{one}@example.org",
            language="az",
            template="x",
            subject=f"Məktub {one}",
            text="Mətn",
            html="<p>Mətn</p>",
        )


def test_workers_killed_at_random_moments_lose_nothing_and_repeat_only_what_they_held(post):
    post.delay = 0.01
    queue(100)
    moments = killing.kill_at_random_moments(5, longest=0.6, seed=20261124)
    assert OutgoingMail.objects.filter(status="sent").count() == 100
    assert {str(message["To"]) for message in post.messages} == {
        f"person{one}@example.org" for one in range(100)
    }
    assert killing.unexplained(post, moments, window=1.0) == []
    # Two jobs at a time: more than that cannot have been in the air when a worker died.
    assert killing.twice(post) <= 2 * len(moments)


def test_a_stopped_worker_finishes_the_letter_in_its_hands(post):
    post.delay = 1.0
    queue(1)
    with killing.worker() as pid:
        until = time.monotonic() + 20
        while not _is_at_work() and time.monotonic() < until:
            time.sleep(0.02)
        assert killing.stop(pid, signal.SIGTERM) == 0
    assert len(post.messages) == 1
    assert OutgoingMail.objects.get().status == "sent"


def _is_at_work() -> bool:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return ProcrastinateJob.objects.filter(
        status="doing", task_name="core.tasks.send_mail"
    ).exists()


def test_a_mailbox_that_does_not_exist_is_not_tried_again(post):
    post.refused = frozenset({"person0@example.org"})
    queue(2)
    work()
    assert OutgoingMail.objects.get(key="test:0").status == "failed"
    assert OutgoingMail.objects.get(key="test:1").status == "sent"
