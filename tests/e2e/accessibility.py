"""axe on a page, for the levels we promise."""

from axe_playwright_python.base import AXE_SCRIPT

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
