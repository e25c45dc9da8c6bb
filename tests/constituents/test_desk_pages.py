"""The desk: an MP, an assistant, and everybody who must not get in."""

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from constituents.enums import Dialogue
from constituents.models import Answer, Question
from core.models import OutgoingMail
from core.roles import Role, revoke
from tests.factories.constituents import PersonFactory, QuestionFactory

pytestmark = pytest.mark.django_db

GIVEN = {"text": "Mayda açılacaq.", "signed_as": "mp_self"}


def address(name: str, *args, language: str = "az") -> str:
    with translation.override(language):
        return reverse(f"constituents:{name}", args=args)


@pytest.fixture
def question(mp):
    return QuestionFactory(recipient=mp, delivered=True, private=True)


def given(**more) -> dict:
    return {**GIVEN, "key": str(uuid4()), **more}


def test_the_inbox_shows_what_waits_with_the_days_left(mp, signed_in):
    fresh = QuestionFactory(recipient=mp, delivered=True)
    late = QuestionFactory(
        recipient=mp, delivered=True, delivered_at=timezone.now() - dt.timedelta(days=60)
    )
    done = QuestionFactory(recipient=mp, answered=True)
    page = signed_in(mp.user).get(address("desk"))
    content = page.content.decode()
    assert content.index(late.subject) < content.index(fresh.subject)
    assert done.subject not in content
    assert fresh.email not in content
    assert page.context["waiting"] == 2


def test_an_empty_desk_says_so(mp, signed_in):
    page = signed_in(mp.user).get(address("desk"))
    assert page.status_code == 200
    assert page.context["waiting"] == 0


@pytest.mark.parametrize("signed_as", ["mp_self", "assistant_signed_by_mp", "assistant_on_behalf"])
def test_an_mp_answers_under_the_label_chosen(mp, question, signed_in, signed_as):
    signed_in(mp.user).post(address("desk_answer", question.reference), given(signed_as=signed_as))
    answer = Answer.objects.get()
    assert (answer.signed_as, answer.author, answer.text) == (signed_as, mp.user, GIVEN["text"])


def test_an_assistant_answers_on_behalf_of_the_mp_only(assistant, question, signed_in):
    browser = signed_in(assistant)
    for pretended in ("mp_self", "assistant_signed_by_mp"):
        browser.post(
            address("desk_answer", question.reference), given(signed_as=pretended), follow=True
        )
        assert not Answer.objects.exists()
    browser.post(address("desk_answer", question.reference), given(signed_as="assistant_on_behalf"))
    assert Answer.objects.get().author == assistant


def test_a_preview_publishes_nothing_and_looks_like_the_answer(mp, question, signed_in):
    page = signed_in(mp.user).post(
        address("desk_preview", question.reference), given(), follow=True
    )
    content = page.content.decode()
    assert page.context["preview"].text == GIVEN["text"]
    assert content.count(GIVEN["text"]) == 2
    assert not Answer.objects.exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "mistake",
    [
        *({"text": ""}, {"text": "x" * 5001}, {"text": "nul\x00"}),
        *({"signed_as": ""}, {"signed_as": "queued"}, {"key": "x"}),
    ],
)
def test_a_mistake_in_an_answer_keeps_it(mp, question, signed_in, mistake):
    browser = signed_in(mp.user)
    typed = given(**mistake)
    page = browser.post(address("desk_answer", question.reference), typed, follow=True)
    assert page.status_code == 200
    if "key" not in mistake:
        assert page.context["form"].errors
    if "text" not in mistake:
        assert GIVEN["text"] in page.content.decode()
    assert not Answer.objects.exists()


def test_a_draft_survives_a_change_of_language(mp, question, signed_in):
    browser = signed_in(mp.user)
    browser.post(address("desk_preview", question.reference), given())
    page = browser.get(address("desk_question", question.reference, language="ru"))
    assert GIVEN["text"] in page.content.decode()


def test_publishing_twice_is_one_answer(mp, question, signed_in):
    browser = signed_in(mp.user)
    typed = given()
    for _ in range(2):
        browser.post(address("desk_answer", question.reference), typed)
    assert Answer.objects.count() == 1


