"""Paragraph styles: what a paragraph inherits and does not say itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from legislation.text.docx.markup import find, is_on, value

_HEADING_NAME = re.compile(r"(?:heading\s?\d|title|subtitle)", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc\s?(?:\d|heading)", re.IGNORECASE)
_BODY_LEVEL = "9"
# Word itself takes no more than ten styles one upon another.
_LONGEST_CHAIN = 20


@dataclass
class Styles:
    """The styles of a document by their ids; chains of "based on" may break or go round."""

    root: Element | None
    _found: dict[tuple[str, str], object] = field(default_factory=dict)

    def is_heading(self, style: str) -> bool:
        """Whether a style heads what follows: by its level in the outline, or by its name."""
        level = self._first(style, "level", lambda one: value(find(one, "w:pPr/w:outlineLvl")))
        return bool(level and level != _BODY_LEVEL) or self._is_named(style, _HEADING_NAME)

    def is_contents(self, style: str) -> bool:
        """Whether a style is that of a line in a table of contents."""
        return self._is_named(style, _CONTENTS_NAME)

    def is_hidden(self, style: str) -> bool:
        """Whether text in a style is not shown."""
        return bool(self._first(style, "hidden", lambda one: is_on(find(one, "w:rPr/w:vanish"))))

    def is_raised(self, style: str) -> bool:
        """Whether a style sets letters above the line."""
        raised = self._first(style, "raised", lambda one: value(find(one, "w:rPr/w:vertAlign")))
        return raised == "superscript"

    def numbering(self, style: str) -> tuple[str, str]:
        """The list of a style and the style that names it, "" for none."""
        for one, name in self._chain(style):
            if num := value(find(one, "w:pPr/w:numPr/w:numId")):
                return num, name
        return "", ""

    def level(self, style: str) -> str:
        """The level a style gives its paragraphs in its list."""
        found = self._first(style, "ilvl", lambda one: value(find(one, "w:pPr/w:numPr/w:ilvl")))
        return str(found or "0")

    def lists(self) -> dict[str, str]:
        """The list that describes each numbering style."""
        return {
            name: value(find(one, "w:pPr/w:numPr/w:numId"))
            for name, one in self._by_id.items()
            if value(one, "w:type") == "numbering"
        }

    @cached_property
    def usual(self) -> str:
        """The style of a paragraph that names none."""
        named = (
            name
            for name, one in self._by_id.items()
            if value(one, "w:type") == "paragraph" and value(one, "w:default") in {"1", "true"}
        )
        return next(named, "")

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        listed = [] if self.root is None else self.root.findall("w:style")
        return {value(one, "w:styleId"): one for one in listed}

    def _is_named(self, style: str, names: re.Pattern[str]) -> bool:
        one = self._by_id.get(style)
        return bool(names.match(value(one.find("w:name")) if one is not None else ""))

    def _first(self, style: str, what: str, ask: Callable[[Element], object]) -> object:
        """What the style says, or the nearest one it is based on that says anything."""
        key = what, style
        if key not in self._found:
            told = (answer for one, _ in self._chain(style) if (answer := ask(one)))
            self._found[key] = next(told, None)
        return self._found[key]

    def _chain(self, style: str) -> Iterator[tuple[Element, str]]:
        for _ in range(_LONGEST_CHAIN):
            if style not in self._by_id:
                return
            one = self._by_id[style]
            yield one, style
            style = value(one.find("w:basedOn"))
