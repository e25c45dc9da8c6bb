"""The design system in every mode a reader may have."""

import pytest

from core.design.catalogue import SECTIONS
from tests.e2e.accessibility import violations
from tests.e2e.people import EDITOR, sign_in

PAGES = ["", *[f"{section.slug}/" for section in SECTIONS]]
SCREEN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
# What a phone may change is the width; what colours may change is the same at every width.
MODES = {
    320: [{}],
    1280: [{"color_scheme": "dark"}, {"forced_colors": "active"}],
}


@pytest.mark.parametrize("width", MODES)
def test_every_component_is_accessible_and_fits_in_every_mode(browse, width):
    window, problems = browse(width), []
    sign_in(window, EDITOR)
    for page in PAGES:
        assert window.open(f"/az/design/{page}") == 200
        for mode in MODES[width]:
            window.page.emulate_media(**SCREEN | mode)
            problems += [f"{page} {mode}: {one}" for one in violations(window.page)]
            if window.overflow() > 0:
                problems.append(f"{page} {mode}: {window.overflow()} px too wide")
        problems += [f"{page} console: {one}" for one in window.errors]
    assert not problems, "\n".join(problems)


def test_paper_shows_the_text_without_what_only_a_screen_can_do(browse):
    window = browse(1280)
    sign_in(window, EDITOR)
    window.open("/az/design/law/")
    window.page.emulate_media(media="print")
    assert window.page.locator(".law").first.is_visible()
    assert not window.page.locator(".tabs, .say, .selbar, .rail, .mast").filter(visible=True).all()
    window.open("/az/design/frame/")
    window.page.emulate_media(media="print")
    assert window.page.locator(".print-line").is_visible()
    assert not window.page.locator(".no-print").filter(visible=True).all()
    sign = "getComputedStyle(document.querySelector('ins'), '::after').content"
    window.open("/az/design/law/")
    assert "+]" in window.page.evaluate(sign)
