"""Too many questions: 429, when to come back, and the text still there."""

import pytest

from constituents.models import Question
from core.roles import Role
from tests.constituents.test_ask_pages import address, ask
from tests.factories.constituents import QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_production(settings):
    settings.LIMITS_SCALE = 1


def test_one_question_too_many_says_when_and_keeps_the_text(client, mp, typed, settings):
    settings.LIMITS = {"question": {"address": "1/hour"}}
    ask(client, mp, typed)
    other = {**typed, "email": "other@example.org", "text": "İkinci sualım budur."}
    page = ask(client, mp, other)
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 3600
    content = page.content.decode()
    assert "İkinci sualım budur." in content
    assert "other@example.org" in content
    assert Question.objects.count() == 1


def test_one_follow_up_too_many_keeps_the_text(mp, person_with, signed_in, settings):
    settings.LIMITS = {"follow-up": {"account": "1/hour"}}
    author = person_with(Role.CITIZEN)
    browser = signed_in(author)
    statuses = []
    for n in range(2):
        question = QuestionFactory(recipient=mp, author=author, answered=True)
        typed = {"text": f"Bəs {n}?", "key": f"{n}" * 32}
        page = browser.post(address("follow_up", question.reference), typed)
        statuses.append(page.status_code)
    assert statuses == [302, 429]
    assert "Bəs 1?" in page.content.decode()
    assert page.has_header("Retry-After")
    assert not question.follow_ups.exists()
