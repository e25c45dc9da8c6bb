"""What every response carries, and what unreadable input gets."""

import pytest
from django.db import OperationalError
from django.test import Client

pytestmark = pytest.mark.django_db

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize(
    "path",
    ["/", "/health/", "/az/account/login/", "/az/no-such-page/", "/static/cms/css/site.css",
     "/az/search/?q=%00", "/cms/login/", "/az/search/"],
)  # fmt: skip
def test_every_response_carries_the_protective_headers(client, path):
    response = client.get(path)
    assert {name: response.get(name) for name in HEADERS} == HEADERS
    assert "Permissions-Policy" in response
    policy = response["Content-Security-Policy"]
    for directive in ("frame-ancestors", "object-src", "base-uri", "form-action"):
        assert directive in policy


@pytest.mark.parametrize("path", ["/az/search/", "/az/account/login/", "/az/no-such-page/"])
def test_public_pages_allow_no_inline_and_no_evaluated_script(client, path):
    policy = client.get(path)["Content-Security-Policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert script == "script-src 'self'"


@pytest.mark.parametrize(
    "path",
    [
        "/az/search/?q=%00",
        "/az/%00/",
        "/az/search/?q=%ED%A0%80",
        "/az/search/?page=" + "9" * 30,
        "/az/search/?page=-1&kind=x&law=" + "a" * 5000,
        "/az/search/?q=" + "a" * 100_000,
        "/az/bills/%00/",
        "/az/bills/" + "9" * 30 + "/versions/" + "9" * 30 + "/",
        "/az/questions/?page=" + "9" * 30,
        "/az/mps/find/?q=%ED%A0%80",
        "/az/no-such-page-%F0%9F%98%80/",
    ],
)
def test_unreadable_addresses_never_break_the_site(client, path):
    assert client.get(path).status_code in {200, 302, 400, 404}


def test_a_wrong_method_gets_a_page_and_changes_nothing(client):
    response = client.post("/az/search/")
    assert response.status_code == 405
    assert "<h1" in response.content.decode()
    assert "GET" in response["Allow"]


def test_a_lost_database_is_said_honestly_without_a_trace(monkeypatch):
    def lost(query):
        raise OperationalError("connection to server failed: secret-host")

    monkeypatch.setattr("search.engines.search", lost)
    response = Client(raise_request_exception=False).get("/az/search/?q=nikah")
    assert response.status_code == 503
    assert "secret-host" not in response.content.decode()
    assert response["Retry-After"]


def test_a_missing_form_key_keeps_what_was_typed():
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        "/az/account/login/",
        {"login": "a@example.org", "password": "gizli-parol", "text": "Uzun rəy"},
    )
    page = response.content.decode()
    assert response.status_code == 403
    assert "Uzun rəy" in page
    assert "gizli-parol" not in page


def test_pages_of_a_signed_in_person_are_kept_by_no_cache(signed_in):
    from core.roles import Role

    response = signed_in(Role.CITIZEN).get("/az/account/")
    assert "no-store" in response["Cache-Control"]


def test_an_anonymous_page_sets_no_cookie(client):
    assert not client.get("/az/search/").cookies
    assert not client.get("/az/search/?q=nikah").cookies


def test_a_foreign_host_is_refused(client):
    assert client.get("/az/search/", headers={"host": "evil.test"}).status_code == 400


def test_the_health_endpoint_names_every_part(client):
    answer = client.get("/health/").json()
    assert set(answer["parts"]) == {"database", "worker", "cache", "mail", "elasticsearch"}
    assert answer["parts"]["database"] == "ok"


def test_the_health_endpoint_says_which_part_is_down(client, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["parts"]["elasticsearch"]) == (200, "down")
    assert answer.json()["status"] == "degraded"
