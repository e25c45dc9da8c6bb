"""The cache in front of the views: what goes in, and who gets it."""

import pytest
from django.core.cache import cache
from django.middleware.csrf import get_token
from django.test import Client

from core.roles import Role
from legislation import urls
from tests.factories.comments import open_version
from tests.factories.legislation import BillFactory

pytestmark = pytest.mark.django_db
PLACE = "/az/bills/"


@pytest.fixture(autouse=True)
def cache_turned_on(settings):
    settings.SHARED_PAGES_SECONDS = 5
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def counted(django_assert_num_queries):
    return lambda: django_assert_num_queries(0)


def test_the_second_reader_costs_the_database_nothing(client, counted):
    first = client.get(PLACE)
    with counted():
        second = Client().get(PLACE)
    assert second.content == first.content
    assert second["Cache-Control"] == first["Cache-Control"]


def test_who_has_the_page_already_is_told_so(client):
    tag = client.get(PLACE)["ETag"]
    assert client.get(PLACE, headers={"if-none-match": tag}).status_code == 304


def test_a_changed_page_is_another_one_once_its_seconds_are_over(client):
    before = client.get(PLACE)
    open_version(bill=BillFactory(title_az="Yeni layihə"))
    cache.clear()
    after = client.get(PLACE)
    assert before["ETag"] != after["ETag"]
    assert "Yeni layihə" in after.content.decode()


@pytest.mark.parametrize(
    "how",
    [
        {"headers": {"cookie": "sessionid=abcdefghijkl"}},
        {"headers": {"cookie": "messages=1"}},
        {"headers": {"cookie": "anything=1"}},
        {"headers": {"authorization": "Basic YTpi"}},
    ],
)
def test_a_request_that_may_mean_a_person_neither_reads_nor_writes_the_cache(client, how):
    assert "no-store" in client.get(PLACE, **how)["Cache-Control"]
    bill = BillFactory(title_az="Yeni layihə")
    open_version(bill=bill)
    assert "Yeni layihə" in client.get(PLACE).content.decode()
    open_version(bill=BillFactory(title_az="Ən yeni layihə"))
    assert "Ən yeni layihə" in client.get(PLACE, **how).content.decode()


def test_a_view_that_is_not_on_the_list_is_kept_by_nobody(client, settings):
    settings.SHARED_PAGES = frozenset()
    assert client.get(PLACE)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_only_reading_is_shared(client, method):
    assert "public" not in getattr(client, method)(PLACE).get("Cache-Control", "")


def shared_view(monkeypatch, change):
    """The list of draft laws, with something more done to each of its answers."""
    entry = next(one for one in urls.urlpatterns if getattr(one, "name", "") == "bill_list")
    original = entry.callback

    def changed(request):
        response = original(request)
        change(request, response)
        return response

    monkeypatch.setattr(entry, "callback", changed)


def test_an_answer_that_sets_a_cookie_is_not_shared(client, monkeypatch):
    shared_view(monkeypatch, lambda request, response: response.set_cookie("track", "1"))
    assert client.get(PLACE)["Cache-Control"] == "private, no-store"


def test_an_answer_with_the_key_of_a_form_is_not_shared(client, monkeypatch):
    shared_view(monkeypatch, lambda request, response: response.write(get_token(request)))
    assert client.get(PLACE)["Cache-Control"] == "private, no-store"
    # The second time the browser brings the key along, so no cookie is set.
    assert "csrftoken" in client.cookies


def test_an_answer_that_begins_a_session_is_not_shared(client, monkeypatch):
    shared_view(monkeypatch, lambda request, response: request.session.update({"seen": 1}))
    assert client.get(PLACE)["Cache-Control"] == "private, no-store"


def test_what_a_view_says_of_its_own_copy_stands(client, monkeypatch):
    shared_view(monkeypatch, lambda _, response: response.setdefault("Cache-Control", "private"))
    assert client.get(PLACE)["Cache-Control"] == "private"


def test_a_message_to_one_reader_is_not_shown_to_the_next(signed_in):
    own = signed_in(Role.CITIZEN)
    own.post("/en/account/details/", {"display_name": "Leyla", "language": "en"})
    assert "Your details are saved" not in Client().get("/en/bills/").content.decode()
    assert "Your details are saved" in own.get("/en/bills/").content.decode()
    assert "Your details are saved" not in Client().get("/en/bills/").content.decode()


class Gone:
    """A cache whose server went away."""

    def get(self, *args):
        raise ConnectionError

    set = get


def test_without_the_cache_pages_are_made_as_ever(client, monkeypatch):
    monkeypatch.setattr("core.shared_pages.cache", Gone())
    assert client.get(PLACE).status_code == 200


def test_a_long_address_does_not_fill_the_cache(client, monkeypatch):
    stored = []
    monkeypatch.setattr("core.shared_pages._store", lambda key, response: stored.append(key))
    client.get(PLACE)
    client.get(PLACE + "?q=" + "a" * 400)
    assert len(stored) == 1
