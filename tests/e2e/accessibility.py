"""axe on a page, for the levels we promise."""

import os

from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone

OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    # The elements of passed rules, hundreds a page, need not be described and sent here.
    "resultTypes": ["violations"],
}
# What another set of colours may break; the other rules do not look at colours.
COLOURS = ("color-contrast", "link-in-text-block")
RUN = """async (options) => (await axe.run(document, options)).violations.map(
    (one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""


def violations(page, rules: tuple[str, ...] = ()) -> list[str]:
    """One line a violation of all rules, or of these, naming the first elements that break it."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    options = {**OPTIONS, "runOnly": {"type": "rule", "values": [*rules]}} if rules else OPTIONS
    return [f"{rule}: {elements}" for rule, elements in page.evaluate(RUN, options)]


WIDTHS = (1280, 320)


def axe_widths(language: str) -> tuple[int, ...]:
    """Both in Azerbaijani; the other languages share them, turn about by the day.

    The elements are the same in all; what differs, the length of words, is measured at both.
    `CRAWL=10000 make e2e` lets axe see everything.
    """
    if language == "az" or "CRAWL" in os.environ:
        return WIDTHS
    return (WIDTHS[(timezone.localdate().toordinal() + (language == "ru")) % 2],)


def problems_of(window, path: str, language: str = "az") -> list[str]:
    """What is wrong with a page at both widths: axe, its width, its console, foreign hosts."""
    window.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    assert window.open(path) == 200, path
    problems = []
    seen_by_axe = axe_widths(language)
    for width in WIDTHS:
        window.page.set_viewport_size({"width": width, "height": 900})
        if width in seen_by_axe:
            problems += [f"{path} at {width}: {one}" for one in violations(window.page)]
        if window.overflow() > 0:
            problems.append(f"{path} at {width} is {window.overflow()} px too wide")
    problems += [f"{path} console: {one}" for one in window.errors]
    return problems + [f"{path} asks {host}" for host in window.foreign_hosts]
