"""The editors' screens: axe, a window of 320 px, the keyboard alone."""

import pytest

from cms.models import BriefingPage
from legislation.models import Amendment, Version
from tests.e2e import people
from tests.e2e.accessibility import violations
from tests.e2e.conftest import Watched
from tests.e2e.keyboard import Keyboard

# What Wagtail's own widgets break, by the part of an element that tells them:
WAGTAILS = {
    # Draftail's text has no name of its own; the block around it is labelled.
    "aria-input-field-name": "public-DraftEditor-content",
    # The field of tags is a list with an unnamed input that its script adds.
    "label": "ui-autocomplete-input",
}


def ours() -> list[str]:
    version = Version.objects.exclude(published_at=None).first()
    return [
        "/cms/bill/",
        "/cms/version/new/",
        f"/cms/version/inspect/{version.pk}/",
        f"/cms/version/confirm/{version.pk}/",
        f"/cms/version/translate/{version.pk}/",
        f"/cms/amendment/edit/{Amendment.objects.first().pk}/",
        "/cms/consultation/new/",
        "/cms/person/new/",
        "/cms/operation/switches/",
    ]


def wagtails() -> list[str]:
    page = BriefingPage.objects.filter(locale__language_code="az").first()
    return [
        "/cms/",
        f"/cms/pages/{page.get_parent().pk}/",
        f"/cms/pages/{page.pk}/edit/",
        f"/cms/pages/{page.pk}/history/",
        "/cms/images/add/",
        "/cms/localize/reports/translations/",
    ]


@pytest.fixture(scope="module")
def desk(chromium, site):
    """A window of the demonstration's editor, in Azerbaijani."""
    context = chromium.new_context(locale="az", service_workers="block")
    window = Watched(context, site)
    people.sign_in(window, people.EDITOR, then="/cms/")
    window.page.wait_for_url("**/cms/")
    yield window
    context.close()


def known(violation: str) -> bool:
    """Whether all the elements it names are Wagtail's."""
    rule, _colon, elements = violation.partition(":")
    return rule in WAGTAILS and elements.count("'<") == elements.count(WAGTAILS[rule])


def test_our_screens_are_accessible_on_a_phone(desk):
    desk.page.set_viewport_size({"width": 320, "height": 900})
    problems = []
    for path in ours():
        assert desk.open(path) == 200, path
        problems += [f"{path}: {one}" for one in violations(desk.page)]
        problems += [f"{path} cuts off {one}" for one in cut_off(desk.page)]
    assert "\n".join(problems) == ""


def cut_off(page) -> list[str]:
    """Fields and buttons that reach beyond the window, where nobody can scroll to."""
    return page.evaluate(
        """() => [...document.querySelectorAll("main :is(input, select, textarea, button, p)")]
            .filter(one => one.checkVisibility({visibilityProperty: true})
                && one.getBoundingClientRect().right > innerWidth
                && !one.closest(".listing, header, [class*=minimap]"))
            .map(one => one.outerHTML.slice(0, 120))"""
    )


def test_wagtails_screens_break_only_what_is_known(desk):
    desk.page.set_viewport_size({"width": 1280, "height": 900})
    problems = []
    for path in wagtails():
        assert desk.open(path) == 200, path
        problems += [f"{path}: {one}" for one in violations(desk.page) if not known(one)]
    assert "\n".join(problems) == ""


def test_a_switch_is_thrown_with_the_keyboard_alone(desk):
    desk.open("/cms/operation/switches/")
    keyboard = Keyboard(desk.page).reach("button[name=to]").press("Enter")
    desk.page.get_by_text("Dayandırıldı").first.wait_for()
    keyboard.reach("button[value=start]").press("Enter")
    desk.page.locator("button[value=start]").first.wait_for(state="detached")
    assert keyboard.unseen == []
