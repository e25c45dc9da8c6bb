"""A new address counts when both mailboxes have said yes, by a button, in time."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from core import confirmations
from core.accounts import address_change
from core.accounts.address_change import Side
from core.models import AccountEvent, AddressChange, OutgoingMail, User
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
CHANGE, CANCEL = "/az/account/email/", "/az/account/email/cancel/"


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def owner(db) -> User:
    user = UserFactory(email="info@x.az")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def browser(client, owner) -> Client:
    client.force_login(owner)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def asked(browser) -> Client:
    browser.post(CHANGE, {"email": "New@x.az"})
    return browser


def link_in_letter_to(address: str, template: str = "account/email/address_") -> str:
    letters = OutgoingMail.objects.filter(recipient=address, template__startswith=template)
    return re.search(r"http://testserver(/az/account/email/\S+)", letters.latest("pk").text)[1]


def address_of(user: User) -> str:
    return User.objects.get(pk=user.pk).email


def say(path: str, word: str = "confirm"):
    return Client().post(path, {word: ""})


# Both


def test_both_mailboxes_get_a_letter(asked):
    link_in_letter_to("info@x.az")
    link_in_letter_to("new@x.az")


def test_a_stranger_at_a_mistyped_new_address_learns_nothing_of_the_old_one(asked):
    letter = OutgoingMail.objects.get(template="account/email/address_new")
    page = Client().get(link_in_letter_to("new@x.az"))
    assert "info@x.az" not in letter.text + letter.html + page.content.decode()


@pytest.mark.parametrize("first", ["info@x.az", "new@x.az"])
def test_one_yes_changes_nothing_and_the_second_does(asked, owner, first):
    second = {"info@x.az": "new@x.az", "new@x.az": "info@x.az"}[first]
    say(link_in_letter_to(first))
    assert address_of(owner) == "info@x.az"
    say(link_in_letter_to(second))
    assert address_of(owner) == "new@x.az"
    proved = EmailAddress.objects.get(user=owner)
    assert (proved.email, proved.verified, proved.primary) == ("new@x.az", True, True)


def test_one_mailbox_saying_yes_twice_is_not_both(asked, owner):
    path = link_in_letter_to("new@x.az")
    say(path)
    assert say(path).status_code == 410
    assert address_of(owner) == "info@x.az"


def test_both_addresses_hear_of_the_change_and_it_is_written_down(asked, owner):
    for address in ("info@x.az", "new@x.az"):
        say(link_in_letter_to(address))
    told = OutgoingMail.objects.filter(template="account/email/notice")
    assert set(told.values_list("recipient", flat=True)) == {"info@x.az", "new@x.az"}
    assert AccountEvent.objects.get().act == AccountEvent.Act.ADDRESS_CHANGED


def test_the_new_address_signs_in_and_the_old_one_does_not(asked, owner):
    for address in ("info@x.az", "new@x.az"):
        say(link_in_letter_to(address))
    for address, works in (("new@x.az", True), ("info@x.az", False)):
        elsewhere = Client()
        elsewhere.post("/az/account/login/", {"login": address, "password": PASSWORD})
        assert ("_auth_user_id" in elsewhere.session) is works


def test_a_link_scanner_confirms_nothing(asked, owner):
    for address in ("info@x.az", "new@x.az"):
        assert Client().get(link_in_letter_to(address)).status_code == 200
        assert Client().head(link_in_letter_to(address)).status_code == 200
    assert address_of(owner) == "info@x.az"


@pytest.mark.parametrize("address", ["info@x.az", "new@x.az"])
def test_either_mailbox_may_say_no(asked, owner, address):
    both = [link_in_letter_to("info@x.az"), link_in_letter_to("new@x.az")]
    assert "core/address_answered.html" in names(say(link_in_letter_to(address), "refuse"))
    for path in both:
        assert say(path).status_code == 410
    assert address_of(owner) == "info@x.az"


def names(response) -> list[str]:
    return [template.name for template in response.templates]


def test_the_owner_takes_it_back(asked, owner):
    asked.post(CANCEL)
    asked.post(CANCEL)
    for address in ("info@x.az", "new@x.az"):
        assert say(link_in_letter_to(address)).status_code == 410
    assert address_of(owner) == "info@x.az"


# Links that open nothing


@pytest.mark.parametrize("method", ["get", "post"])
def test_after_three_days_the_links_are_too_old(asked, owner, method):
    with time_machine.travel(timezone.now() + dt.timedelta(days=3, minutes=1)):
        response = getattr(Client(), method)(link_in_letter_to("new@x.az"))
    assert response.status_code == 410
    assert "core/link_problem.html" in names(response)


def test_a_later_change_replaces_the_earlier_one(asked, owner):
    first = link_in_letter_to("new@x.az")
    asked.post(CHANGE, {"email": "second@x.az"})
    assert say(first).status_code == 410
    assert AddressChange.objects.open().get().new_email == "second@x.az"


def test_a_new_password_ends_a_change_somebody_else_began(asked, owner):
    new = {"password1": "başqa-uzun-parol-9", "password2": "başqa-uzun-parol-9"}
    asked.post("/az/account/password/change/", {"oldpassword": PASSWORD, **new})
    for address in ("info@x.az", "new@x.az"):
        assert say(link_in_letter_to(address)).status_code == 410


def test_the_key_of_one_side_does_not_open_the_other(asked, owner):
    path = link_in_letter_to("new@x.az")
    assert say(path.replace("/new/", "/old/")).status_code == 404
    assert say(path.replace("/new/", "/admin/")).status_code == 404


def test_a_key_of_another_flow_opens_nothing(asked, owner):
    change = AddressChange.objects.get()
    for purpose in ("question", "invitation", "address"):
        token = confirmations.issue(
            purpose, str(change.pk), email="new@x.az", ttl=dt.timedelta(days=1)
        )
        assert say(f"/az/account/email/new/{token}/").status_code == 404


def test_a_closed_account_changes_no_address(asked, owner):
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert say(link_in_letter_to("new@x.az")).status_code == 410


def test_an_address_taken_in_between_is_not_taken_over(asked, owner):
    say(link_in_letter_to("info@x.az"))
    UserFactory(email="new@x.az")
    assert say(link_in_letter_to("new@x.az")).status_code == 410
    assert address_of(owner) == "info@x.az"


@pytest.mark.parametrize("token", ["x", "a" * 5000, "%00", "%ED%A0%80"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_invented_keys_are_not_found(token, method):
    assert getattr(Client(), method)(f"/az/account/email/new/{token}/").status_code in {400, 404}


# Asking


def test_a_known_and_an_unknown_address_get_the_same_page(browser, owner):
    UserFactory(email="known@x.az")
    pages = []
    for address in ("known@x.az", "other@x.az"):
        response = browser.post(CHANGE, {"email": address}, follow=True)
        text = re.sub(r'value="[^"]+"', "", response.content.decode())
        pages.append((response.redirect_chain, text.replace(address, "ADDRESS")))
    assert pages[0] == pages[1]


def test_who_has_an_account_is_told_so_in_the_own_mailbox_only(browser, owner):
    UserFactory(email="known@x.az")
    browser.post(CHANGE, {"email": "known@x.az"})
    letter = OutgoingMail.objects.get(recipient="known@x.az")
    assert letter.template == "account/email/account_already_exists"
    assert "/account/email/new/" not in letter.text


def test_asking_wants_the_password_once_more(client, owner):
    client.force_login(owner)
    response = client.post(CHANGE, {"email": "new@x.az"})
    assert response.url.startswith("/az/account/reauthenticate/")
    assert not AddressChange.objects.exists()
    client.post(response.url, {"password": PASSWORD, "next": CHANGE})
    assert AddressChange.objects.get().new_email == "new@x.az"


def test_strangers_ask_for_nothing(client):
    for path in (CHANGE, CANCEL):
        assert client.post(path, {"email": "new@x.az"}).url.startswith("/az/account/login/")
    assert not AddressChange.objects.exists()


@pytest.mark.parametrize("spelling", ["ınfo@x.az", "new@x.az.", "new@x.az,b@x.az", "a b@x.az", ""])
def test_what_is_no_address_is_refused_and_kept_in_the_form(browser, spelling):
    response = browser.post(CHANGE, {"email": spelling})
    assert response.status_code == 200
    assert response.context["form"].errors["email"]
    assert not AddressChange.objects.exists()


@pytest.mark.parametrize("spelling", ["info@x.az", "INFO@X.AZ"])
def test_the_own_address_is_no_change(browser, spelling):
    assert browser.post(CHANGE, {"email": spelling}).context["form"].errors["email"]


def test_a_strangers_mailbox_is_not_filled(browser, owner):
    for number in range(8):
        browser.post(CHANGE, {"email": f"n{number}@x.az"})
    assert AddressChange.objects.count() == address_change.MOST_IN_A_DAY


def test_the_letters_speak_the_owners_language(browser, owner):
    User.objects.filter(pk=owner.pk).update(language="ru")
    browser.post(CHANGE, {"email": "new@x.az"})
    assert set(OutgoingMail.objects.values_list("language", flat=True)) == {"ru"}


def test_a_link_cancels_nothing(asked):
    assert asked.get(CANCEL).status_code == 405
    assert AddressChange.objects.open().exists()


def test_the_database_changes_no_address_without_both(asked):
    with pytest.raises(IntegrityError), transaction.atomic():
        AddressChange.objects.update(done_at=timezone.now(), old_confirmed_at=timezone.now())


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("side", list(Side))
def test_the_pages_are_in_the_readers_language(asked, owner, language, side):
    path = link_in_letter_to("new@x.az" if side == Side.NEW else "info@x.az")
    for page in (path.replace("/az/", f"/{language}/", 1), f"/{language}/account/email/"):
        html = asked.get(page).content.decode()
        assert f'<html lang="{language}"' in html
        assert "new@x.az" in html
