"""Who works here passes a second step in every session, or sees nothing but the way to add one."""

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

from core.accounts.receivers import count_first_factor_as_passed
from core.accounts.second_step import ROLES, has_passed
from core.models import User
from core.roles import Role, grant

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ADD, PASS = "/az/account/second-step/", "/az/account/2fa/reauthenticate/"
ADDRESSES = [
    "/az/",
    "/az/account/",
    "/az/account/details/",
    "/az/account/email/",
    "/az/account/password/change/",
    "/az/desk/questions/",
    "/az/desk/moderation/questions/",
    "/az/bills/",
    "/az/search/?q=su",
    "/cms/",
    "/cms/pages/",
    "/cms/account/",
    "/cms/images/",
    "/documents/1/x.pdf",
    "/media/images/x.png",
]


@pytest.fixture(autouse=True)
def _strict(settings):
    settings.SECOND_STEP_REQUIRED = True
    cache.clear()


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def moderator(person_with) -> User:
    return with_password(person_with(Role.MODERATOR))


@pytest.fixture
def protected(moderator) -> User:
    TOTP.activate(moderator, SECRET)
    RecoveryCodes.activate(moderator)
    return moderator


def give_password(browser: Client, user: User):
    return browser.post("/az/account/login/", {"login": user.email, "password": PASSWORD})


