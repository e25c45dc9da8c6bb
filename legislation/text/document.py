"""The tree of a law: one frozen node a provision.

A node's identity is its `uid`; its label is what the official text prints and may change from
version to version. The `eid` of a place is computed from labels and never stored in the tree.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid4

from legislation.text import labels


class Kind(StrEnum):
    """What a provision is, after Akoma Ntoso's hierarchy."""

    BOOK = "book"
    DIVISION = "division"
    PART = "part"
    SUBPART = "subpart"
    TITLE = "title"
    SUBTITLE = "subtitle"
    SECTION = "section"
    SUBSECTION = "subsection"
    CHAPTER = "chapter"
    SUBCHAPTER = "subchapter"
    ANNEX = "annex"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    SUBPOINT = "subpoint"

    @property
    def is_container(self) -> bool:
        """Whether it groups articles and has no text of its own."""
        return self in CONTAINERS


CONTAINERS = frozenset(Kind) - {Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT}


@dataclass(frozen=True, slots=True)
class Node:
    """A provision: label as printed ("12-1", "ə)", "" when it has none), heading, own text."""

    kind: Kind
    label: str
    heading: str = ""
    text: str = ""
    children: tuple["Node", ...] = ()
    uid: UUID | None = None

    def full_text(self) -> str:
        """Heading, text and labelled descendants as running text, one provision a line."""
        lines = [part for part in (self.heading, self.text) if part]
        lines.extend(f"{child.label} {child.full_text()}".strip() for child in self.children)
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Placed:
    """A node at its place: `position` counts from 0 among its siblings, `depth` from 0."""

    node: Node
    eid: str
    parent_eid: str
    depth: int
    position: int


@dataclass(frozen=True, slots=True)
class Document:
    """A law in one version and one language."""

    title: str = ""
    preamble: str = ""
    children: tuple[Node, ...] = ()
    language: str = "az"
    # Signature, place and date under the last article.
    closing: str = ""

    def walk(self) -> Iterator[Placed]:
        """Every provision in reading order with its unique eid."""
        # A list is filled in half the time that generators in generators take.
        found: list[Placed] = []
        _walk(self.children, ("", 0), Counter(), found)
        return iter(found)

    def articles(self) -> Iterator[Placed]:
        """The articles in reading order, whatever contains them."""
        return (placed for placed in self.walk() if placed.node.kind is Kind.ARTICLE)

    def find(self, eid: str) -> Placed | None:
        """The provision at `eid`, or None."""
        return next((placed for placed in self.walk() if placed.eid == eid), None)

    def with_uids(self, give: Callable[[Placed], UUID] | None = None) -> "Document":
        """The same document with a uid on every node: those of `give`, or new where missing."""
        uids = [give(placed) if give else placed.node.uid or uuid4() for placed in self.walk()]
        return replace(self, children=_with_uids(self.children, iter(uids)))


def _walk(
    nodes: tuple[Node, ...],
    parent: tuple[str, int],
    taken: Counter[str],
    found: list[Placed],
    *,
    follows_text: bool = False,
) -> None:
    """Append the nodes below a parent, of which eid and depth of its children are given."""
    parent_eid, depth = parent
    # An article's own text is its first paragraph: the next one without a number is the second.
    unnumbered: Counter[Kind] = Counter({Kind.PARAGRAPH: int(follows_text)})
    for position, node in enumerate(nodes):
        unnumbered[node.kind] += not node.label
        eid = _unique(labels.eid(node.kind, node.label, parent_eid, unnumbered[node.kind]), taken)
        found.append(Placed(node, eid, parent_eid, depth, position))
        if node.children:
            below = eid, depth + 1
            _walk(node.children, below, taken, found, follows_text=bool(node.text))


def _unique(eid: str, taken: Counter[str]) -> str:
    """The eid, marked from its second use on: real texts do repeat a label by mistake."""
    taken[eid] += 1
    return eid if taken[eid] == 1 else f"{eid}~d{taken[eid]}"


def _with_uids(nodes: tuple[Node, ...], uids: Iterator[UUID]) -> tuple[Node, ...]:
    # The walk and this share one order: a node before its children.
    renewed = []
    for node in nodes:
        uid = next(uids)
        children = _with_uids(node.children, uids)
        renewed.append(Node(node.kind, node.label, node.heading, node.text, children, uid))
    return tuple(renewed)
