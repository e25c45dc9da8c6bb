"""The menus: what stands in them, for whom, and which entry is the current one."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from core.roles import Role
from core.templatetags.navigation import DESKS, SECTIONS, Entry


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def menu(tag: str, path: str = "/en/", roles=()):
    request = RequestFactory().get(path)
    source = Template("{% load navigation %}<div>{% " + tag + " %}</div>")
    markup = source.render(Context({"request": request, "roles": frozenset(roles)}))
    return BeautifulSoup(markup, "html.parser")


def labels(tree, nav_class: str) -> list[str]:
    return [link.get_text() for link in tree.select(f"nav.{nav_class} a")]


def current(tree) -> list[str]:
    return [link.get_text() for link in tree.select("nav.nav a[aria-current=page]")]


def test_the_main_menu_leads_to_pages_in_the_readers_language():
    hrefs = [link["href"] for link in menu("main_nav").select("nav.nav a")]
    assert hrefs
    assert all(href.startswith("/en/") for href in hrefs)


def test_an_entry_without_a_view_is_left_out_not_broken():
    assert Entry("Nowhere", "nobody:nothing").url() is None


def test_the_section_one_reads_in_is_the_current_one():
    assert current(menu("main_nav", path="/en/mps/n-seferli/")) == ["MPs"]


def test_the_home_page_makes_no_section_current():
    assert menu("main_nav").select("[aria-current]") == []


def test_an_assistant_does_not_learn_that_an_ethics_section_exists():
    shown = labels(menu("work_nav", roles=[Role.ASSISTANT]), "nav")
    assert "Questions" in shown
    assert "Ethics" not in shown
    assert not any("ethics" in entry.view for entry in DESKS[Role.ASSISTANT])


def test_a_citizen_has_no_desk():
    assert labels(menu("work_nav", roles=[Role.CITIZEN]), "nav") == []


def test_two_roles_share_one_menu_without_repeating_an_entry():
    both = labels(menu("work_nav", roles=[Role.MODERATOR, Role.EDITOR]), "nav")
    assert "Questions to check" in both
    assert len(both) == len(set(both))


def test_only_the_narrowest_desk_entry_is_current():
    tree = menu("work_nav", path="/en/desk/answers/", roles=[Role.MP])
    assert current(tree) == ["My answers"]


def test_every_label_is_translated():
    for entry in SECTIONS:
        english_label = str(entry.label)
        for language in ("az", "ru"):
            with translation.override(language):
                assert str(entry.label) != english_label, entry
