"""XML out of a file somebody sent: no DTD, no entity, no depth or number that could hurt.

Expat itself, so that whatever is forbidden stops the reading where it stands, before anything of
it is built. Names come short: "w:p" for the paragraph of either dialect of WordprocessingML.
"""

from collections.abc import Callable, Iterator
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from legislation.text.errors import DocumentProblem, UnusableDocument

# Word nests tables and boxes; nobody nests so many. A code of half a million words has fewer
# elements, and no paragraph or table of it, which is built whole, has as many as the last number.
DEEPEST, MOST_ELEMENTS, MOST_AT_ONCE = 200, 800_000, 300_000
_CHUNK = 1 << 16

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    f"{_OPEN}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OPEN}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OPEN}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OPEN}markup-compatibility/2006": "mc",
    f"{_OPEN}package/2006/relationships": "rel",
    f"{_OPEN}package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:schemas-microsoft-com:vml": "v",
}


class _Names(dict[str, str]):
    """Short names by those of expat ("namespace local"), worked out once."""

    def __missing__(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        prefix = _PREFIXES.get(namespace, "?") if namespace else ""
        short = self[name] = f"{prefix}:{local}" if prefix else local
        return short


class _Reader:
    """Builds the children of one element, each of them handed over when it ends."""

    def __init__(self, container: str | None) -> None:
        self.ready: list[Element] = []
        self._container = container
        self._names = _Names()
        self._open: list[str] = []
        self._count = 0
        # How deep the container stands; None while it is not reached.
        self._inside: int | None = 0 if container is None else None
        self._builder: TreeBuilder | None = None
        self._begun = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        names = self._names
        short = names[name]
        self._count += 1
        if (
            len(self._open) >= DEEPEST
            or self._count > MOST_ELEMENTS
            or self._count - self._begun > MOST_AT_ONCE
        ):
            raise UnusableDocument(DocumentProblem.TOO_BIG)
        if self._inside is None:
            if short == self._container:
                self._inside = len(self._open) + 1
        else:
            if self._builder is None:
                self._builder, self._begun = TreeBuilder(), self._count
            self._builder.start(short, {names[key]: text for key, text in attributes.items()})
        self._open.append(short)

    def end(self, _name: str) -> None:
        short = self._open.pop()
        if self._builder is not None:
            element = self._builder.end(short)
            if len(self._open) == self._inside:
                self.ready.append(element)
                self._builder = None
        elif self._inside is not None and len(self._open) < self._inside:
            self._inside = None

    def text(self, data: str) -> None:
        if self._builder is not None:
            self._builder.data(data)


def each(data: bytes, container: str | None) -> Iterator[Element]:
    """The children of every element called `container`; the root itself for None.

    Raises UnusableDocument for XML that is broken, declares a document type, or is too deep.
    """
    if data.count(b"<") > 2 * MOST_ELEMENTS:
        # Each element has two marks at most: there is no need to look at any of them.
        raise UnusableDocument(DocumentProblem.TOO_BIG)
    reader = _Reader(container)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    for start in range(0, len(data) or 1, _CHUNK):
        chunk = data[start : start + _CHUNK]
        _feed(parser.Parse, chunk, is_last=start + _CHUNK >= len(data))
        yield from reader.ready
        reader.ready.clear()


def _feed(parse: Callable[[bytes, bool], int], chunk: bytes, *, is_last: bool) -> None:
    try:
        parse(chunk, is_last)
    except UnusableDocument:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnusableDocument(DocumentProblem.BROKEN) from error


def _refuse(*_declaration: object) -> NoReturn:
    raise UnusableDocument(DocumentProblem.ENTITIES)


def whole(data: bytes) -> Element:
    """The root of a part. Raises UnusableDocument as `each` does."""
    return next(each(data, None))


def find(element: Element | None, path: str) -> Element | None:
    """The first element at the end of a path ("w:rPr/w:vanish"); None from nothing."""
    for tag in path.split("/"):
        if element is None:
            return None
        element = element.find(tag)
    return element


def value(element: Element | None, name: str = "w:val", otherwise: str = "") -> str:
    """An attribute of an element that may be missing."""
    return otherwise if element is None else element.get(name, otherwise)


def number(element: Element | None, otherwise: int, name: str = "w:val") -> int:
    """A whole number in an attribute; `otherwise` for anything else."""
    text = value(element, name).strip()
    is_number = text.isascii() and text.removeprefix("-").isdigit() and len(text) < 10
    return int(text) if is_number else otherwise


def is_on(element: Element | None) -> bool:
    """Whether a switch like <w:vanish/> is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off"}
