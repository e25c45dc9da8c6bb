"""Signing up, in and out: one door, one spelling of an address, nothing told to strangers."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from core.models import OutgoingMail, User
from core.roles import Role, revoke
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
SIGN_IN, SIGN_UP = "/az/account/login/", "/az/account/signup/"
RESET = "/az/account/password/reset/"


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def info(db) -> User:
    user = UserFactory(email="info@x.az")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(SIGN_IN, {"login": email, "password": password})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def raw_post(client: Client, path: str, body: bytes):
    """The bytes as a browser with ill intent would send them."""
    return client.post(path, body, content_type="application/x-www-form-urlencoded")


# One door


@pytest.mark.parametrize("path", ["/cms/login/", "/cms/login"])
def test_wagtails_own_login_form_is_not_a_second_door(client, info, path):
    data = {"username": info.email, "email": info.email, "password": PASSWORD}
    response = client.post(path, data, follow=True)
    assert not is_signed_in(client)
    assert response.redirect_chain[-1][0].startswith(SIGN_IN)


def test_djangos_admin_login_does_not_exist(client, info):
    data = {"username": info.email, "password": PASSWORD}
    response = client.post("/admin/login/", data, follow=True)
    assert response.status_code == 404
    assert not is_signed_in(client)
    with pytest.raises(NoReverseMatch):
        reverse("admin:login")


def test_wagtails_password_reset_is_closed(client):
    assert client.get("/cms/password_reset/").status_code in {302, 404}
    assert client.post("/cms/password_reset/", {"email": "info@x.az"}).status_code in {302, 404}
    assert not OutgoingMail.objects.exists()


def test_a_stranger_at_the_editors_door_is_sent_to_the_sign_in_page(client):
    response = client.get("/cms/")
    assert response.status_code == 302
    assert response.url.startswith(SIGN_IN)


def test_only_the_one_backend_signs_people_in():
    assert settings.AUTHENTICATION_BACKENDS == ["core.accounts.backend.EmailBackend"]


# One spelling

LOOK_ALIKES = ["ınfo@x.az", "İNFO@x.az", "info@x.az.", "info@ｘ.az", "info@x.az,a@b.az"]


@pytest.mark.parametrize("spelling", ["info@x.az", "INFO@X.AZ", "Info@x.Az", "  info@x.az "])
def test_plain_variants_of_an_address_reach_the_account(client, info, spelling):
    sign_in(client, spelling)
    assert is_signed_in(client)


@pytest.mark.parametrize("spelling", LOOK_ALIKES)
def test_a_look_alike_address_signs_nobody_in(client, info, spelling):
    sign_in(client, spelling)
    assert not is_signed_in(client)


def test_the_kelvin_sign_is_not_a_k(client):
    user = UserFactory(email="kamran@x.az")
    user.set_password(PASSWORD)
    user.save()
    sign_in(client, "\u212aamran@x.az")
    assert not is_signed_in(client)


@pytest.mark.parametrize("spelling", LOOK_ALIKES)
def test_a_look_alike_address_gets_no_link_to_the_account(client, info, spelling):
    client.post(RESET, {"email": spelling})
    assert not OutgoingMail.objects.filter(template__contains="password_reset").exists()


@pytest.mark.parametrize("spelling", [*LOOK_ALIKES, "\u212aamran@x.az"])
def test_a_look_alike_address_makes_no_account(client, info, spelling):
    response = client.post(SIGN_UP, {"email": spelling, "password1": PASSWORD})
    assert response.status_code == 200
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        b"login=%C4%B1nfo%40x.az&password=uzun-sirli-parol-7",
        b"login=%C4%B0NFO%40x.az&password=uzun-sirli-parol-7",
        b"login=i%CC%87nfo%40x.az&password=uzun-sirli-parol-7",
        b"login=info%40x.az%2E&password=uzun-sirli-parol-7",
        b"login=info%40x%E3%80%82az&password=uzun-sirli-parol-7",
        b"login=info%00%40x.az&password=uzun-sirli-parol-7",
        b"login=info%40x.az&login=%C4%B1nfo%40x.az&password=uzun-sirli-parol-7",
    ],
)
def test_raw_bytes_do_not_reach_anothers_account(client, info, body):
    assert raw_post(client, SIGN_IN, body).status_code == 200
    assert not is_signed_in(client)


def test_the_database_refuses_a_second_spelling_of_an_address(info):
    with pytest.raises(IntegrityError), transaction.atomic():
        EmailAddress.objects.create(user=info, email="İnfo@x.az")


@pytest.mark.parametrize("name", ["email", "username"])
@pytest.mark.parametrize("spelling", LOOK_ALIKES)
def test_the_backend_itself_knows_no_look_alikes(rf, info, name, spelling):
    assert authenticate(rf.get("/"), **{name: spelling, "password": PASSWORD}) is None
    assert authenticate(rf.get("/"), **{name: "INFO@x.az", "password": PASSWORD}) == info


# Nothing told to strangers


def outcome(response) -> tuple:
    """What a stranger can tell two answers apart by."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    text = re.sub(r"\b(info|nobody)@x\.az", "ADDRESS", text)
    return response.status_code, response.redirect_chain, text


