"""Light, dark and large: a choice kept in the reader's own browser."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from core.views.display import DisplayForm


@pytest.fixture
def url() -> str:
    with translation.override("az"):
        return reverse("core:display")


@pytest.mark.django_db
def test_the_choice_is_remembered_and_leads_back(url):
    answer = Client().post(url, {"theme": "dark", "size": "large", "next": "/az/search/?q=a"})
    assert answer.status_code == 302
    assert answer["Location"] == "/az/search/?q=a"
    assert answer.cookies["theme"].value == "dark"
    assert answer.cookies["size"].value == "large"
    assert answer.cookies["theme"]["httponly"]


@pytest.mark.django_db
def test_going_back_to_the_default_forgets_the_cookies(url):
    browser = Client()
    browser.cookies["theme"] = "dark"
    answer = browser.post(url, {"theme": "device", "size": "normal"})
    assert answer.cookies["theme"]["max-age"] == 0


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_sent_to_another_site(url, target):
    answer = Client().post(url, {"theme": "dark", "size": "normal", "next": target})
    assert answer["Location"] == "/"


@pytest.mark.django_db
def test_the_page_shows_what_is_chosen_now(url):
    browser = Client()
    browser.cookies["theme"] = "dark"
    body = browser.get(url).content.decode()
    assert '<html lang="az" data-theme="dark"' in body
    assert 'value="dark" required id="id_theme_2" checked' in body or "checked" in body


@pytest.mark.django_db
def test_an_unknown_choice_is_refused_in_words(url):
    answer = Client().post(url, {"theme": "sepia", "size": "normal"})
    assert answer.status_code == 200
    assert "Problem var" in answer.content.decode()
    assert "theme" not in answer.cookies


def test_a_made_up_cookie_selects_nothing():
    form = DisplayForm(initial={"theme": "sepia", "size": "normal"})
    assert str(form["theme"]).count("checked") == 0
