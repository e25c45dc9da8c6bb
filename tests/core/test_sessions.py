"""One's own sessions: listed without a trace too much, ended one by one or all at once."""

import datetime as dt

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from core.accounts import managing, sessions
from core.models import AccountEvent, DeviceSession, LedgerEntry, User
from core.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "uzun-sirli-parol-7"
LIST, END_ALL = "/az/account/sessions/", "/az/account/sessions/end/"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0"


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def person(person_with) -> User:
    user = person_with()
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(user: User, **headers) -> Client:
    browser = Client(**headers)
    browser.post("/az/account/login/", {"login": user.email, "password": PASSWORD})
    return browser


def is_signed_in(browser: Client) -> bool:
    return browser.get("/az/account/").status_code == 200


def test_signing_in_is_listed_with_browser_system_and_block(person):
    browser = sign_in(person, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="203.0.113.77")
    html = browser.get(LIST).content.decode()
    assert "Firefox, Android" in html
    assert "203.0.113.0/24" in html


def test_what_an_administrator_did_is_shown_without_a_name(person, person_with):
    administrator = person_with(Role.ADMINISTRATOR, display_name="Gizli Ad")
    managing.give_role(person, Role.EDITOR, by=administrator)
    html = sign_in(person).get(LIST).content.decode()
    assert "Rol verildi" in html
    assert "İnzibatçı tərəfindən" in html
    assert "Gizli Ad" not in html


def test_no_whole_address_and_no_version_are_stored(person):
    sign_in(person, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="203.0.113.77")
    stored = str(DeviceSession.objects.values().get())
    assert "203.0.113.77" not in stored
    assert "142" not in stored
    decoded = str([row.get_decoded() for row in Session.objects.all()])
    assert "203.0.113.77" not in decoded


def test_times_are_shown_in_baku(person):
    with time_machine.travel(dt.datetime(2026, 3, 14, 21, 30, tzinfo=dt.UTC), tick=False):
        html = sign_in(person).get(LIST).content.decode()
    assert "01:30" in html
    assert "15 mart 2026" in html


def test_one_session_is_one_row_however_often_it_is_used(person):
    browser = sign_in(person)
    for _ in range(3):
        browser.get("/az/account/")
    assert DeviceSession.objects.count() == 1


def test_a_later_use_moves_the_last_time_and_not_the_first(person):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        browser = sign_in(person)
    with time_machine.travel(now + dt.timedelta(hours=2), tick=False):
        browser.get("/az/account/")
    row = DeviceSession.objects.get()
    assert row.last_seen - row.first_seen == dt.timedelta(hours=2)


def test_a_session_under_a_new_key_stays_one_row(person):
    browser = sign_in(person)
    before = DeviceSession.objects.get()
    session = browser.session
    session.cycle_key()
    session.save()
    browser.cookies["sessionid"] = session.session_key
    browser.get("/az/account/")
    assert DeviceSession.objects.get().pk == before.pk


def test_pages_of_strangers_note_nothing(client):
    client.get("/az/")
    client.get("/az/account/login/")
    assert not DeviceSession.objects.exists()


def test_one_device_is_signed_out_from_another(person):
    here, there = sign_in(person), sign_in(person)
    row = DeviceSession.objects.get(session_key=there.session.session_key)
    here.post(f"{LIST}{row.pk}/end/")
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_ending_the_own_session_signs_out_here(person):
    here = sign_in(person)
    here.post(f"{LIST}{DeviceSession.objects.get().pk}/end/")
    assert not is_signed_in(here)


def test_anothers_session_does_not_exist(person, person_with):
    theirs = sign_in(person)
    row = DeviceSession.objects.get()
    stranger = Client()
    stranger.force_login(person_with())
    assert stranger.post(f"{LIST}{row.pk}/end/").status_code == 404
    assert stranger.post(f"{LIST}999999/end/").status_code == 404
    assert is_signed_in(theirs)


def test_another_does_not_see_them(person, person_with):
    sign_in(person, HTTP_USER_AGENT=FIREFOX)
    stranger = Client()
    stranger.force_login(person_with())
    assert "Firefox" not in stranger.get(LIST).content.decode()


def test_sign_out_everywhere_ends_every_session_also_unlisted_ones(person):
    here, there = sign_in(person), sign_in(person)
    DeviceSession.objects.all().delete()
    here.post(END_ALL)
    assert not is_signed_in(here)
    assert not is_signed_in(there)


def test_sign_out_everywhere_touches_nobody_else(person, person_with):
    other = Client()
    other.force_login(person_with())
    sign_in(person).post(END_ALL)
    assert is_signed_in(other)


def test_sign_out_everywhere_is_written_down(person):
    sign_in(person).post(END_ALL)
    event = AccountEvent.objects.get()
    entry = LedgerEntry.objects.get(pk=event.sequence)
    assert (event.act, entry.kind) == ("sessions_ended", "account.sessions_ended")
    assert str(person.pk) not in str(entry.public)


def test_a_new_password_ends_the_remembered_session_elsewhere(person):
    here = sign_in(person)
    there = Client()
    data = {"login": person.email, "password": PASSWORD, "remember": "on"}
    there.post("/az/account/login/", data)
    here.post("/az/account/reauthenticate/", {"password": PASSWORD})
    new = {"password1": "başqa-uzun-parol-9", "password2": "başqa-uzun-parol-9"}
    here.post("/az/account/password/change/", {"oldpassword": PASSWORD, **new})
    assert not is_signed_in(there)
    assert not sessions.sessions_of(person).exists()


@pytest.mark.parametrize("path", [END_ALL, f"{LIST}1/end/"])
def test_a_link_ends_nothing(person, path):
    browser = sign_in(person)
    assert browser.get(path).status_code == 405
    assert is_signed_in(browser)


@pytest.mark.parametrize("path", [LIST, END_ALL, f"{LIST}1/end/"])
def test_strangers_are_sent_to_sign_in(client, path):
    method = client.get if path == LIST else client.post
    assert method(path).url.startswith("/az/account/login/")


@pytest.mark.parametrize("pk", ["9" * 30, "0"])
def test_a_number_that_is_none_of_ours_is_not_found(person, pk):
    assert sign_in(person).post(f"{LIST}{pk}/end/").status_code == 404


@pytest.mark.parametrize("header", ["\ud800".encode("utf-8", "replace").decode(), "x" * 100_000])
def test_a_hostile_browser_name_breaks_nothing(person, header):
    assert is_signed_in(sign_in(person, HTTP_USER_AGENT=header))


def test_rows_of_ended_sessions_are_forgotten(person):
    kept, gone = sign_in(person), sign_in(person)
    Session.objects.filter(pk=gone.session.session_key).update(
        expire_date=timezone.now() - dt.timedelta(days=1)
    )
    assert sessions.forget_ended() == 1
    assert DeviceSession.objects.get().session_key == kept.session.session_key


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_page_is_in_the_design(person, language):
    html = sign_in(person).get(f"/{language}/account/sessions/").content.decode()
    assert f'<html lang="{language}"' in html
    assert html.count("<h1") == 1
