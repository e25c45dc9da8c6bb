"""An invitation is accepted once, in time, by the mailbox it was written to and nobody else."""

import datetime as dt
import io
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from constituents.models import Person
from core import confirmations
from core.accounts import invitations, managing
from core.models import AccountEvent, Invitation, LedgerEntry, OutgoingMail, User
from core.roles import Role, has_role
from tests.core.administration import PASSWORD, administrator, forgotten_limits
from tests.factories.constituents import PersonFactory
from tests.factories.core import UserFactory

__all__ = ["administrator", "forgotten_limits"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("forgotten_limits")]


def invited(by: User | None, role: Role = Role.EDITOR, post: str = "", email="new@x.az") -> str:
    """The path in the letter."""
    invitations.invite(email, role, post=post, language="az", by=by)
    letter = OutgoingMail.objects.filter(template="account/email/invitation").latest("pk")
    return re.search(r"http://testserver(/az/account/invitation/\S+)", letter.text)[1]


def accept(path: str, browser: Client | None = None, **fields):
    return (browser or Client()).post(path, {"password1": PASSWORD, **fields})


def account(email: str = "new@x.az") -> User | None:
    return User.objects.filter(email=email).first()


def signs_in(email: str, password: str = PASSWORD) -> bool:
    browser = Client()
    browser.post("/az/account/login/", {"login": email, "password": password})
    return "_auth_user_id" in browser.session


# Accepting


def test_accepting_makes_an_account_with_the_role_and_a_proved_address(administrator):
    path = invited(administrator)
    assert accept(path, display_name="Leyla Quliyeva").url == "/az/account/login/"
    assert has_role(account(), Role.EDITOR)
    assert account().display_name == "Leyla Quliyeva"
    assert signs_in("new@x.az")


def test_a_link_scanner_accepts_nothing(administrator):
    path = invited(administrator)
    assert Client().get(path).status_code == 200
    assert Client().head(path).status_code == 200
    assert account() is None


def test_accepting_signs_nobody_in_by_itself(administrator):
    browser = Client()
    accept(invited(administrator), browser)
    assert "_auth_user_id" not in browser.session


def test_the_new_account_is_sent_to_add_a_second_step(administrator, settings):
    settings.SECOND_STEP_REQUIRED = True
    accept(invited(administrator))
    browser = Client()
    browser.post("/az/account/login/", {"login": "new@x.az", "password": PASSWORD})
    assert browser.get("/az/account/").url == "/az/account/second-step/"


def test_an_mps_account_becomes_the_mp_with_the_mps_name(administrator):
    person = PersonFactory(name_az="Nərgiz Səfərli", user=None)
    accept(invited(administrator, Role.MP, person.slug))
    person.refresh_from_db()
    assert person.user == account()
    assert account().display_name == person.name
    assert has_role(account(), Role.MP)


def test_an_assistants_account_works_for_the_mp(administrator):
    person = PersonFactory(with_account=True)
    accept(invited(administrator, Role.ASSISTANT, person.slug))
    assert list(person.assistants.all()) == [account()]


def test_everything_is_written_down_without_saying_who(administrator):
    accept(invited(administrator))
    kinds = list(LedgerEntry.objects.values_list("kind", flat=True))
    assert kinds == ["account.invited", "account.role_granted", "account.invitation_accepted"]
    assert "new@x.az" not in str(list(LedgerEntry.objects.values()))
    granted = AccountEvent.objects.get(act="role_granted")
    assert (granted.person, granted.actor, granted.detail) == (account(), administrator, "editor")


# Not accepting


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_used_twice_gets_a_friendly_page(administrator, method):
    path = invited(administrator)
    accept(path)
    response = getattr(Client(), method)(path, {"password1": "tamam-basqa-parol-1"})
    assert response.status_code == 410
    assert signs_in("new@x.az")


@pytest.mark.parametrize("method", ["get", "post"])
def test_after_a_week_the_link_is_too_old(administrator, method):
    path = invited(administrator)
    with time_machine.travel(timezone.now() + dt.timedelta(days=7, minutes=1)):
        response = getattr(Client(), method)(path, {"password1": PASSWORD})
    assert response.status_code == 410
    assert account() is None


def test_a_withdrawn_invitation_opens_nothing(administrator):
    path = invited(administrator)
    invitations.withdraw(Invitation.objects.get(), by=administrator)
    assert accept(path).status_code == 410
    assert account() is None


def test_a_demoted_administrator_leaves_no_open_invitation(administrator, person_with):
    path = invited(administrator)
    managing.take_role(administrator, Role.ADMINISTRATOR, by=person_with(Role.ADMINISTRATOR))
    assert accept(path).status_code == 410


def test_a_deactivated_administrator_leaves_no_open_invitation(administrator, person_with):
    path = invited(administrator)
    managing.deactivate(administrator, by=person_with(Role.ADMINISTRATOR))
    assert accept(path).status_code == 410


@pytest.mark.parametrize("purpose", ["address-new", "address-old", "question", "comment"])
def test_a_key_of_another_flow_is_no_invitation(administrator, purpose):
    invited(administrator)
    subject = str(Invitation.objects.get().pk)
    token = confirmations.issue(purpose, subject, email="new@x.az", ttl=dt.timedelta(days=1))
    assert accept(f"/az/account/invitation/{token}/").status_code == 404


def test_an_invitations_key_opens_no_other_flow(administrator):
    token = invited(administrator).rstrip("/").rpartition("/")[2]
    for path in ("email/new/{}/", "email/old/{}/", "confirm-email/{}/"):
        assert Client().post(f"/az/account/{path.format(token)}").status_code == 404
    assert Client().get(f"/az/account/password/reset/key/1-{token}/").status_code == 410


