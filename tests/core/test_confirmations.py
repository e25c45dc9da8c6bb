"""Confirmation links: once, in time, for one purpose; and never by opening them."""

import datetime as dt
import threading

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone, translation

from core import confirmations
from core.confirmations import LinkProblem
from core.models import Confirmation
from core.views import link_problem

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def issue(purpose: str = "comment", subject: str = "comment:7", email: str = "a@x.az") -> str:
    return confirmations.issue(purpose, subject, email=email, ttl=DAY)


def reason_of(act, *arguments) -> str:
    with pytest.raises(LinkProblem) as problem:
        act(*arguments)
    return problem.value.reason


def test_a_link_tells_what_it_was_for():
    found = confirmations.redeem("comment", issue())
    assert (found.subject, found.email) == ("comment:7", "a@x.az")


def test_looking_at_a_link_uses_nothing_up():
    token = issue()
    confirmations.peek("comment", token)
    confirmations.peek("comment", token)
    assert confirmations.redeem("comment", token)


def test_a_link_works_once():
    token = issue()
    confirmations.redeem("comment", token)
    assert reason_of(confirmations.redeem, "comment", token) == "used"
    assert reason_of(confirmations.peek, "comment", token) == "used"


def test_a_link_is_of_no_use_for_another_purpose():
    token = issue("comment")
    assert reason_of(confirmations.redeem, "question", token) == "unknown"
    assert confirmations.redeem("comment", token)


def test_a_link_grows_old():
    token = issue()
    with time_machine.travel(timezone.now() + DAY):
        assert reason_of(confirmations.redeem, "comment", token) == "expired"


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "9" * 30, "ə" * 5000, "../etc"])
def test_a_token_we_never_made_is_unknown(token):
    issue()
    assert reason_of(confirmations.peek, "comment", token) == "unknown"


def test_case_matters_in_a_token():
    token = issue()
    assert reason_of(confirmations.peek, "comment", token.swapcase()) == "unknown"


def test_the_database_holds_no_token():
    token = issue()
    assert token not in str(Confirmation.objects.values().get())


def test_tokens_are_long_and_differ():
    tokens = {issue() for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) == 43


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_ten_simultaneous_clicks_one_counts():
    token = issue()
    outcomes = []

    def click() -> None:
        try:
            confirmations.redeem("comment", token)
            outcomes.append("done")
        except LinkProblem as problem:
            outcomes.append(problem.reason)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _ in range(10)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert sorted(outcomes) == ["done"] + ["used"] * 9


@pytest.mark.parametrize(("reason", "status"), [("unknown", 404), ("used", 410), ("expired", 410)])
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_problem_has_its_page_in_the_readers_language(client, reason, status, language):
    request = RequestFactory().get(f"/{language}/x/")
    request.user = AnonymousUser()
    request.LANGUAGE_CODE = language
    with translation.override(language):
        response = link_problem(request, LinkProblem(reason))
    assert response.status_code == status
    assert f'<html lang="{language}"' in response.content.decode()
