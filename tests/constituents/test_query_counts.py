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
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert browser.get(url).status_code == 200
    return len(counted)


def add_rows(mp, count: int) -> None:
    for _ in range(count):
        QuestionFactory(recipient=mp, answered=True)
        QuestionFactory(recipient=mp, delivered=True)
        PersonFactory()


@pytest.mark.parametrize("name", ["mp_list", "mp", "question_list", "question", "ask", "find"])
def test_public_pages(client, mp, name):
    shown = QuestionFactory(recipient=mp, answered=True)
    args = {"mp": [mp.slug], "ask": [mp.slug], "question": [shown.reference]}.get(name, [])
    url = address(name, *args) + ("?q=deputat" if name == "find" else "")
    add_rows(mp, 3)
    few = queries(client, url)
    add_rows(mp, 27)
    assert queries(client, url) <= few <= MOST


@pytest.mark.parametrize("name", ["desk", "desk_answers"])
def test_the_desk(mp, signed_in, name):
    browser = signed_in(mp.user)
    add_rows(mp, 3)
    few = queries(browser, address(name))
    add_rows(mp, 27)
    # Paginating asks once more for nothing; the rows themselves ask nothing.
    assert queries(browser, address(name)) <= few + 1 <= MOST


def test_the_moderators_list(mp, signed_in):
    browser = signed_in(Role.MODERATOR)
    add_rows(mp, 3)
    few = queries(browser, address("moderation"))
    add_rows(mp, 27)
    assert queries(browser, address("moderation")) <= few + 1 <= MOST
