"""The account's pages: every one in the design and in three languages, whatever is typed."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from core.accounts import address_change, names
from core.models import User
from core.roles import Role

pytestmark = pytest.mark.django_db

LANGUAGES = ["az", "en", "ru"]
OPEN_PAGES = [
    "login/",
    "signup/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/done/",
    "password/reset/key/1-abc/",
    "confirm-email/",
    "confirm-email/abc/",
    "inactive/",
]
OWN_PAGES = [
    "",
    "details/",
    "email/",
    "logout/",
    "password/change/",
    "reauthenticate/",
    "2fa/",
    "2fa/totp/activate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
]


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def person(person_with) -> User:
    user = person_with(display_name="Aysel")
    user.set_password("uzun-sirli-parol-7")
    user.save()
    return user


@pytest.fixture
def browser(client, person) -> Client:
    """Signed in, and the password given once more, so that no page asks for it."""
    client.force_login(person)
    client.post("/az/account/reauthenticate/", {"password": "uzun-sirli-parol-7"})
    return client


def assert_in_the_design(response, language: str) -> None:
    html = response.content.decode()
    assert f'<html lang="{language}"' in html
    assert 'class="skip"' in html
    assert len(re.findall("<h1", html)) == 1
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert " style=" not in html
    assert " onclick=" not in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", OPEN_PAGES)
def test_pages_before_signing_in_are_in_the_design(client, page, language):
    assert_in_the_design(client.get(f"/{language}/account/{page}"), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", OWN_PAGES)
def test_pages_of_the_account_are_in_the_design(browser, page, language):
    response = browser.get(f"/{language}/account/{page}")
    assert response.status_code == 200
    assert_in_the_design(response, language)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("page", OWN_PAGES[:-2])
def test_a_stranger_is_sent_to_sign_in(client, page):
    response = client.get(f"/az/account/{page}")
    assert response.status_code == 302


# What is shown


def test_the_account_page_shows_the_name_the_address_and_the_language(browser, person):
    html = browser.get("/az/account/").content.decode()
    assert person.display_name in html
    assert person.email in html
    assert "Azərbaycanca" in html


@pytest.mark.parametrize(
    ("role", "layout"),
    [
        (Role.CITIZEN, "layouts/base.html"),
        (Role.MP, "layouts/work.html"),
        (Role.ASSISTANT, "layouts/work.html"),
        (Role.MODERATOR, "layouts/work.html"),
        (Role.ETHICS_ADVISER, "layouts/work.html"),
    ],
)
def test_who_works_here_sees_the_account_in_the_desks_frame(signed_in, role, layout):
    used = [template.name for template in signed_in(role).get("/az/account/").templates]
    assert layout in used


def test_only_those_who_may_edit_see_the_way_to_the_editor(signed_in, person_with):
    admin = person_with(is_superuser=True, is_staff=True)
    assert b'href="/cms/"' in signed_in(admin).get("/az/account/").content
    assert b'href="/cms/"' not in signed_in(Role.CITIZEN).get("/az/account/").content


def test_the_page_waits_for_a_new_address(browser, person):
    address_change.begin(person, "new@x.az")
    assert "new@x.az" in browser.get("/az/account/").content.decode()


# The name shown to others


def save_name(browser, name: str, language: str = "az"):
    data = {"display_name": name, "language": language}
    return browser.post("/az/account/details/", data)


@pytest.mark.parametrize(
    "name", ["Şəhla Ağayeva", "Саша", "O'Brien", "Rəşad 2", "", "<b>Aysel</b>", "=1+Aysel"]
)
def test_ordinary_names_are_accepted_and_escaped(browser, person, name):
    response = save_name(browser, name)
    assert response.status_code == 302
    person.refresh_from_db()
    assert person.display_name == name
    html = browser.get("/az/account/").content.decode()
    assert "<b>Aysel</b>" not in html


@pytest.mark.parametrize(
    "name",
    [
        "Açıq Məclis",
        "Аçıq Məcӏis",
        "A Ç I Q  M Ə C L İ S",
        "Açıq\u200b Məclis",
        "ATƏT ofisi",
        "Democratization Unit",
        "Dеmocratizatiоn Unit",
        "m o d e r a t o r",
        "m0derator",
        "Deputat Rəsulov",
        "\u202erotaredom\u202c moderator",
        "\u200b\u200d\u2060",
        "\u3164\u3164",
        "...",
        "12345",
        "https://evil.test",
        "www.evil.test",
        "evil.com",
        "info@x.az",
        "a" * 81,
        "a" * 5000,
        "Ay\x00sel",
    ],
)
def test_empty_looking_and_borrowed_names_are_refused_and_kept_in_the_form(browser, person, name):
    response = save_name(browser, name)
    assert response.status_code == 200
    assert response.context["form"].errors["display_name"]
    person.refresh_from_db()
    assert person.display_name == "Aysel"


def test_a_text_direction_override_does_not_survive_in_a_name(browser, person):
    save_name(browser, "Aysel \u202elesyA")
    person.refresh_from_db()
    assert person.display_name == "Aysel lesyA"


def test_the_name_of_an_mp_is_the_mps(browser, person, monkeypatch):
    monkeypatch.setattr(names, "_sources", [])
    names.protect(lambda: ["Nərgiz Səfərli"])
    for borrowed in ("Nərgiz Səfərli", "SƏFƏRLİ NƏRGİZ", "Nərgız Sәfәrli"):
        assert save_name(browser, borrowed).status_code == 200
    assert save_name(browser, "Nərgiz Quliyeva").status_code == 302


def test_whoever_has_a_protected_name_may_save_the_form(browser, person, monkeypatch):
    monkeypatch.setattr(names, "_sources", [lambda: ["Aysel"]])
    assert save_name(browser, "Aysel", "ru").status_code == 302


def test_a_refused_name_does_not_show_in_the_masthead(signed_in, person_with):
    mp = person_with(Role.MP, display_name="R. Vəlizadə")
    html = save_name(signed_in(mp), "moderator").content.decode()
    assert "<bdi>R. Vəlizadə</bdi>" in html


def test_the_language_chosen_is_the_language_of_the_next_page(browser, person):
    assert save_name(browser, "Aysel", "ru").url == "/ru/account/"
    person.refresh_from_db()
    assert person.language == "ru"


# Bad input, raw

HOSTILE = ["\x00", "a\x00b", "9" * 30, "x" * 1_000_000, "\u202e", "<script>", "%s%n", "${7*7}"]
FORMS = [
    ("login/", ["login", "password", "remember", "next"]),
    ("signup/", ["email", "password1", "next"]),
    ("password/reset/", ["email"]),
]
OWN_FORMS = [
    ("details/", ["display_name", "language"]),
    ("email/", ["email"]),
    ("password/change/", ["oldpassword", "password1", "password2"]),
    ("reauthenticate/", ["password", "next"]),
    ("2fa/totp/activate/", ["code"]),
    ("2fa/webauthn/add/", ["name", "credential", "passwordless"]),
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(("page", "fields"), FORMS)
def test_nothing_typed_into_an_open_form_breaks_it(client, page, fields, value):
    response = client.post(f"/az/account/{page}", dict.fromkeys(fields, value))
    assert response.status_code < 500


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(("page", "fields"), OWN_FORMS)
def test_nothing_typed_into_ones_own_form_breaks_it(browser, page, fields, value):
    response = browser.post(f"/az/account/{page}", dict.fromkeys(fields, value))
    assert response.status_code < 500


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"%FF%FE", b"%00", b"%C0%AF"])
@pytest.mark.parametrize("field", [b"login", b"email", b"display_name", b"password"])
@pytest.mark.parametrize("page", ["login/", "signup/", "password/reset/", "details/"])
def test_bytes_that_are_no_text_break_no_form(browser, page, field, raw):
    body = field + b"=" + raw + b"&language=az"
    response = browser.post(
        f"/az/account/{page}", body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code < 500


@pytest.mark.parametrize(
    "credential",
    [
        "{",
        '"\\ud800"',
        "[]",
        "null",
        '{"id": "\\u0000"}',
        "9" * 30,
        '{"a":' * 5000,
        "-" + "9" * 5000,
        "[" * 500_000,
    ],
)
def test_a_broken_passkey_answer_is_refused(client, credential):
    response = client.post("/az/account/2fa/webauthn/login/", {"credential": credential})
    assert response.status_code in {302, 400}


@pytest.mark.parametrize(
    "path",
    [
        "account/login/?next=%00",
        "account/login/?next=" + "9" * 30,
        "account/signup/?email=%C4%B1nfo@x.az",
        "account/signup/?email=" + "x" * 5000,
        "account/password/reset/key/zzzzzzzzzzzzz-1/",
        "account/password/reset/key/1-%00/",
        "account/confirm-email/%ED%A0%80/",
        "account/2fa/webauthn/keys/" + "9" * 30 + "/remove/",
        "mailbox/" + "a" * 5000 + "/",
        "mailbox/..%2F..%2Fetc/",
    ],
)
def test_no_address_breaks_a_page(browser, path):
    assert browser.get(f"/az/{path}").status_code < 500


def test_a_form_without_its_key_shows_what_was_typed(person):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    response = save_name(browser, "Uzun yazılmış ad")
    assert response.status_code == 403
    assert "Uzun yazılmış ad" in response.content.decode()


def test_a_form_without_its_key_never_shows_a_password(person):
    browser = Client(enforce_csrf_checks=True)
    response = browser.post("/az/account/login/", {"login": "a@x.az", "password": "sirli-söz"})
    assert response.status_code == 403
    assert "sirli-söz" not in response.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(browser, method):
    assert getattr(browser, method)("/az/account/details/").status_code == 405
    assert getattr(browser, method)("/az/account/").status_code == 405
