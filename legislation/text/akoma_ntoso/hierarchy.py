"""The parts of an act as provisions: what is an article, what groups articles, what is inside.

Akoma Ntoso names levels as each country does: an article is an `article` in Baku, Rome and
Brussels, a `section` in London, Pretoria and Washington, a `rule` or a `paragraph` elsewhere.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from legislation.text.akoma_ntoso.flat import Flattener
from legislation.text.akoma_ntoso.names import (
    BLOCKS,
    HIERARCHY,
    ITEMS,
    LABELS,
    LIST_TEXTS,
    LISTS,
    UNSEEN,
    WRAPPERS,
)
from legislation.text.document import Kind, Node

_CONTAINERS = {
    "book": Kind.BOOK,
    "tome": Kind.BOOK,
    "part": Kind.PART,
    "subpart": Kind.SUBPART,
    "title": Kind.TITLE,
    "subtitle": Kind.SUBTITLE,
    "chapter": Kind.CHAPTER,
    "subchapter": Kind.SUBCHAPTER,
    "division": Kind.DIVISION,
    "subdivision": Kind.DIVISION,
    "section": Kind.SECTION,
    "subsection": Kind.SUBSECTION,
}
# Whichever of them comes first in this order and is in the text is what its articles are.
_UNITS = ("article", "section", "rule", "regulation", "clause", "level", "paragraph", "point")
_ANNEXES = frozenset(["annex", "appendix", "attachment", "schedule"])
# They wrap provisions and are none themselves.
_GROUPS = frozenset(["list", "sublist"])
_POINTS = frozenset(["point", "indent"]) | ITEMS
_INSIDE = frozenset([Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT])
_STRUCTURE = HIERARCHY | LISTS | WRAPPERS | LIST_TEXTS | UNSEEN | frozenset(["crossHeading"])
_PROVISIONS = HIERARCHY | ITEMS


@dataclass(slots=True)
class _Draft:
    """A provision while its parts are read: text before its first child is its own."""

    kind: Kind | None
    lines: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    ends_with_text: bool = False

    def take(self, lines: list[str]) -> None:
        if not self.children:
            self.lines += lines
        elif self.ends_with_text:
            last = self.children[-1]
            self.children[-1] = replace(last, text="\n".join([last.text, *lines]))
        elif lines:
            # Text behind points closes the sentence above them: it stands behind, never inside.
            self.children.append(Node(self._below, "", "", "\n".join(lines)))
            self.ends_with_text = True

    def add(self, node: Node) -> None:
        self.children.append(node)
        self.ends_with_text = False

    @property
    def _below(self) -> Kind:
        """What an unnumbered paragraph is under this provision."""
        if self.kind in {Kind.POINT, Kind.SUBPOINT}:
            return Kind.SUBPOINT
        return Kind.PARAGRAPH if self.kind in _INSIDE else Kind.ARTICLE


@dataclass(frozen=True, slots=True)
class Found:
    """An article or container, and the element it was."""

    node: Node
    element: Element


class Hierarchy:
    """Reads the body of one act or annex; `found` fills with the articles and containers."""

    def __init__(self, body: Element, flattener: Flattener) -> None:
        self._body = body
        self._flat = flattener
        self._units, self._above = _units_of(body)
        self.found: list[Found] = []

    def read(self, kind: Kind | None = None) -> tuple[str, tuple[Node, ...]]:
        """The text before the first provision (a paragraph a line) and the provisions."""
        draft = _Draft(kind)
        self._fill(draft, self._body)
        return "\n".join(draft.lines), tuple(draft.children)

    def _fill(self, draft: _Draft, element: Element) -> None:
        """Read what stands in an element; text between elements is a paragraph of its own."""
        is_provision = element.tag in _PROVISIONS
        run: list[Element | str] = []
        if element.text and not element.text.isspace():
            run.append(element.text)
        for child in element:
            if child.tag in _STRUCTURE:
                if run:
                    draft.take(self._flat.run(run))
                    run = []
                self._part(draft, child)
            elif not (is_provision and child.tag in LABELS):
                run.append(child)
            # Space behind a block is layout; between inline elements it parts words.
            if child.tail and not (child.tail.isspace() and (not run or child.tag in BLOCKS)):
                run.append(child.tail)
        if run:
            draft.take(self._flat.run(run))

    def _part(self, draft: _Draft, child: Element) -> None:
        name = child.tag
        if name in UNSEEN:
            return
        if name == "crossHeading":
            kind = Kind.PARAGRAPH if draft.kind in _INSIDE else Kind.DIVISION
            draft.add(Node(kind, "", self._flat.line(child)))
        elif name in LISTS:
            self._list(draft, child)
        elif name in WRAPPERS or name in LIST_TEXTS or self._is_wrapper(child):
            self._fill(draft, child)
        else:
            draft.add(self._provision(child, draft.kind))

    def _is_wrapper(self, element: Element) -> bool:
        """Whether an element has neither number nor heading of its own, nor means anything."""
        if element.tag not in _GROUPS and element.tag != "hcontainer":
            return False
        if any(child.tag in LABELS for child in element):
            return False
        return element.tag in _GROUPS or all(child.tag in HIERARCHY for child in element)

    def _list(self, draft: _Draft, element: Element) -> None:
        for child in element:
            if child.tag in ITEMS:
                draft.add(self._provision(child, draft.kind))
            else:
                self._part(draft, child)

    def _provision(self, element: Element, above: Kind | None) -> Node:
        number = heading = ""
        for child in element:
            if child.tag == "num":
                number = f"{number} {self._flat.line(child)}".strip(" ")
            elif child.tag in LABELS:
                heading = f"{heading} {self._flat.line(child)}".strip(" ")
        kind = self._kind(element, above, number)
        draft = _Draft(kind)
        # Articles are told in the order of the file, before what is in them.
        at = len(self.found)
        self._fill(draft, element)
        node = Node(kind, number, heading, "\n".join(draft.lines), tuple(draft.children))
        if kind not in _INSIDE or kind is Kind.ARTICLE:
            self.found.insert(at, Found(node, element))
        return node

    def _kind(self, element: Element, above: Kind | None, number: str) -> Kind:
        name = element.tag
        if above in {Kind.POINT, Kind.SUBPOINT}:
            return Kind.SUBPOINT
        if above is Kind.PARAGRAPH:
            return Kind.POINT if number or name in _POINTS else Kind.PARAGRAPH
        if above is Kind.ARTICLE:
            return Kind.POINT if name in _POINTS else Kind.PARAGRAPH
        return self._outer_kind(element, number)

    def _outer_kind(self, element: Element, number: str) -> Kind:
        """The kind of what is in no article: a container, an article, or an annex."""
        name = _name(element)
        if name in _ANNEXES:
            return Kind.ANNEX
        if id(element) in self._above:
            return _CONTAINERS.get(name, Kind.DIVISION)
        is_article = name in self._units or name not in _CONTAINERS
        if name in {"section", "subsection"}:
            # Without articles in it, it is one itself unless nothing stands in it.
            is_article = is_article or any(one.tag not in LABELS for one in element)
        return Kind.ARTICLE if is_article else _CONTAINERS[name]


def _name(element: Element) -> str:
    """What a part is called: a container without a name of its own is called by an attribute."""
    if element.tag == "hcontainer":
        return element.get("name", "").lower()
    return element.tag


def _units_of(body: Element) -> tuple[frozenset[str], set[int]]:
    """The name of the body's articles, and the ids of all elements that have articles in them."""
    counts: Counter[str] = Counter()
    _count(body, counts)
    unit = next((name for name in _UNITS if counts[name]), None)
    above: set[int] = set()
    if unit:
        _mark(body, unit, above)
    return frozenset([unit] if unit else []), above


def _count(element: Element, counts: Counter[str]) -> None:
    """Count the hierarchical elements; those in quotations stand in paragraphs and do not count."""
    for child in element:
        if child.tag in HIERARCHY or child.tag in WRAPPERS:
            counts[_name(child)] += 1
            _count(child, counts)


def _mark(element: Element, unit: str, above: set[int]) -> bool:
    """Collect the ids of what contains articles; tell whether the element does."""
    contains = False
    for child in element:
        if child.tag in HIERARCHY:
            contains = _name(child) == unit or _mark(child, unit, above) or contains
    if contains:
        above.add(id(element))
    return contains
