"""XML read into a tree: no document type, no entities, no network, no endless depth.

Expat of the standard library reads the bytes as a stream, so whatever is refused is refused at the
byte where it stands and before anything is expanded.
"""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from core.text import TextNotUsable, refuse_unstorable
from legislation.text.akoma_ntoso.names import ACTIVE_ELSEWHERE, HARMLESS, HIERARCHY, PLACED
from legislation.text.errors import (
    BinaryText,
    DeclaresEntities,
    NestedTooDeep,
    NotRecognised,
    NotWellFormed,
    TooLong,
)
from legislation.text.sources import LONGEST, LeftOut

# Real acts stay below 40 levels; the tree is walked by recursion.
DEEPEST = 150
# Acts of 20 MB have fewer; it bounds the memory a file of nothing but tags can take.
MOST_ELEMENTS = 600_000

_SEPARATOR = "}"
_HANDLER_NAMES = (
    "StartElementHandler",
    "EndElementHandler",
    "CharacterDataHandler",
    "StartDoctypeDeclHandler",
    "CommentHandler",
    "ProcessingInstructionHandler",
)
_HANDLER = re.compile(r"on[a-z]{3,20}")


@dataclass(slots=True)
class Tree:
    """The elements of a file, named without their namespaces, and where they stand.

    `space` is the namespace of the root. `first_lines` and `last_lines` (from 1) are known for
    the elements in `names.PLACED`. `left_out` tells of comments, instructions, and attributes that
    could act or only give a look.
    """

    root: Element
    space: str
    first_lines: dict[Element, int] = field(default_factory=dict)
    last_lines: dict[Element, int] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def line(self, element: Element) -> int:
        """The line an element begins in, 0 when it was not kept."""
        return self.first_lines.get(element, 0)

    def lines(self, element: Element, reason: str) -> LeftOut:
        """The report of an element's lines as left out."""
        first = self.first_lines[element]
        return LeftOut(first, self.last_lines.get(element, first), reason)


class _Handlers:
    """Receives what expat reads and builds the tree."""

    def __init__(self, parser: expat.XMLParserType, *, has_scripts: bool) -> None:
        self._parser = parser
        self._harmless = frozenset() if has_scripts else HARMLESS
        self._builder = TreeBuilder()
        self._names: dict[str, str] = {}
        self._depth = self._count = 0
        self._styled: list[int] = []
        self.tree = Tree(Element(""), "")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.StartDoctypeDeclHandler = self._doctype
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction

    def release(self) -> None:
        """Part from the parser, so that the tree goes as soon as nobody needs it."""
        for name in _HANDLER_NAMES:
            setattr(self._parser, name, None)

    def close(self) -> Tree:
        self.tree.root = self._builder.close()
        if self._styled:
            left_out = LeftOut(self._styled[0], self._styled[-1], "formatting")
            self.tree.left_out.append(left_out)
        return self.tree

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._names.get(tag) or self._learn(tag)
        element = self._builder.start(name, attributes)
        if name in PLACED:
            self.tree.first_lines[element] = self._parser.CurrentLineNumber
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise NestedTooDeep(self._parser.CurrentLineNumber)
        if self._count > MOST_ELEMENTS:
            raise TooLong(MOST_ELEMENTS)
        if attributes and not self._harmless.issuperset(attributes):
            self._watch(attributes, self._parser.CurrentLineNumber)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        element = self._builder.end(self._names[tag])
        if element.tag in PLACED:
            self.tree.last_lines[element] = self._parser.CurrentLineNumber

    def _doctype(self, *_: object) -> None:
        raise DeclaresEntities(self._parser.CurrentLineNumber)

    def _comment(self, text: str) -> None:
        self._leave_out(text, "comment")

    def _instruction(self, _target: str, data: str) -> None:
        self._leave_out(data, "script")

    def _leave_out(self, text: str, reason: str) -> None:
        line = self._parser.CurrentLineNumber
        self.tree.left_out.append(LeftOut(line, line + text.count("\n"), reason))

    def _learn(self, tag: str) -> str:
        """The name without the namespace; what another markup calls alike is something else."""
        space, _, name = tag.rpartition(_SEPARATOR)
        if not self._count:
            self.tree.space = space
        elif space != self.tree.space:
            if name in ACTIVE_ELSEWHERE:
                name = "script"
            elif name in HIERARCHY:
                name = "div"
        self._names[tag] = name
        return name

    def _watch(self, attributes: dict[str, str], line: int) -> None:
        """Report what could act, were it shown: all attributes of this kind are left behind."""
        for tag, value in attributes.items():
            name = tag.rpartition(_SEPARATOR)[2].lower()
            if _HANDLER.fullmatch(name) or "javascript:" in value.lower() or name == "base":
                self.tree.left_out.append(LeftOut(line, line, "script"))
            elif name == "style":
                self._styled.append(line)


def read_tree(content: str | bytes) -> Tree:
    """The elements of a file.

    Raises NotWellFormed, DeclaresEntities, NestedTooDeep, TooLong or BinaryText.
    """
    if len(content) > LONGEST:
        raise TooLong(LONGEST)
    encoding = None
    if isinstance(content, str):
        content, encoding = _encoded(content), "utf-8"
    parser = expat.ParserCreate(encoding, _SEPARATOR)
    # Long runs of text come in few pieces.
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    handlers = _Handlers(parser, has_scripts=b"javascript:" in content.lower())
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise NotWellFormed(error.lineno, error.offset + 1) from error
    except NotRecognised:
        raise
    except (LookupError, ValueError) as error:
        # An encoding Python does not know, or one expat cannot take.
        raise NotWellFormed(1, 1) from error
    finally:
        handlers.release()
    return handlers.close()


def _encoded(content: str) -> bytes:
    try:
        refuse_unstorable(content)
    except TextNotUsable as error:
        raise BinaryText(error.position) from error
    return content.encode()


def first_of(element: Element, *names: str) -> Element | None:
    """The first element right below that has one of the names."""
    return next((child for child in element if child.tag in names), None)