@pytest.mark.parametrize("password", ["", "123", "12345678", "password", "new@x.az", "a\x00b" * 9])
def test_a_weak_password_is_refused_and_the_name_stays_typed(administrator, password):
    path = invited(administrator)
    response = Client().post(path, {"password1": password, "display_name": "Leyla"})
    assert response.status_code == 200
    assert "Leyla" in response.content.decode()
    assert account() is None


@pytest.mark.parametrize("name", ["moderator", "Milli Məclis", "\u200b\u200b", "https://x.az"])
def test_a_borrowed_name_is_refused(administrator, name):
    assert accept(invited(administrator), display_name=name).status_code == 200
    assert account() is None


def test_a_post_somebody_else_got_meanwhile_is_not_taken_over(administrator):
    person = PersonFactory(user=None)
    path = invited(administrator, Role.MP, person.slug)
    other = UserFactory()
    Person.objects.filter(pk=person.pk).update(user=other)
    assert accept(path).status_code == 410
    person.refresh_from_db()
    assert person.user == other
    assert account() is None


# Addresses that have an account


@pytest.fixture
def owner(db) -> User:
    user = UserFactory(email="new@x.az", display_name="Köhnə ad")
    user.set_password("kohne-uzun-parol-3")
    user.save()
    return user


def test_whoever_has_an_account_signs_in_first(administrator, owner):
    path = invited(administrator)
    response = Client().get(path)
    assert f"/az/account/login/?next={path.replace('/', '%2F')}" in response.content.decode()
    assert accept(path).status_code == 403
    assert signs_in("new@x.az", "kohne-uzun-parol-3")
    assert not has_role(owner, Role.EDITOR)


def test_the_signed_in_owner_accepts_and_keeps_name_and_password(administrator, owner, signed_in):
    path = invited(administrator)
    assert signed_in(owner).post(path, {"password1": PASSWORD}).url == "/az/account/"
    owner = User.objects.get(pk=owner.pk)
    assert has_role(owner, Role.EDITOR)
    assert owner.display_name == "Köhnə ad"
    assert owner.check_password("kohne-uzun-parol-3")


@pytest.mark.parametrize("has_account", [True, False])
def test_somebody_else_who_is_signed_in_does_not_accept(
    administrator, request, signed_in, person_with, has_account
):
    if has_account:
        request.getfixturevalue("owner")
    path, stranger = invited(administrator), person_with()
    browser = signed_in(stranger)
    assert browser.get(path).status_code == 200
    assert browser.post(path, {"password1": PASSWORD}).status_code == 403
    assert not has_role(User.objects.get(pk=stranger.pk), Role.EDITOR)
    assert Invitation.objects.open().exists()


def test_an_account_nobody_confirmed_loses_the_strangers_password(administrator):
    """Anybody can sign up with the address of somebody who will be invited."""
    Client().post("/az/account/signup/", {"email": "new@x.az", "password1": "strangers-word-1"})
    accept(invited(administrator))
    assert not signs_in("new@x.az", "strangers-word-1")
    assert signs_in("new@x.az")
    assert EmailAddress.objects.get(email="new@x.az").verified


def test_a_closed_account_is_not_opened_by_an_invitation(administrator, owner, signed_in):
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert accept(invited(administrator)).status_code == 403
    owner.refresh_from_db()
    assert not owner.is_active


def test_changing_the_address_leaves_the_invitation_to_the_mailbox(administrator, owner, signed_in):
    path = invited(administrator)
    EmailAddress.objects.filter(user=owner).update(email="moved@x.az")
    User.objects.filter(pk=owner.pk).update(email="moved@x.az")
    assert signed_in(owner).post(path, {"password1": PASSWORD}).status_code == 403


# Sending


def test_the_same_invitation_is_not_sent_twice(administrator):
    invited(administrator)
    with pytest.raises(invitations.AlreadyInvited):
        invited(administrator)
    assert OutgoingMail.objects.count() == 1


def test_after_it_is_too_old_one_may_invite_again(administrator):
    invited(administrator)
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        assert accept(invited(administrator)).status_code == 302


def test_the_letter_names_role_and_mp_in_its_language(administrator):
    person = PersonFactory(name_az="Nərgiz Səfərli", name_ru="Наргиз Сафарли")
    invitations.invite(
        "new@x.az", Role.ASSISTANT, post=person.slug, language="ru", by=administrator
    )
    letter = OutgoingMail.objects.get()
    assert letter.language == "ru"
    assert "Наргиз Сафарли" in letter.text
    assert "/ru/account/invitation/" in letter.text


def test_the_console_invites_the_first_administrator():
    call_command("invite", "INFO@x.az", "administrator", stdout=io.StringIO())
    assert Invitation.objects.get().email == "info@x.az"


@pytest.mark.parametrize("email", ["ınfo@x.az", "x"])
def test_the_console_refuses_what_is_no_address(email):
    with pytest.raises(CommandError):
        call_command("invite", email, "administrator")


@pytest.mark.parametrize("token", ["x", "a" * 5000, "%ED%A0%80", "1 OR 1=1"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_invented_keys_are_not_found(token, method):
    assert getattr(Client(), method)(f"/az/account/invitation/{token}/").status_code == 404


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_page_is_in_the_readers_language(administrator, language):
    path = invited(administrator).replace("/az/", f"/{language}/", 1)
    html = Client().get(path).content.decode()
    assert f'<html lang="{language}"' in html
    assert "new@x.az" in html
