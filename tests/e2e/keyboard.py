"""Somebody without a mouse: Tab, Enter, Space and arrows, and a focus that can be seen."""

FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    name: one.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


class Keyboard:
    """Presses keys and remembers every stop at which the focus could not be seen."""

    def __init__(self, page) -> None:
        # A smooth scroll is still under way when the focus is looked at.
        page.emulate_media(reduced_motion="reduce")
        self.page = page
        self.unseen: list[str] = []

    def press(self, key: str) -> "Keyboard":
        self.page.keyboard.press(key)
        if key == "Tab":
            self._look()
        return self

    def type(self, words: str) -> "Keyboard":
        self.page.keyboard.insert_text(words)
        return self

    def reach(self, selector: str, most: int = 120) -> "Keyboard":
        """Press Tab until the focus is on the element, after a page that was asked for came."""
        self.page.wait_for_selector(selector)
        for _ in range(most):
            if self.focused(selector):
                return self
            self.press("Tab")
        raise AssertionError(f"{most} times Tab did not reach {selector} on {self.page.url}")

    def focused(self, selector: str) -> bool:
        return self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector)

    def _look(self) -> None:
        found = self.page.evaluate(FOCUS)
        if not (found["outlined"] and found["inside"]):
            self.unseen.append(found["name"])