def code_of(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def is_let_in(browser: Client) -> bool:
    return browser.get("/az/account/").status_code == 200


# Without a factor


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_but_the_citizens_is_sent_to_add_a_factor(client, person_with, role):
    give_password(client, with_password(person_with(role)))
    assert client.get("/az/account/").url == ADD
    assert client.get(ADD).status_code == 200


@pytest.mark.parametrize("flags", [{"is_staff": True}, {"is_superuser": True}])
def test_so_are_accounts_with_a_flag_and_no_role(signed_in, person_with, flags):
    assert signed_in(person_with(**flags)).get("/az/account/").url == ADD


def test_a_citizen_needs_no_second_step(signed_in):
    assert is_let_in(signed_in(Role.CITIZEN))


def test_nobody_is_asked_where_the_setting_is_off(signed_in, settings):
    settings.SECOND_STEP_REQUIRED = False
    assert is_let_in(signed_in(Role.ADMINISTRATOR))


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_served_before_a_factor_is_added(signed_in, moderator, address):
    assert signed_in(moderator).get(address).url == ADD


def test_backup_codes_alone_are_no_factor(signed_in, moderator):
    RecoveryCodes.activate(moderator)
    assert signed_in(moderator).get("/az/account/").url == ADD


def test_adding_the_first_factor_lets_in(client, moderator, monkeypatch):
    # The test's own transaction never commits; outside it allauth tells within the request.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function, **kwargs: function())
    give_password(client, moderator)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/az/account/2fa/totp/activate/").context["form"].secret
    client.post("/az/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert is_let_in(client)


def test_a_wrong_first_code_lets_nobody_in(client, moderator):
    give_password(client, moderator)
    client.post("/az/account/reauthenticate/", {"password": PASSWORD})
    client.get("/az/account/2fa/totp/activate/")
    client.post("/az/account/2fa/totp/activate/", {"code": "000000"})
    assert not is_let_in(client)


def test_whoever_has_added_one_is_not_asked_to_add_another(client, protected):
    give_password(client, protected)
    client.post("/az/account/2fa/authenticate/", {"code": code_of()})
    assert client.get(ADD).url == "/az/account/"


def test_a_second_factor_is_no_second_step_passed(rf, client, protected):
    """Were it one, a password and a new key would open what the old key protects."""
    give_password(client, protected)
    request = rf.get("/")
    request.user, request.session = protected, client.session
    added = Authenticator.objects.create(user=protected, type="webauthn", data={"name": "k"})
    count_first_factor_as_passed(request=request, user=protected, authenticator=added)
    assert not has_passed(request, protected)


# With a factor, in a session that never used it


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_session_without_the_second_step_is_sent_to_it(signed_in, protected, address):
    response = signed_in(protected).get(address)
    assert response.url.startswith(PASS)


def test_passing_it_leads_back_to_where_one_was(signed_in, protected):
    browser = signed_in(protected)
    way = browser.get("/az/account/details/").url
    response = browser.post(way, {"code": code_of(), "next": "/az/account/details/"})
    assert response.url == "/az/account/details/"
    assert is_let_in(browser)


def test_a_backup_code_passes_it(signed_in, protected):
    codes = Authenticator.objects.get(user=protected, type="recovery_codes").wrap()
    browser = signed_in(protected)
    browser.post(PASS, {"code": codes.get_unused_codes()[0]})
    assert is_let_in(browser)


def test_a_wrong_code_does_not(signed_in, protected):
    browser = signed_in(protected)
    browser.post(PASS, {"code": "000000"})
    assert not is_let_in(browser)


def test_the_password_given_once_more_is_no_second_step(signed_in, protected):
    browser = signed_in(protected)
    browser.post("/az/account/reauthenticate/", {"password": PASSWORD})
    assert not is_let_in(browser)


@pytest.mark.parametrize(
    "page",
    [
        "totp/activate/",
        "totp/deactivate/",
        "webauthn/add/",
        "webauthn/",
        "recovery-codes/",
        "recovery-codes/generate/",
        "recovery-codes/download/",
    ],
)
def test_a_password_alone_neither_adds_nor_removes_a_factor(signed_in, protected, page):
    browser = signed_in(protected)
    browser.post("/az/account/reauthenticate/", {"password": PASSWORD})
    before = set(Authenticator.objects.values_list("pk", "type"))
    assert browser.get(f"/az/account/2fa/{page}").url.startswith(PASS)
    assert browser.post(f"/az/account/2fa/{page}", {"code": "1"}).status_code == 403
    assert set(Authenticator.objects.values_list("pk", "type")) == before


def test_each_session_passes_for_itself(client, signed_in, protected):
    give_password(client, protected)
    client.post("/az/account/2fa/authenticate/", {"code": code_of()})
    assert is_let_in(client)
    assert not is_let_in(signed_in(protected))


def test_anothers_second_step_in_the_same_browser_does_not_count(client, protected, person_with):
    give_password(client, protected)
    client.post("/az/account/2fa/authenticate/", {"code": code_of()})
    other = person_with(Role.EDITOR)
    TOTP.activate(other, SECRET)
    client.force_login(other)
    assert not is_let_in(client)


def test_a_role_given_during_a_session_asks_at_the_next_request(signed_in, person_with):
    citizen = person_with()
    browser = signed_in(citizen)
    assert is_let_in(browser)
    grant(citizen, Role.MP)
    assert browser.get("/az/account/").url == ADD


def test_removing_the_last_factor_asks_for_a_new_one(client, protected):
    give_password(client, protected)
    client.post("/az/account/2fa/authenticate/", {"code": code_of()})
    Authenticator.objects.filter(user=protected).delete()
    assert client.get("/az/account/").url == ADD


def test_a_browser_trusted_before_still_passes_in_each_session(client, protected, settings):
    """Should somebody switch allauth's trusted browsers on, they open nothing here."""
    settings.MFA_TRUST_ENABLED = True
    client.force_login(protected)
    assert not is_let_in(client)


# How it refuses


def test_a_sent_form_changes_nothing_and_gives_the_text_back(signed_in, moderator):
    browser = signed_in(moderator)
    data = {"display_name": "Uzun yazılmış ad", "language": "ru", "password": "sirli-söz"}
    response = browser.post("/az/account/details/", data)
    text = response.content.decode()
    assert response.status_code == 403
    assert "Uzun yazılmış ad" in text
    assert "sirli-söz" not in text
    assert "no-store" in response["Cache-Control"]
    moderator.refresh_from_db()
    assert moderator.display_name != "Uzun yazılmış ad"


def test_a_sent_text_is_not_kept_in_the_session(signed_in, person_with):
    """A consultation must not lie in clear text in the table of sessions."""
    browser = signed_in(person_with(Role.MP))
    browser.post("/az/ethics/consultations/new/", {"text": "GIZLI-SOZ"})
    assert "GIZLI-SOZ" not in str(dict(browser.session))


def test_a_program_gets_a_status_and_no_page(signed_in, moderator):
    response = signed_in(moderator).get("/az/bills/", headers={"accept": "application/json"})
    assert response.status_code == 403
    assert response.json()["url"] == ADD


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_no_other_method_gets_past(signed_in, moderator, method):
    assert getattr(signed_in(moderator), method)("/az/account/details/").status_code in {403, 405}


def test_one_may_always_sign_out(signed_in, protected):
    browser = signed_in(protected)
    browser.post("/az/account/logout/")
    assert "_auth_user_id" not in browser.session


def test_an_address_that_does_not_exist_stays_so(signed_in, moderator):
    assert signed_in(moderator).get("/az/no-such/page/").status_code in {302, 404}


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_page_speaks_the_readers_language(signed_in, moderator, language):
    html = signed_in(moderator).get(f"/{language}/account/second-step/").content.decode()
    assert f'<html lang="{language}"' in html
    assert "/2fa/webauthn/add/" in html


def test_a_stranger_has_no_page_to_add_a_factor(client):
    assert client.get(ADD).url.startswith("/az/account/login/")


def test_production_asks_and_only_the_demonstration_does_not():
    from cms.settings import demo, production

    assert production.SECOND_STEP_REQUIRED
    assert not demo.SECOND_STEP_REQUIRED
