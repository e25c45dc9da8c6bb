"""The worker does the rest: from a confirmed question to a public one, once."""

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.core import mail as django_mail
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from constituents import asking
from constituents.enums import Delivery
from constituents.models import Question
from constituents.quota import TooManyError
from core.management.commands.worker import run_worker
from core.models import LedgerEntry, OutgoingMail
from core.roles import Role
from tests.factories.constituents import PersonFactory
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def work() -> None:
    """Until nothing is left: delivering leaves a mail behind, and a sent mail a record."""
    for _ in range(5):
        run_worker(wait=False)
        if not ProcrastinateJob.objects.filter(status="todo").exists():
            return


def fields(typed) -> dict[str, str]:
    return {**typed, "about_path": "", "about_title": ""}


def test_the_worker_brings_a_question_to_the_mp_and_to_the_public(typed):
    mp = PersonFactory(with_account=True)
    author = UserFactory(roles=(Role.CITIZEN,))
    question = asking.ask(mp, fields(typed), key=uuid4(), language="az", author=author)
    work()
    question.refresh_from_db()
    assert question.delivery == Delivery.DELIVERED
    assert [mail.to for mail in django_mail.outbox] == [[mp.email]]
    assert LedgerEntry.objects.filter(kind="question.delivered").count() == 1
    work()
    assert len(django_mail.outbox) == 1
    assert not ProcrastinateJob.objects.filter(status__in=["todo", "failed"]).exists()


def test_a_rolled_back_question_leaves_no_job(typed):
    mp = PersonFactory()
    author = UserFactory(roles=(Role.CITIZEN,))
    with transaction.atomic():
        asking.ask(mp, fields(typed), key=uuid4(), language="az", author=author)
        transaction.set_rollback(True)
    work()
    assert not Question.objects.exists()
    assert django_mail.outbox == []


def in_parallel(count: int, call) -> list:
    def run(number: int):
        try:
            return call(number)
        except TooManyError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def test_the_same_form_sent_eight_times_at_once_is_one_question(typed):
    mp, key = PersonFactory(), uuid4()
    found = in_parallel(
        8, lambda _: asking.ask(mp, fields(typed), key=key, language="az").reference
    )
    assert len(set(found)) == 1
    assert Question.objects.count() == OutgoingMail.objects.count() == 1


def test_eight_forms_at_once_are_one_mail_to_the_address(typed):
    mp = PersonFactory()
    in_parallel(8, lambda _: asking.ask(mp, fields(typed), key=uuid4(), language="az"))
    assert OutgoingMail.objects.filter(recipient=typed["email"]).count() == 1
    assert Question.objects.count() == 1


def test_a_link_pressed_eight_times_at_once_confirms_once(typed, monkeypatch):
    mp = PersonFactory()
    tokens = []
    issue = asking.confirmations.issue

    def remember(purpose, subject, **more):
        token = issue(purpose, subject, **more)
        tokens.append((purpose, token))
        return token

    monkeypatch.setattr(asking.confirmations, "issue", remember)
    asking.ask(mp, fields(typed), key=uuid4(), language="az")
    token = dict(tokens)[asking.CONFIRM]

    def press(_):
        try:
            return asking.confirm(token).reference
        except asking.LinkProblem:
            return None

    started = time.monotonic()
    assert sum(result is not None for result in in_parallel(8, press)) == 1
    assert time.monotonic() - started < 30
    assert (
        ProcrastinateJob.objects.filter(task_name="constituents.tasks.deliver_question").count()
        == 1
    )