def test_the_second_of_two_answers_is_told_and_kept(mp, assistant, question, signed_in):
    signed_in(mp.user).post(address("desk_answer", question.reference), given())
    browser = signed_in(assistant)
    late = given(text="Gecikmiş cavab", signed_as="assistant_on_behalf")
    page = browser.post(address("desk_answer", question.reference), late, follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert Answer.objects.get().text == GIVEN["text"]
    assert "Gecikmiş cavab" in str(dict(browser.session))


def test_declining_needs_a_reason(mp, question, signed_in):
    browser = signed_in(mp.user)
    page = browser.post(address("desk_decline", question.reference), {"reason": ""}, follow=True)
    assert page.context["decline_form"].errors
    browser.post(
        address("desk_decline", question.reference), {"reason": "Bələdiyyə işidir."}, follow=True
    )
    question.refresh_from_db()
    assert question.dialogue == Dialogue.DECLINED
    again = browser.post(
        address("desk_decline", question.reference), {"reason": "yenə"}, follow=True
    )
    assert [message.level_tag for message in again.context["messages"]] == ["error"]


def test_my_answers_lists_what_is_done(mp, signed_in):
    done = QuestionFactory(recipient=mp, answered=True)
    declined = QuestionFactory(recipient=mp, delivered=True, dialogue="declined")
    waiting = QuestionFactory(recipient=mp, delivered=True)
    content = signed_in(mp.user).get(address("desk_answers")).content.decode()
    assert done.subject in content
    assert declined.subject in content
    assert waiting.subject not in content


def desk_pages(question) -> list[tuple[str, str, dict]]:
    reference = question.reference
    return [
        ("get", address("desk_question", reference), {}),
        ("post", address("desk_preview", reference), given()),
        ("post", address("desk_answer", reference), given()),
        ("post", address("desk_decline", reference), {"reason": "yox"}),
    ]


def strangers(person_with) -> dict:
    other_mp = PersonFactory(with_account=True)
    other_assistant = person_with(Role.ASSISTANT)
    other_mp.assistants.add(other_assistant)
    return {
        "another MP": other_mp.user,
        "another MP's assistant": other_assistant,
        "an assistant of nobody": person_with(Role.ASSISTANT),
        "a citizen": person_with(Role.CITIZEN),
        "a moderator": person_with(Role.MODERATOR),
        "an editor": person_with(Role.EDITOR),
        "an administrator": person_with(Role.ADMINISTRATOR),
        "a superuser": person_with(is_superuser=True, is_staff=True),
    }


def blurred(response) -> str:
    """A page without what differs between any two answers: the address and the form keys."""
    content = re.sub(r"S-[0-9A-Z]{4}-[0-9A-Z]{4}", "S", response.content.decode())
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", content)


def test_for_strangers_a_question_of_another_desk_is_not_there(question, signed_in, person_with):
    absent = Question(reference="S-2222-3333")
    for who, user in strangers(person_with).items():
        browser = signed_in(user)
        for here, nowhere in zip(desk_pages(question), desk_pages(absent), strict=True):
            answers = [getattr(browser, method)(url, data) for method, url, data in (here, nowhere)]
            assert [answer.status_code for answer in answers] == [404, 404], (who, here)
            assert blurred(answers[0]) == blurred(answers[1]), (who, here)
    question.refresh_from_db()
    assert question.dialogue == Dialogue.AWAITING
    assert not Answer.objects.exists()


def test_anonymous_visitors_are_sent_to_sign_in_whatever_is_there(client, question):
    absent = Question(reference="S-2222-3333")
    for asked in (question, absent):
        for method, url, data in desk_pages(asked):
            response = getattr(client, method)(url, data)
            assert response.status_code == 302
            assert "/account/login/" in response.url


@pytest.mark.parametrize("name", ["desk", "desk_answers"])
def test_who_has_no_desk_gets_none(signed_in, client, name):
    for role in (Role.CITIZEN, Role.MODERATOR, Role.EDITOR, Role.ETHICS_ADVISER):
        assert signed_in(role).get(address(name)).status_code == 403
    assert client.get(address(name)).status_code == 302


def test_an_mp_who_lost_the_role_lost_the_desk(mp, question, signed_in):
    browser = signed_in(mp.user)
    assert browser.get(address("desk_question", question.reference)).status_code == 200
    revoke(mp.user, Role.MP)
    assert browser.get(address("desk_question", question.reference)).status_code == 404
    assert browser.get(address("desk")).status_code == 403


def test_an_assistant_let_go_lost_the_desk(mp, assistant, question, signed_in):
    browser = signed_in(assistant)
    assert browser.get(address("desk_question", question.reference)).status_code == 200
    mp.assistants.remove(assistant)
    assert browser.get(address("desk_question", question.reference)).status_code == 404


def test_the_role_without_the_person_opens_nothing(question, signed_in):
    page = signed_in(Role.MP).get(address("desk"))
    assert page.context["waiting"] == 0


def test_a_link_to_a_person_without_the_role_opens_nothing(mp, question, signed_in, person_with):
    helper = person_with(Role.CITIZEN)
    mp.assistants.add(helper)
    response = signed_in(helper).get(address("desk_question", question.reference))
    assert response.status_code == 404


@pytest.mark.parametrize("name", ["desk_preview", "desk_answer", "desk_decline"])
def test_a_get_changes_nothing_on_the_desk(mp, question, signed_in, name):
    assert signed_in(mp.user).get(address(name, question.reference)).status_code == 405
