"""The catalogue of components: complete, true to the templates, and for the staff alone."""

import gzip
from html import escape

import pytest
from bs4 import BeautifulSoup

from core.design.catalogue import SECTIONS, STATES
from core.design.specimens import calls
from core.roles import Role
from tools import ROOT
from tools.check_templates import CLASS, NOT_A_SELECTOR, TEMPLATES

STATIC = ROOT / "cms" / "static" / "cms"
SHEETS = ("site.css", "legislation.css")
# Set by the script, on what somebody selected or wrote too long.
BY_SCRIPT = {"floating"}
NAMES = [name for section in SECTIONS for name in section.specimens]
STAFF = (Role.EDITOR, Role.MODERATOR, Role.ETHICS_ADVISER, Role.ADMINISTRATOR)


@pytest.fixture
def pages(signed_in):
    """Every page of the design system, as an editor gets them."""
    browser = signed_in(Role.EDITOR)
    return [browser.get("/az/design/")] + [
        browser.get(f"/az/design/{section.slug}/") for section in SECTIONS
    ]


def test_every_component_template_is_drawn_by_a_specimen(pages):
    drawn = {template.name for page in pages for template in page.templates}
    files = {f"components/{file.name}" for file in (TEMPLATES / "components").glob("*.html")}
    assert files - drawn == set()


def test_every_class_of_the_style_sheets_is_shown(pages):
    rules = "\n".join((STATIC / "css" / name).read_text() for name in SHEETS)
    defined = set(CLASS.findall(NOT_A_SELECTOR.sub(" ", rules)))
    shown = {
        name
        for page in pages
        for node in BeautifulSoup(page.content, "html.parser").select("[class]")
        for name in node["class"]
    }
    assert defined - shown == BY_SCRIPT


def test_the_catalogue_and_the_files_name_the_same_specimens():
    files = {file.stem for file in (TEMPLATES / "design" / "specimens").glob("*.html")}
    assert sorted(NAMES) == sorted(files)


@pytest.mark.parametrize("name", NAMES)
def test_each_state_of_a_specimen_has_a_name_and_a_call(name):
    found = calls(name)
    assert found
    assert all(call.state in STATES and call.source for call in found)


def test_no_state_is_named_in_vain():
    assert {call.state for name in NAMES for call in calls(name)} == set(STATES)


def test_the_call_stands_beside_what_it_draws(pages):
    markup = "".join(page.content.decode() for page in pages)
    assert all(escape(call.source) in markup for name in NAMES for call in calls(name))


def test_an_id_occurs_once_on_a_page(pages):
    for page in pages:
        ids = [node["id"] for node in BeautifulSoup(page.content, "html.parser").select("[id]")]
        assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})


@pytest.mark.parametrize("language", ["en", "ru"])
def test_specimens_are_azerbaijani_passages_in_every_language(signed_in, language):
    page = signed_in(Role.EDITOR).get(f"/{language}/design/signs/")
    specimens = BeautifulSoup(page.content, "html.parser").select(".specimen")
    assert specimens
    assert all(one.select_one(":scope > div")["lang"] == "az" for one in specimens)


def test_the_page_is_light_or_dark_when_it_is_asked_to_be(signed_in):
    browser = signed_in(Role.EDITOR)
    assert b'<html lang="az" data-theme="dark"' in browser.get("/az/design/?theme=dark").content
    assert b"data-theme" not in browser.get("/az/design/?theme=mauve").content


@pytest.mark.parametrize("role", STAFF)
def test_the_staff_see_it(signed_in, role):
    assert signed_in(role).get("/az/design/forms/").status_code == 200


@pytest.mark.parametrize("path", ["/az/design/", "/az/design/forms/", "/az/design/nothing/"])
@pytest.mark.parametrize("role", [None, Role.CITIZEN, Role.MP, Role.ASSISTANT])
def test_for_others_it_does_not_exist(client, signed_in, role, path):
    browser = signed_in(role) if role else client
    assert browser.get(path).status_code == 404


def test_an_unknown_section_is_not_found(signed_in):
    assert signed_in(Role.EDITOR).get("/az/design/nothing/").status_code == 404


def test_styles_and_script_stay_light():
    sheets = b"".join((STATIC / "css" / name).read_bytes() for name in SHEETS)
    assert len(gzip.compress(sheets)) <= 25 * 1024
    assert len(gzip.compress((STATIC / "js" / "site.js").read_bytes())) <= 10 * 1024
