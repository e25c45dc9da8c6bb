"""The pages nobody wants to see: in the reader's language, standing when the rest has fallen."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from core.views.errors import server_error

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
    with translation.override(language):
        answer = server_error(RequestFactory().get("/az/"))
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
    typed = [("text", "Sualım <b>var</b>")]
    markup = render_to_string(f"{code}.html", {"typed": typed})
    box = BeautifulSoup(markup, "html.parser").select_one("main textarea")
    assert box.get_text() == "Sualım <b>var</b>"
    assert box.has_attr("readonly")


def test_too_many_requests_says_in_how_many_minutes():
    with translation.override("az"):
        assert heading(render_to_string("429.html", {"minutes": 4})).startswith("4 dəqiqədən sonra")
    with translation.override("ru"):
        assert "2 минуты" in heading(render_to_string("429.html", {"minutes": 2}))


def _anonymous(request):
    request.user = AnonymousUser()
    return request
