"""Code app, backup codes and passkeys: a password alone does not open a protected account."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from core.models import OutgoingMail, User

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def protected(person_with) -> User:
    user = person_with()
    user.set_password(PASSWORD)
    user.save()
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def code_of(secret: str = SECRET) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def give_password(browser: Client, user: User):
    return browser.post("/az/account/login/", {"login": user.email, "password": PASSWORD})


def give_code(browser: Client, code: str):
    return browser.post("/az/account/2fa/authenticate/", {"code": code})


def is_signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_the_password_alone_leads_to_the_second_step(client, protected):
    response = give_password(client, protected)
    assert response.url == "/az/account/2fa/authenticate/"
    assert not is_signed_in(client)


def test_the_code_opens_the_account(client, protected):
    give_password(client, protected)
    give_code(client, code_of())
    assert is_signed_in(client)


def test_a_code_typed_in_groups_is_accepted(client, protected):
    give_password(client, protected)
    code = code_of()
    give_code(client, f" {code[:3]} {code[3:]} ")
    assert is_signed_in(client)


def test_a_code_works_once(client, protected):
    give_password(client, protected)
    give_code(client, code_of())
    other = Client()
    give_password(other, protected)
    give_code(other, code_of())
    assert not is_signed_in(other)


@pytest.mark.parametrize("code", ["000000", "", "9" * 30, "a\x00b", "<b>", "x" * 1_000_000])
def test_a_wrong_code_is_refused_on_the_page(client, protected, code):
    give_password(client, protected)
    response = give_code(client, code)
    assert response.status_code == 200
    assert response.context["form"].errors["code"]
    assert not is_signed_in(client)


def test_the_second_step_is_in_the_design_and_carries_no_inline_script(client, protected):
    give_password(client, protected)
    html = client.get("/az/account/2fa/authenticate/").content.decode()
    assert 'autocomplete="one-time-code"' in html
    assert "<script>" not in html
    assert "application/json" not in html


def test_guessing_codes_is_stopped(client, protected, settings):
    settings.LIMITS_SCALE = 1
    give_password(client, protected)
    for _ in range(12):
        response = give_code(client, "000000")
    assert give_code(client, code_of()).status_code == response.status_code
    assert not is_signed_in(client)


def test_a_backup_code_opens_the_account_once(client, protected):
    codes = Authenticator.objects.get(user=protected, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    give_password(client, protected)
    give_code(client, code)
    assert is_signed_in(client)
    other = Client()
    give_password(other, protected)
    give_code(other, code)
    assert not is_signed_in(other)


def test_the_second_step_is_no_door_of_its_own(client, protected):
    give_code(client, code_of())
    assert not is_signed_in(client)
    assert client.get("/az/account/2fa/authenticate/").status_code == 302


@pytest.fixture
def at_home(client, person_with) -> Client:
    user = person_with()
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_a_code_app_is_added_with_its_first_code_and_gives_backup_codes(at_home):
    secret = at_home.get("/az/account/2fa/totp/activate/").context["form"].secret
    response = at_home.post("/az/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert response.url == "/az/account/2fa/recovery-codes/"
    kinds = set(Authenticator.objects.values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}


def test_the_owner_hears_of_the_new_code_app(at_home, django_capture_on_commit_callbacks):
    secret = at_home.get("/az/account/2fa/totp/activate/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        at_home.post("/az/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert "account/email/notice" in OutgoingMail.objects.values_list("template", flat=True)


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize(
    "page", ["recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"]
)
def test_pages_of_a_protected_account_are_in_the_design(client, protected, page, language):
    client.force_login(protected)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    response = client.get(f"/{language}/account/2fa/{page}")
    assert response.status_code == 200
    assert 'class="skip"' in response.content.decode()


def test_a_code_app_is_removed_only_by_its_button(client, protected):
    client.force_login(protected)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    client.get("/az/account/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=protected, type="totp").exists()
    client.post("/az/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=protected, type="totp").exists()


def test_a_passkey_of_another_is_as_good_as_absent(client, protected, person_with):
    key = Authenticator.objects.create(
        user=person_with(), type="webauthn", data={"name": "telefon", "credential": {}}
    )
    client.force_login(protected)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    for act in ("remove", "edit"):
        assert client.get(f"/az/account/2fa/webauthn/keys/{key.pk}/{act}/").status_code == 404
        assert client.post(f"/az/account/2fa/webauthn/keys/{key.pk}/{act}/").status_code == 404


@pytest.mark.parametrize(
    "credential", ["{", '"\\ud800"', "[]", "null", '{"id": "\\u0000"}', "9" * 30, '{"a":' * 5000]
)
@pytest.mark.parametrize("page", ["2fa/webauthn/add/", "2fa/authenticate/", "2fa/webauthn/login/"])
def test_a_broken_answer_of_a_passkey_is_refused(client, at_home, protected, page, credential):
    browser = at_home if page.endswith("add/") else Client()
    if page.startswith("2fa/auth"):
        give_password(browser, protected)
    response = browser.post(f"/az/account/{page}", {"credential": credential})
    assert response.status_code in {200, 302, 400}
    assert not Authenticator.objects.filter(type="webauthn").exists()
