"""The switch stays on the page: its translation's address, or its own under the other prefix."""

import re

from tests.factories.cms import briefing

SWITCH = re.compile(r'<nav[^>]*class="[^"]*langs.*?</nav>', re.S)
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)"')


def switches(client, path) -> dict[str, str]:
    text = client.get(path).content.decode()
    links = re.findall(r'href="(/(\w\w)/[^"]*)"', SWITCH.search(text).group())
    return {code: link for link, code in links}


def test_it_leads_to_live_translations_and_to_the_page_itself_elsewhere(client, tree):
    made = briefing(tree, title="Bir")
    briefing(tree, "en", of=made, title="One", slug="one")
    found = switches(client, "/az/briefings/bir/")
    assert found["en"] == "/en/briefings/one/"
    assert found["ru"] == "/ru/briefings/bir/"
    assert client.get(found["ru"]).status_code == 200


def test_it_does_not_lead_to_a_draft(client, tree):
    made = briefing(tree, title="Bir")
    briefing(tree, "en", of=made, title="One", slug="one", live=False)
    assert switches(client, "/az/briefings/bir/")["en"] == "/en/briefings/bir/"


def test_from_a_foreign_page_one_comes_back_to_the_original(client, tree):
    briefing(tree, title="Bir")
    assert switches(client, "/ru/briefings/bir/")["az"] == "/az/briefings/bir/"


def test_from_a_translation_one_reaches_the_language_without_one(client, tree):
    made = briefing(tree, title="Bir")
    briefing(tree, "en", of=made, title="One", slug="one")
    link = switches(client, "/en/briefings/one/")["ru"]
    response = client.get(link)
    assert response.status_code == 200
    assert "One" in response.content.decode()


def test_it_keeps_the_query(client, tree):
    assert switches(client, "/az/briefings/?page=2")["en"] == "/en/briefings/?page=2"


def test_alternates_name_only_the_languages_there_are(client, tree, settings):
    made = briefing(tree, title="Bir")
    briefing(tree, "en", of=made, title="One", slug="one")
    found = dict(ALTERNATE.findall(client.get("/az/briefings/bir/").content.decode()))
    assert found == {
        "az": f"{settings.SITE_URL}/az/briefings/bir/",
        "en": f"{settings.SITE_URL}/en/briefings/one/",
    }
