"""What the script and the settings add: counts, the selection bar, leaving, languages, dark."""

import re

import pytest

from tests.e2e.conftest import LANGUAGES

ARTICLE = "/az/bills/domestic-violence/versions/2/art_9/"
ELSEWHERE = re.compile("^https://")
FAMILY = "👩‍👩‍👧‍👦"
# Seven code points, a decomposed letter that becomes one, a line end; the rest is not stored.
TRICKY = f"  {FAMILY}e\u0301\n\u202eb\u0007  "


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_characters_are_counted_as_the_server_counts_them(browse):
    window = browse(1280)
    window.open(f"{ARTICLE}comment/")
    page = window.page
    note = page.locator("#id_text_count")
    limit = int(note.get_attribute("data-max"))
    page.fill("#id_text", TRICKY)
    said = digits(note.inner_text())
    assert said == f"{limit - 10}{limit}", note.inner_text()

    page.fill("#id_text", "a" * (limit - 9) + FAMILY * 3)
    said = note.inner_text()
    assert digits(said) == f"12{limit}"
    page.check("input[name=stance][value=for]")
    page.locator("main form button.primary").click()
    refusal = page.locator("#id_text_error").inner_text()
    assert digits(refusal) == f"12{limit}"
    assert page.input_value("#id_text").endswith(FAMILY)


def select(page, selector: str, start: int, end: int) -> None:
    """Select characters of the element's first text."""
    page.evaluate(
        """([selector, start, end]) => {
            const words = document.querySelector(selector).firstChild;
            getSelection().setBaseAndExtent(words, start, words, end);
        }""",
        [selector, start, end],
    )


def test_selected_words_go_along_to_the_comment(browse):
    window = browse(1280)
    window.open(ARTICLE)
    page = window.page
    words = page.locator(".prov .t").first.evaluate("node => node.firstChild.data.slice(0, 28)")
    select(page, ".prov .t", 0, 28)
    page.locator(".selbar a").click()
    page.wait_for_url("**/comment/?exact=*")
    assert page.input_value("[name=quote]") == words.strip()
    assert words.strip() in page.inner_text("main mark, main .marked")
    assert not window.errors


def test_the_bar_goes_with_the_selection(browse):
    window = browse(1280)
    window.open(ARTICLE)
    select(window.page, ".prov .t", 0, 28)
    window.page.wait_for_selector(".selbar")
    window.page.evaluate("getSelection().removeAllRanges()")
    window.page.wait_for_selector(".selbar", state="detached")


@pytest.mark.parametrize("script", [True, False])
def test_the_help_page_is_left_at_one_press(browse, script):
    window = browse(320, script=script)
    page = window.page
    page.route(ELSEWHERE, lambda route: route.fulfill(status=200, body="weather"))
    window.open("/az/")
    window.open("/az/help/")
    assert "Açıq Məclis" not in page.title()
    bar = page.locator(".leave a")
    assert bar.bounding_box()["y"] < 900
    bar.click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    # Without the script the page itself stays one step behind.
    assert page.url.endswith("/az/" if script else "/az/help/")


@pytest.mark.parametrize(
    "path",
    [
        "/az/bills/domestic-violence/compare/?from=1&to=2",
        "/az/search/?q=m%C9%99i%C5%9F%C9%99t&kind=article",
        "/az/questions/?state=answered",
        f"{ARTICLE}?marks=1",
    ],
)
def test_the_language_switch_keeps_the_page_and_the_query(browse, path):
    window = browse(1280, script=False)
    for before, after in zip(LANGUAGES, (*LANGUAGES[1:], "az"), strict=True):
        window.open(f"/{before}{path[3:]}")
        window.page.locator(f".langs a[hreflang={after}]").click()
        assert window.page.url == f"{window.site}/{after}{path[3:]}"
        assert window.page.locator("html").get_attribute("lang") == after


def background(page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_dark_colours_stay_chosen(browse):
    window = browse(1280, script=False)
    page = window.page
    window.open("/az/bills/")
    light = page.locator("html").evaluate("node => node.dataset.theme || 'none'")
    assert light == "none"
    pale = background(page)
    page.locator("footer a[href='/az/display/']").click()
    page.check("input[name=theme][value=dark]")
    page.locator("main form button.primary").click()
    assert page.url.endswith("/az/bills/")
    assert background(page) != pale
    window.open("/ru/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert background(page) != pale
    cookie = next(one for one in page.context.cookies() if one["name"] == "theme")
    assert (cookie["value"], cookie["sameSite"], cookie["httpOnly"]) == ("dark", "Lax", True)


def test_light_colours_win_over_a_dark_device(browse):
    window = browse(1280, dark=True)
    window.open("/az/")
    dark = background(window.page)
    window.page.context.add_cookies([{"name": "theme", "value": "light", "url": window.site}])
    window.open("/az/")
    assert background(window.page) != dark
