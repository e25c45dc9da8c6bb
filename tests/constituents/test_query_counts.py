"""Public pages ask the database as often with 30 rows as with 3, and at most 30 times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from core.roles import Role
from tests.factories.constituents import PersonFactory, QuestionFactory

pytestmark = pytest.mark.django_db

MOST = 30


def address(name: str, *args) -> str:
    with translation.override("az"):
        return reverse(f"constituents:{name}", args=args)


def queries(browser, url: str) -> int:
    browser.get(url)
    with CaptureQueriesContext(connection) as counted:
        assert browser.get(url).status_code == 200
    return len(counted)


def add_rows(mp, count: int) -> None:
    for _ in range(count):
        QuestionFactory(recipient=mp, answered=True)
        QuestionFactory(recipient=mp, delivered=True)
        PersonFactory()


def test_thirty_rows_cost_no_more_queries_than_three(client, mp, signed_in):
    add_rows(mp, 3)
    shown = QuestionFactory(recipient=mp, answered=True)
    desk, moderator = signed_in(mp.user), signed_in(Role.MODERATOR)
    pages = [
        (client, address("mp_list")),
        (client, address("find") + "?q=deputat"),
        (client, address("mp", mp.slug)),
        (client, address("ask", mp.slug)),
        (client, address("question_list")),
        (client, address("question", shown.reference)),
        (desk, address("desk")),
        (desk, address("desk_answers")),
        (moderator, address("moderation")),
    ]
    few = [queries(browser, url) for browser, url in pages]
    add_rows(mp, 27)
    for (browser, url), before in zip(pages, few, strict=True):
        # A list longer than a page is counted once more.
        assert queries(browser, url) <= before + 1 <= MOST, url
