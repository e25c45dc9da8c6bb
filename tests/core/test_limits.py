"""Limits: exact, by whom they should count, and kind in how they refuse."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.limits import By, Refused, buckets, purge, take, wait_in_words
from core.limits.addresses import UNKNOWN, client_block
from core.limits.table import DEFAULTS, limits_of, parse
from core.models import LimitBucket, OutgoingMail
from core.roles import Role

NOON = dt.datetime(2026, 3, 14, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _as_in_production(settings):
    settings.LIMITS_SCALE = 1


@pytest.fixture
def at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def taken(number: int, action: str = "sign-up", who: str = "192.0.2.1") -> int:
    """How many of so many tries get a token."""
    return sum(_try(action, who) for _ in range(number))


def _try(action: str, who: str) -> bool:
    try:
        take(action, By.ADDRESS, who)
    except Refused:
        return False
    return True


@pytest.mark.django_db
def test_exactly_as_many_tokens_are_given_as_the_table_says(at_noon, settings):
    settings.LIMITS = {"sign-up": {"address": "7/hour"}}
    assert taken(20) == 7


@pytest.mark.django_db
def test_a_bucket_fills_again_evenly(at_noon, settings):
    settings.LIMITS = {"sign-up": {"address": "6/hour"}}
    assert taken(9) == 6
    at_noon.move_to(NOON + dt.timedelta(minutes=9, seconds=59), tick=False)
    assert taken(1) == 0
    at_noon.move_to(NOON + dt.timedelta(minutes=10), tick=False)
    assert taken(3) == 1
    at_noon.move_to(NOON + dt.timedelta(hours=3), tick=False)
    assert taken(9) == 6


@pytest.mark.django_db
def test_a_refusal_names_the_moment_of_the_next_token(at_noon, settings):
    settings.LIMITS = {"sign-up": {"address": "6/hour"}}
    taken(6)
    with pytest.raises(Refused) as refusal:
        take("sign-up", By.ADDRESS, "192.0.2.1")
    assert refusal.value.until == NOON + dt.timedelta(minutes=10)
    assert refusal.value.seconds == 600
    at_noon.move_to(refusal.value.until, tick=False)
    assert taken(1) == 1


@pytest.mark.django_db
def test_everybody_has_a_bucket_of_their_own(at_noon):
    assert taken(30, who="192.0.2.1") == 20
    assert taken(1, who="192.0.2.2") == 1
    assert taken(1, action="reset") == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_hundred_parallel_takes_let_exactly_the_limit_through(settings):
    settings.LIMITS = {"sign-up": {"address": "17/day"}}

    def one(_) -> bool:
        got = _try("sign-up", "192.0.2.1")
        connection.close()
        return got

    with ThreadPoolExecutor(40) as pool:
        assert sum(pool.map(one, range(200))) == 17


@pytest.mark.django_db
def test_the_secret_of_the_rows_changes_and_the_count_goes_on(time_machine, settings):
    settings.LIMITS = {"sign-up": {"address": "6/day"}}
    seconds = buckets.ROTATION.total_seconds()
    change = dt.datetime.fromtimestamp((NOON.timestamp() // seconds + 1) * seconds, dt.UTC)
    time_machine.move_to(change - dt.timedelta(seconds=1), tick=False)
    assert taken(6) == 6
    time_machine.move_to(change + dt.timedelta(seconds=1), tick=False)
    assert taken(3) == 0
    time_machine.move_to(change + dt.timedelta(hours=4), tick=False)
    assert taken(3) == 1
    assert LimitBucket.objects.count() == 2


@pytest.mark.django_db
def test_no_row_holds_an_address(at_noon):
    taken(1, who="192.0.2.77")
    row = LimitBucket.objects.get()
    assert len(bytes(row.key)) == 32
    assert b"192.0.2.77" not in bytes(row.key)


@pytest.mark.django_db
def test_full_buckets_are_forgotten(at_noon):
    taken(1)
    assert purge() == 0
    at_noon.move_to(NOON + dt.timedelta(hours=2), tick=False)
    assert purge() == 1
    assert not LimitBucket.objects.exists()


@pytest.mark.django_db
def test_the_table_of_buckets_costs_no_disk_write():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'core_limitbucket'")
        assert cursor.fetchone() == ("u",)


def test_every_row_of_the_table_can_be_read():
    for action in DEFAULTS:
        for limit in limits_of(action).values():
            assert limit.times >= 1
            assert dt.timedelta(seconds=limit.seconds) < buckets.ROTATION


@pytest.mark.parametrize("rate", ["", "5", "5/", "x/hour", "0/hour", "-1/day", "5/fortnight"])
def test_a_limit_that_is_none_is_refused(rate):
    with pytest.raises(ValueError, match=r"no limit|invalid literal"):
        parse(rate)


def request_from(forwarded: str | None, remote: str = "10.0.0.1"):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "block"),
    [
        (0, "1.1.1.1", "192.0.2.9", "192.0.2.9"),
        (1, "1.1.1.1, 192.0.2.9", "10.0.0.1", "192.0.2.9"),
        (1, "192.0.2.9", "10.0.0.1", "192.0.2.9"),
        (1, None, "192.0.2.9", "192.0.2.9"),
        (2, "1.1.1.1, 192.0.2.9, 10.0.0.2", "10.0.0.1", "192.0.2.9"),
        (2, "192.0.2.9", "10.0.0.1", "192.0.2.9"),
        (1, "x, ,, 192.0.2.9:4711", "", "192.0.2.9"),
        (1, "::ffff:192.0.2.9", "", "192.0.2.9"),
        (1, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (1, "[2001:db8:1:2::9]:443", "", "2001:db8:1:2::/64"),
        (1, "fe80::1%eth0", "", "fe80::/64"),
        (1, "nonsense", "10.0.0.1", UNKNOWN),
        (0, None, "", UNKNOWN),
    ],
)
def test_an_address_is_what_our_own_proxies_vouch_for(settings, proxies, forwarded, remote, block):
    settings.TRUSTED_PROXIES = proxies
    assert client_block(request_from(forwarded, remote)) == block


@given(st.text(max_size=200))
def test_no_header_breaks_the_reading_of_addresses(forwarded):
    assert client_block(request_from(forwarded))


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("seconds", [1, 2, 59, 60, 61, 21 * 60, 3 * 3600])
def test_the_wait_is_said_in_words(language, seconds, at_noon):
    with translation.override(language):
        words = wait_in_words(Refused(NOON + dt.timedelta(seconds=seconds)))
    assert re.search(r"\d+", words)
    assert "%" not in words


SIGN_IN = "/az/account/login/"


def sign_in(browser=None, forwarded="", password="səhv-parol", login="a@x.az"):
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    data = {"login": login, "password": password}
    return (browser or Client()).post(SIGN_IN, data, **extra)


@pytest.mark.django_db
def test_too_many_sign_ins_answer_429_with_the_wait_and_keep_the_address(settings):
    settings.LIMITS = {"sign-in": {"address": "2/hour"}}
    assert [sign_in().status_code for _ in range(2)] == [200, 200]
    page = sign_in(login="leyla@example.org")
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 1800
    content = page.content.decode()
    assert 'value="leyla@example.org"' in content
    assert "30" in content
    assert "səhv-parol" not in content


@pytest.mark.django_db
def test_the_right_password_does_not_pass_a_closed_door(person_with, settings):
    settings.LIMITS = {"sign-in": {"recipient": "1/hour"}}
    user = person_with(Role.CITIZEN)
    user.set_password("uzun-parol-2026")
    user.save()
    browser = Client()
    sign_in(browser, login=user.email)
    assert sign_in(browser, login=user.email, password="uzun-parol-2026").status_code == 429
    assert "_auth_user_id" not in browser.session


@pytest.mark.django_db
def test_an_invented_forwarding_header_does_not_widen_a_limit(settings):
    settings.TRUSTED_PROXIES, settings.LIMITS = 1, {"sign-in": {"address": "2/hour"}}
    found = [sign_in(forwarded=f"203.0.113.{n}, 192.0.2.9").status_code for n in range(4)]
    assert found == [200, 200, 429, 429]
    assert sign_in(forwarded="192.0.2.9, 192.0.2.10").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("known", [True, False])
def test_a_limit_by_recipient_does_not_tell_who_has_an_account(person_with, settings, known):
    settings.LIMITS = {"reset": {"recipient": "1/hour"}}
    email = person_with().email if known else "nobody@example.org"
    pages = [Client().post("/az/account/password/reset/", {"email": email}) for _ in range(2)]
    assert [page.status_code for page in pages] == [302, 429]
    assert email in pages[1].content.decode()


@pytest.mark.django_db
def test_other_spellings_of_an_address_share_its_bucket(settings):
    settings.LIMITS = {"reset": {"recipient": "1/hour"}}
    spellings = ["leyla@example.org", " Leyla@EXAMPLE.org "]
    found = [Client().post("/az/account/password/reset/", {"email": e}) for e in spellings]
    assert [page.status_code for page in found] == [302, 429]


@pytest.mark.django_db
def test_letters_a_stranger_can_cause_are_capped_without_a_word(settings):
    settings.LIMITS = {"account-mail": {"recipient": "2/day"}, "sign-up": {"address": "9/hour"}}
    for n in range(4):
        data = {"email": "victim@example.org", "password1": f"uzun-parol-{n}-2026"}
        assert Client().post("/az/account/signup/", data).status_code == 302
    assert OutgoingMail.objects.filter(recipient="victim@example.org").count() <= 2


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_too_many_searches_get_a_page_in_the_readers_language(client, settings, language):
    settings.LIMITS = {"search": {"address": "1/hour"}}
    url = f"/{language}/search/"
    assert client.get(url, {"q": "qanun"}).status_code == 200
    page = client.get(url, {"q": "qanun"})
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert f'<html lang="{language}"' in page.content.decode()


@pytest.mark.django_db
def test_a_search_page_without_words_costs_nothing(client, settings):
    settings.LIMITS = {"search": {"address": "1/hour"}}
    assert [client.get("/az/search/").status_code for _ in range(3)] == [200] * 3


@pytest.mark.django_db
def test_the_hourly_job_forgets_full_buckets(time_machine):
    from core.tasks import purge_limits

    time_machine.move_to(NOON, tick=False)
    taken(1)
    time_machine.move_to(NOON + dt.timedelta(days=1), tick=False)
    purge_limits.func(timestamp=0)
    assert not LimitBucket.objects.exists()


@pytest.mark.django_db
def test_limits_of_accounts_count_the_account_wherever_it_is(signed_in, person_with, settings):
    settings.LIMITS = {"password": {"account": "1/hour"}}
    browser = signed_in(person_with(Role.CITIZEN))
    url = "/az/account/password/change/"
    data = {"oldpassword": "x", "password1": "uzun-parol-2026", "password2": "uzun-parol-2026"}
    found = [browser.post(url, data, REMOTE_ADDR=f"192.0.2.{n}").status_code for n in range(1, 4)]
    assert found == [200, 429, 429]
