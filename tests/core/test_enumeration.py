"""Nobody learns whether an address has an account: not from words, work, cookies or later pages."""

import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from core.models import OutgoingMail, User
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
KNOWN, UNKNOWN = "known@x.az", "nobody@x.az"


class CountingHasher(MD5PasswordHasher):
    """One entry for each time a password is worked on: the work a stranger could time."""

    algorithm = "counting"
    worked: list[str] = []

    def encode(self, password, salt):
        CountingHasher.worked.append(password)
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def _counting(settings):
    settings.PASSWORD_HASHERS = ["tests.core.test_enumeration.CountingHasher"]
    cache.clear()


def active() -> User:
    user = UserFactory(email=KNOWN)
    user.set_password(PASSWORD)
    user.save()
    return user


def inactive() -> User:
    user = active()
    User.objects.filter(pk=user.pk).update(is_active=False)
    return user


def unconfirmed() -> User:
    user = active()
    EmailAddress.objects.filter(user=user).update(verified=False)
    return user


def without_password() -> User:
    user = UserFactory(email=KNOWN)
    user.set_unusable_password()
    user.save()
    return user


STATES = [active, inactive, unconfirmed, without_password]
FLOWS = {
    "sign up": ("signup/", "email", {"password1": PASSWORD}),
    "sign up with a weak password": ("signup/", "email", {"password1": "12345678"}),
    "sign in": ("login/", "login", {"password": "wrong-password-1"}),
    "sign in and stay": ("login/", "login", {"password": "wrong-password-1", "remember": "on"}),
    "reset": ("password/reset/", "email", {}),
}
LATER = ["login/", "signup/", "confirm-email/", "password/reset/done/", "2fa/authenticate/", ""]


def seen(response) -> tuple:
    """What tells two answers apart, but for keys made anew each time."""
    text = re.sub(r'(csrfmiddlewaretoken" value|name="key" value)="[^"]+"', "", page(response))
    text = text.replace(KNOWN, "ADDRESS").replace(UNKNOWN, "ADDRESS")
    changing = {"Set-Cookie", "Content-Length"}
    headers = {k: v for k, v in response.headers.items() if k not in changing}
    attributes = ("path", "httponly", "samesite", "max-age")
    cookies = {
        name: [morsel[one] for one in attributes] for name, morsel in response.cookies.items()
    }
    return response.status_code, response.get("Location"), headers, cookies, text


def page(response) -> str:
    return response.content.decode()


def walk(address: str, flow: str) -> list[tuple]:
    """The form, the answer without following it, and every page one may open afterwards."""
    path, field, extra = FLOWS[flow]
    browser = Client()
    browser.get(f"/az/account/{path}")
    answers = [seen(browser.post(f"/az/account/{path}", {field: address, **extra}))]
    return answers + [seen(browser.get(f"/az/account/{later}")) for later in LATER]


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("make", STATES)
def test_answers_headers_cookies_and_later_pages_are_the_same(make, flow):
    make()
    with time_machine.travel(timezone.now(), tick=False):
        assert walk(KNOWN, flow) == walk(UNKNOWN, flow)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("make", STATES)
def test_as_many_passwords_are_worked_on(make, flow):
    make()
    path, field, extra = FLOWS[flow]
    counts = []
    for address in (KNOWN, UNKNOWN):
        CountingHasher.worked.clear()
        Client().post(f"/az/account/{path}", {field: address, **extra})
        counts.append(len(CountingHasher.worked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("flow", ["sign up", "reset"])
@pytest.mark.parametrize("make", STATES)
def test_one_letter_waits_in_the_queue_either_way_and_none_is_sent_at_once(make, flow, mailoutbox):
    make()
    path, field, extra = FLOWS[flow]
    for address in (KNOWN, UNKNOWN):
        Client().post(f"/az/account/{path}", {field: address, **extra})
        assert OutgoingMail.objects.filter(recipient=address).count() == 1
    assert mailoutbox == []


@pytest.mark.parametrize("flow", FLOWS)
@time_machine.travel("2026-03-14 10:00+00:00", tick=False)
def test_asking_again_and_again_is_answered_alike(flow):
    active()
    path, field, extra = FLOWS[flow]
    answers = []
    for address in (KNOWN, UNKNOWN):
        cache.clear()
        browser = Client()
        answers.append(
            [seen(browser.post(f"/az/account/{path}", {field: address, **extra})) for _ in range(7)]
        )
    assert answers[0] == answers[1]


@pytest.mark.parametrize("spelling", ["ınfo@x.az", "known@x.az.", "Known@ｘ.az", "KNOWN@x。az"])
@pytest.mark.parametrize("flow", FLOWS)
@time_machine.travel("2026-03-14 10:00+00:00", tick=False)
def test_a_look_alike_of_a_known_address_is_answered_as_of_an_unknown_one(flow, spelling):
    path, field, extra = FLOWS[flow]
    first = seen(Client().post(f"/az/account/{path}", {field: spelling, **extra}))
    active()
    assert seen(Client().post(f"/az/account/{path}", {field: spelling, **extra})) == first


def test_whoever_has_the_password_of_a_closed_account_is_told_and_nobody_else():
    inactive()
    data = {"login": KNOWN, "password": PASSWORD}
    browser = Client()
    assert browser.post("/az/account/login/", data).url == "/az/account/inactive/"
    assert "_auth_user_id" not in browser.session


def test_a_reset_of_a_closed_account_sends_no_key():
    inactive()
    Client().post("/az/account/password/reset/", {"email": KNOWN})
    assert "/password/reset/key/" not in OutgoingMail.objects.get().text