@pytest.mark.parametrize(
    ("path", "field", "extra"),
    [
        (SIGN_UP, "email", {"password1": PASSWORD}),
        (SIGN_IN, "login", {"password": "wrong-password-1"}),
        (RESET, "email", {}),
    ],
)
def test_a_known_and_an_unknown_address_get_the_same_answer(info, path, field, extra):
    answers = [
        outcome(Client().post(path, {field: email, **extra}, follow=True))
        for email in ("info@x.az", "nobody@x.az")
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize(("path", "extra"), [(SIGN_UP, {"password1": PASSWORD}), (RESET, {})])
@pytest.mark.parametrize("email", ["info@x.az", "nobody@x.az"])
def test_a_letter_goes_out_either_way(client, info, path, extra, email):
    client.post(path, {"email": email, **extra})
    assert OutgoingMail.objects.filter(recipient=email).count() == 1


def test_a_stranger_cannot_fill_somebodys_mailbox_with_notices(info):
    for _ in range(4):
        Client().post(SIGN_UP, {"email": "info@x.az", "password1": PASSWORD})
        cache.clear()
    assert OutgoingMail.objects.count() == 1


def test_no_letter_carries_the_name_of_a_forged_host(client, info, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post(RESET, {"email": "info@x.az"}, headers={"host": "evil.test"})
    client.post(
        SIGN_UP, {"email": "new@x.az", "password1": PASSWORD}, headers={"host": "evil.test"}
    )
    for mail in OutgoingMail.objects.all():
        assert "evil.test" not in mail.text + mail.html
        assert settings.SITE_URL in mail.text


def test_letters_are_written_in_the_readers_language(client, info):
    User.objects.filter(pk=info.pk).update(language="ru")
    client.post(RESET, {"email": "info@x.az"})
    mail = OutgoingMail.objects.get()
    assert mail.language == "ru"
    assert "/ru/account/password/reset/key/" in mail.text


def test_a_new_account_speaks_the_language_of_the_page(client):
    client.post("/ru/account/signup/", {"email": "new@x.az", "password1": PASSWORD})
    assert User.objects.get().language == "ru"


# Confirmation by POST, once


@pytest.fixture
def confirmation_path(client) -> str:
    client.post(SIGN_UP, {"email": "new@x.az", "password1": PASSWORD})
    return re.search(r"http://testserver(/az/account/confirm-email/\S+)", letter_text())[1]


def letter_text() -> str:
    return OutgoingMail.objects.latest("pk").text


def is_verified() -> bool:
    return EmailAddress.objects.get(email="new@x.az").verified


def test_a_mail_scanner_confirms_nothing(client, confirmation_path):
    response = Client().get(confirmation_path)
    assert response.status_code == 200
    assert not is_verified()


def test_the_button_confirms_and_the_account_opens(client, confirmation_path):
    Client().post(confirmation_path)
    assert is_verified()
    sign_in(client, "new@x.az")
    assert is_signed_in(client)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_used_twice_gets_a_friendly_page(confirmation_path, method):
    Client().post(confirmation_path)
    response = getattr(Client(), method)(confirmation_path)
    assert response.status_code == 410
    assert "core/link_problem.html" in [t.name for t in response.templates]


def test_an_account_does_not_open_before_the_address_is_confirmed(client, confirmation_path):
    sign_in(client, "new@x.az")
    assert not is_signed_in(client)


def test_an_old_link_confirms_nothing(confirmation_path):
    with time_machine.travel(timezone.now() + dt.timedelta(days=4)):
        assert Client().post(confirmation_path).status_code == 410
    assert not is_verified()


def test_an_invented_link_is_unknown(client):
    assert client.get("/az/account/confirm-email/abc:def:ghi/").status_code == 404
    assert client.post("/az/account/confirm-email/abc:def:ghi/").status_code == 404


def test_opening_a_link_signs_nobody_out(signed_in, info, confirmation_path):
    browser = signed_in(info)
    browser.get(confirmation_path)
    assert is_signed_in(browser)


# A new password


@pytest.fixture
def reset_path(client, info) -> str:
    client.post(RESET, {"email": "info@x.az"})
    return re.search(r"http://testserver(/az/account/password/reset/key/\S+)", letter_text())[1]


NEW_PASSWORD = {"password1": "başqa-uzun-parol-9", "password2": "başqa-uzun-parol-9"}


def set_new_password(browser: Client, path: str):
    form = browser.get(path, follow=True)
    if form.status_code != 200:
        return form
    return browser.post(form.request["PATH_INFO"], NEW_PASSWORD)


def test_the_letters_link_sets_a_new_password(client, info, reset_path):
    set_new_password(client, reset_path)
    info.refresh_from_db()
    assert info.check_password(NEW_PASSWORD["password1"])


def test_the_link_for_a_new_password_works_once(client, info, reset_path):
    set_new_password(client, reset_path)
    assert set_new_password(Client(), reset_path).status_code == 410


def test_the_link_for_a_new_password_dies_with_the_address(info, reset_path):
    info.email = "moved@x.az"
    info.save()
    assert set_new_password(Client(), reset_path).status_code == 410


def test_the_link_of_one_account_does_not_open_another(info, reset_path):
    other = UserFactory()
    forged = reset_path.replace(f"/{user_pk_to_url_str(info)}-", f"/{user_pk_to_url_str(other)}-")
    assert set_new_password(Client(), forged).status_code == 410


def test_a_token_of_one_flow_opens_no_other(client, info, reset_path, confirmation_path):
    reset_key = reset_path.rstrip("/").rpartition("/")[2]
    confirm_key = confirmation_path.rstrip("/").rpartition("/")[2]
    assert client.post(f"/az/account/confirm-email/{reset_key}/").status_code == 404
    assert client.get(f"/az/account/password/reset/key/1-{confirm_key}/").status_code == 410


def test_a_new_password_ends_every_session(signed_in, info, client, request):
    elsewhere = signed_in(info)
    set_new_password(client, request.getfixturevalue("reset_path"))
    assert elsewhere.get("/az/account/").status_code == 302


def test_the_owner_hears_of_a_new_password(client, info, reset_path):
    set_new_password(client, reset_path)
    assert OutgoingMail.objects.latest("pk").template == "account/email/notice"


def test_changing_the_password_signs_out_here_and_elsewhere(signed_in, info):
    here, elsewhere = signed_in(info), signed_in(info)
    here.post("/az/account/password/change/", {"oldpassword": PASSWORD, **NEW_PASSWORD})
    assert here.get("/az/account/").status_code == 302
    assert elsewhere.get("/az/account/").status_code == 302


def test_a_closed_account_is_out_at_the_next_request(signed_in, info):
    browser = signed_in(info)
    User.objects.filter(pk=info.pk).update(is_active=False)
    assert browser.get("/az/account/").status_code == 302


def test_a_role_taken_away_is_gone_at_the_next_request(signed_in, person_with):
    moderator = person_with(Role.MODERATOR)
    browser = signed_in(moderator)
    assert "layouts/work.html" in templates_of(browser.get("/az/account/"))
    revoke(moderator, Role.MODERATOR)
    assert "layouts/work.html" not in templates_of(browser.get("/az/account/"))


def templates_of(response) -> list[str]:
    return [template.name for template in response.templates]


# Signing out


def test_opening_the_sign_out_page_signs_nobody_out(signed_in, info):
    browser = signed_in(info)
    assert browser.get("/az/account/logout/").status_code == 200
    assert is_signed_in(browser)


def test_the_button_signs_out(signed_in, info):
    browser = signed_in(info)
    browser.post("/az/account/logout/")
    assert not is_signed_in(browser)


@pytest.mark.parametrize("target", ["https://evil.test/", "//evil.test/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_foreign_site(client, info, target):
    response = client.post(SIGN_IN, {"login": "info@x.az", "password": PASSWORD, "next": target})
    assert response.url == "/az/account/"
