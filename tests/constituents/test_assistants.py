"""An MP's assistants: invited by the MP alone, sent away at once, and nobody else's."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from core.models import AccountEvent, Invitation, OutgoingMail, User
from core.roles import Role, has_role
from tests.factories.constituents import PersonFactory
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
LIST, INVITE = "/az/desk/assistants/", "/az/desk/assistants/invite/"


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def mp(db):
    person = PersonFactory(with_account=True)
    person.user.set_password(PASSWORD)
    person.user.save()
    return person


@pytest.fixture
def desk(client, mp) -> Client:
    client.force_login(mp.user)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def assistant(mp) -> User:
    user = UserFactory(roles=(Role.ASSISTANT,))
    mp.assistants.add(user)
    return user


def test_an_invited_assistant_answers_for_this_mp(desk, mp):
    desk.post(INVITE, {"email": "new@x.az"})
    path = re.search(r"http://testserver(/az/account/invitation/\S+)", letter().text)[1]
    Client().post(path, {"password1": PASSWORD, "display_name": "Leyla Quliyeva"})
    user = mp.assistants.get()
    assert (user.email, has_role(user, Role.ASSISTANT)) == ("new@x.az", True)


def letter() -> OutgoingMail:
    return OutgoingMail.objects.get(template="account/email/invitation")


def test_inviting_asks_for_the_password_once_more(signed_in, mp):
    response = signed_in(mp.user).post(INVITE, {"email": "new@x.az"})
    assert response.url.startswith("/az/account/reauthenticate/")
    assert not Invitation.objects.exists()


def test_an_assistant_sent_away_reads_nothing_at_the_next_request(desk, mp, assistant, signed_in):
    theirs = signed_in(assistant)
    assert theirs.get("/az/desk/questions/").status_code == 200
    for _ in range(2):
        desk.post(f"{LIST}{assistant.pk}/remove/")
    assert theirs.get("/az/desk/questions/").status_code == 403
    event = AccountEvent.objects.get()
    assert (event.act, event.person, event.actor) == ("role_revoked", assistant, mp.user)


def test_an_assistant_of_two_mps_stays_the_others(desk, assistant):
    other = PersonFactory(with_account=True)
    other.assistants.add(assistant)
    desk.post(f"{LIST}{assistant.pk}/remove/")
    assert has_role(User.objects.get(pk=assistant.pk), Role.ASSISTANT)
    assert list(other.assistants.all()) == [assistant]


def test_an_mp_sends_nobody_elses_assistant_away(desk):
    other = PersonFactory(with_account=True)
    user = UserFactory(roles=(Role.ASSISTANT,))
    other.assistants.add(user)
    assert desk.post(f"{LIST}{user.pk}/remove/").status_code == 404
    assert list(other.assistants.all()) == [user]


def test_an_mp_sees_and_withdraws_only_the_own_invitations(desk, mp):
    other = PersonFactory(with_account=True)
    desk.post(INVITE, {"email": "new@x.az"})
    own = Invitation.objects.get()
    strangers = Client()
    strangers.force_login(other.user)
    assert "new@x.az" not in strangers.get(LIST).content.decode()
    withdraw = f"{LIST}invitations/{own.pk}/withdraw/"
    assert strangers.post(withdraw).status_code == 404
    assert Invitation.objects.open().exists()
    desk.post(withdraw)
    assert not Invitation.objects.open().exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MP])
def test_for_everybody_else_the_page_does_not_exist(signed_in, assistant, role):
    browser = signed_in(role)
    assert browser.get(LIST).status_code == 404
    assert browser.post(f"{LIST}{assistant.pk}/remove/").status_code == 404
    assert browser.post(f"{LIST}invitations/1/withdraw/").status_code == 404


def test_an_assistant_invites_nobody(assistant, client):
    assistant.set_password(PASSWORD)
    assistant.save()
    client.force_login(assistant)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    assert client.post(INVITE, {"email": "new@x.az"}).status_code == 404
    assert not Invitation.objects.exists()


def test_strangers_are_sent_to_sign_in(client):
    assert client.get(LIST).url.startswith("/az/account/login/")
    assert client.post(INVITE, {"email": "new@x.az"}).url.startswith("/az/account/login/")


@pytest.mark.parametrize("path", [INVITE, f"{LIST}1/remove/", f"{LIST}invitations/1/withdraw/"])
def test_a_link_does_nothing(desk, path):
    assert desk.get(path).status_code == 405


@pytest.mark.parametrize(
    "email", ["", "ınfo@x.az", "a@x.az\r\nBcc: b@x.az", "x" * 100_000, "a\x00"]
)
def test_what_is_no_address_is_refused_on_the_page(desk, email):
    response = desk.post(INVITE, {"email": email})
    assert response.status_code == 200
    assert response.context["form"].errors["email"]


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_page_is_in_the_readers_language(desk, assistant, language):
    html = desk.get(f"/{language}/desk/assistants/").content.decode()
    assert f'<html lang="{language}"' in html
    assert assistant.email in html
