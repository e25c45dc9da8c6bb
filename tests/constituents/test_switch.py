"""Questions are stopped without a deployment, and nothing that was typed is lost."""

import pytest

from constituents.enums import Delivery
from constituents.models import Question
from core import switches
from core.models import Switch
from core.roles import Role
from tests.constituents.test_ask_pages import address, ask, sent_form

pytestmark = pytest.mark.django_db


def throw(person_with, *, stop=True, **notes):
    by = person_with(Role.ADMINISTRATOR)
    switches.throw(Switch.Name.QUESTIONS, stop=stop, notes=notes, by=by)


def test_the_form_says_it(client, mp, person_with):
    throw(person_with, note_az="Sabah saat 9-da bərpa olunur.")
    page = client.get(address("ask", mp.slug))
    assert "Sabah saat 9-da bərpa olunur." in page.content.decode()


def test_a_question_written_before_the_switch_is_refused_and_kept(client, mp, typed, person_with):
    checked = client.post(address("ask", mp.slug), typed, follow=True)
    form = sent_form(checked.content.decode())
    throw(person_with)
    page = client.post(address("ask_send", mp.slug), form)
    assert not Question.objects.exists()
    assert typed["subject"] in page.content.decode()
    assert typed["email"] in page.content.decode()
    throw(person_with, stop=False)
    client.post(address("ask_send", mp.slug), form)
    assert Question.objects.get().text == typed["text"]


def test_a_link_opened_meanwhile_keeps_working(
    client, mp, typed, person_with, post_office, link_in
):
    ask(client, mp, typed)
    [letter] = post_office()
    token = link_in(letter, "/confirm/").rstrip("/").rsplit("/", 1)[-1]
    throw(person_with)
    client.post(address("confirm"), {"token": token})
    assert Question.objects.get().delivery == Delivery.UNCONFIRMED
    throw(person_with, stop=False)
    client.post(address("confirm"), {"token": token})
    assert Question.objects.get().delivery != Delivery.UNCONFIRMED


@pytest.mark.parametrize("token", ["", "a/b", "a" * 1000, "../x", "?", "\x00"])
def test_an_invented_link_is_unknown_also_while_questions_are_stopped(client, person_with, token):
    throw(person_with)
    assert client.post(address("confirm"), {"token": token}).status_code == 404
