"""The pages nobody wants to see: in the reader's language, standing when the rest has fallen."""

import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from core.views.errors import Typed, server_error, too_many_requests, typed_texts

HEADINGS = {
    "az": "Bu ünvanda səhifə yoxdur",
    "en": "There is no page at this address",
    "ru": "По этому адресу страницы нет",
}


def heading(markup: str | bytes) -> str:
    return BeautifulSoup(markup, "html.parser").h1.get_text()


@pytest.mark.django_db
@pytest.mark.parametrize("language", HEADINGS)
def test_a_missing_page_answers_in_the_readers_language(language):
    answer = Client().get(f"/{language}/no-such-page/")
    assert answer.status_code == 404
    assert heading(answer.content) == HEADINGS[language]
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.django_db
def test_the_missing_page_offers_a_search_and_nothing_to_index():
    page = BeautifulSoup(Client().get("/az/no-such-page/").content, "html.parser")
    assert page.select_one("main input[name=q]")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_crash_is_reported_without_touching_the_database(language):
    # No database mark: a query would fail this test.
    answer = server_error(RequestFactory().get(f"/{language}/"))
    assert answer.status_code == 500
    assert f'<html lang="{language}"' in answer.content.decode()
    assert heading(answer.content)


@pytest.mark.parametrize("until", [None, "16:00"])
def test_maintenance_says_until_when_if_it_is_known(until):
    with translation.override("az"):
        markup = render_to_string("503.html", {"until": until})
    assert ("16:00" in markup) == bool(until)


def test_each_code_has_a_heading_of_its_own_in_each_language():
    codes = ("500", "503")
    for language in ("az", "en", "ru"):
        with translation.override(language):
            headings = [heading(render_to_string(f"{code}.html")) for code in codes]
        assert len(set(headings)) == len(codes)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "405", "410", "413", "429"])
@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_error_page_is_translated(code, language):
    request = RequestFactory().get(f"/{language}/")
    with translation.override("en"):
        english = heading(render_to_string(f"{code}.html", {}))
    with translation.override(language):
        native = heading(render_to_string(f"{code}.html", {}, request=_anonymous(request)))
    assert native != english


@pytest.mark.parametrize("code", ["403_csrf", "429"])
def test_what_somebody_wrote_is_given_back(code):
    typed = [Typed("text", "Sualım\n<b>var</b>"), Typed("author_name", "Leyla <i>Q.</i>")]
    page = BeautifulSoup(render_to_string(f"{code}.html", {"typed": typed}), "html.parser")
    text, name = page.select("main textarea[readonly], main input[readonly]")
    assert text.get_text().strip() == "Sualım\n<b>var</b>"
    assert name["value"] == "Leyla <i>Q.</i>"


def test_what_a_page_put_into_the_form_is_not_given_back_as_somebodys_words():
    request = RequestFactory().post("/az/", {"opened": "WzEz:1xVgz8", "text": "Razıyam"})
    assert [field.name for field in typed_texts(request)] == ["text"]


def test_too_many_requests_says_in_how_many_minutes():
    with translation.override("az"):
        assert heading(render_to_string("429.html", {"minutes": 4})).startswith("4 dəqiqədən sonra")
    with translation.override("ru"):
        assert "2 минуты" in heading(render_to_string("429.html", {"minutes": 2}))


def _anonymous(request):
    request.user = AnonymousUser()
    return request


# What a browser sends with a form of ours; a page of another site cannot.
OURS = {"origin": "http://testserver"}
TYPED = {"text": "Uzun <b>sual</b>\nikinci sətir", "visibility": "public", "key": "7"}


def refused(data, language="en", **options):
    """A form whose key is missing."""
    browser = Client(enforce_csrf_checks=True)
    return browser, browser.post(f"/{language}/account/login/", data, **options)


@pytest.mark.django_db
def test_a_form_whose_key_was_stale_can_be_sent_again_as_it_was():
    browser, answer = refused({**TYPED, "who": ["a", "b"]}, headers=OURS)
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form[method=post]")
    fields = [(field["name"], field["value"]) for field in form.select("input")]
    assert fields[1:] == [*TYPED.items(), ("who", "a"), ("who", "b")]
    again = browser.post(form["action"], dict(fields), headers=OURS)
    assert again.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.test"}, {"origin": "null"}])
def test_the_words_of_another_site_cannot_be_sent_by_a_click(headers):
    _browser, answer = refused(TYPED, headers=headers)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 403
    assert not page.select("main form[method=post]")
    assert page.select_one("main textarea").get_text().strip() == TYPED["text"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["password", "new_password2", "code", "otp-0", "credential"])
def test_a_secret_is_never_written_on_a_page(name):
    _browser, answer = refused({**TYPED, name: "gizli-söz-4711"}, headers=OURS)
    assert "gizli-söz-4711" not in answer.content.decode()
    assert not BeautifulSoup(answer.content, "html.parser").select("main form[method=post]")


@pytest.mark.django_db
def test_the_page_with_what_was_typed_is_kept_by_nobody():
    _browser, answer = refused(TYPED, headers=OURS)
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_body_beyond_any_form_gets_a_page(language, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = Client().post(f"/{language}/account/login/", {"login": "a" * 2000})
    assert answer.status_code == 413
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.django_db
def test_an_upload_beyond_any_form_is_refused_before_it_is_read(settings):
    settings.MAX_REQUEST_BYTES = 1000
    answer = Client().post("/az/account/login/", {"file": io.BytesIO(b"a" * 2000)})
    assert answer.status_code == 413


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 minute"), (61, "2 minutes"), (5400, "2 hours"), (86_400, "24 hours")],
)
def test_too_many_requests_keep_what_was_typed(seconds, words):
    request = _anonymous(RequestFactory().post("/en/questions/", {"text": "Uzun sual"}))
    answer = too_many_requests(request, seconds)
    assert (answer.status_code, answer["Retry-After"]) == (429, str(seconds))
    assert heading(answer.content).endswith(words)
    assert "Uzun sual" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_an_unknown_method_is_refused_before_its_form_key(method):
    answer = getattr(Client(enforce_csrf_checks=True), method)("/ru/bills/")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert '<html lang="ru"' in answer.content.decode()
