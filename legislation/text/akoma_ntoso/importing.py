"""An Akoma Ntoso file as a document of ours, with the report of its reading."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from legislation.text.akoma_ntoso.clean import cleaned
from legislation.text.akoma_ntoso.flat import Flattener
from legislation.text.akoma_ntoso.hierarchy import Found, Hierarchy
from legislation.text.akoma_ntoso.metadata import Head
from legislation.text.akoma_ntoso.names import (
    AMENDMENT,
    BODIES,
    COLLECTIONS,
    LAWS,
    OTHER_TEXTS,
    REFUSED,
)
from legislation.text.akoma_ntoso.opening import title_and_preamble
from legislation.text.akoma_ntoso.own import NotAsWritten, own_document
from legislation.text.akoma_ntoso.report import Report
from legislation.text.akoma_ntoso.tree import Tree, first_of, read_tree
from legislation.text.document import Document, Kind, Node
from legislation.text.errors import MarkupText, NoSuchDocument, UnknownVersion
from legislation.text.questions import QuestionCode, Recognition

_NAMESPACE = re.compile(
    r"http://(?:docs\.oasis-open\.org/legaldocml/ns/akn/|www\.akomantoso\.org/)"
    r"(?P<version>\d+\.\d+)(?:/.*)?",
    re.IGNORECASE,
)
_PRESENT, _OLD = "3.0", frozenset(["1.0", "2.0"])
_PASSED_THROUGH = COLLECTIONS | frozenset(["components", "component", "collectionBody"])
_LONGEST_NAME = 200


def read_akoma_ntoso(content: str | bytes, language: str) -> Recognition:
    """Read an act, a bill, an amendment, or the law in a collection of documents.

    The language of the document is the one the file names, else `language`.

    Raises:
        NotWellFormed, DeclaresEntities, NestedTooDeep, TooLong, BinaryText: no XML we read.
        MarkupText: XML, but no Akoma Ntoso.
        UnknownVersion: Akoma Ntoso in a version nobody here knows.
        NoSuchDocument: a judgment, a debate, or nothing that is a law.
    """
    tree = read_tree(content)
    version = _version(tree)
    reader = _Reader(tree, language)
    if version != _PRESENT:
        reader.report.ask(QuestionCode.OLD_FORMAT, None, f"Akoma Ntoso {version}".strip())
    return reader.read()


def _version(tree: Tree) -> str:
    name = tree.root.tag.lower()
    if name != "akomantoso":
        raise MarkupText("HTML" if name == "html" else "XML")
    if not tree.space:
        return ""
    found = _NAMESPACE.fullmatch(tree.space)
    if found is None or found["version"] not in {_PRESENT, *_OLD}:
        raise UnknownVersion(tree.space[:_LONGEST_NAME])
    return found["version"]


class _Reader:
    """Reads one file; `report` fills meanwhile."""

    def __init__(self, tree: Tree, language: str) -> None:
        self._tree = tree
        self._language = language
        self._flat = Flattener()
        self._found: list[Found] = []
        self.report = Report(tree)

    def read(self) -> Recognition:
        laws, others = _documents(self._tree.root)
        first, *more = laws
        head = Head(first)
        if document := _as_written(first, head):
            # What our own export adds is no news to anybody.
            return self.report.of_export(document)
        for other in others:
            self.report.leave_out(other, "other_document")
        if first.tag == AMENDMENT:
            document = self._amendments(laws)
        else:
            document = self._document(first, head)
            for one in more:
                title, _ = title_and_preamble(one, Head(one), Flattener())
                self.report.ask(QuestionCode.SEVERAL_LAWS, one, title)
                self.report.leave_out(one, "other_document")
        return self.report.of_law(cleaned(document), self._flat, self._found)

    # One law

    def _document(self, law: Element, head: Head) -> Document:
        self._drop_around(law)
        title, preamble = title_and_preamble(law, head, self._flat)
        body = first_of(law, *BODIES)
        text, children = self._body(body) if body is not None else ("", ())
        return Document(
            title,
            "\n".join(filter(None, (preamble, text))),
            (*children, *self._annexes(law)),
            head.language or self._language,
            self._closing(law),
        )

    def _body(self, body: Element, kind: Kind | None = None) -> tuple[str, tuple[Node, ...]]:
        hierarchy = Hierarchy(body, self._flat)
        read = hierarchy.read(kind)
        self._found += hierarchy.found
        return read

    def _closing(self, law: Element) -> str:
        conclusions = law.find("conclusions")
        return "\n".join(self._flat.lines(conclusions)) if conclusions is not None else ""

    def _drop_around(self, law: Element) -> None:
        for name, reason in (("meta", "front_matter"), ("coverPage", "cover")):
            element = law.find(name)
            if element is not None:
                self.report.leave_out(element, reason)

    def _annexes(self, law: Element) -> Iterator[Node]:
        """The attachments of a document, and the documents it is composed of, as annexes."""
        for group in law:
            if group.tag in {"attachments", "components", "annexes"}:
                for one in group:
                    if annex := self._annex(one):
                        yield annex

    def _annex(self, attachment: Element) -> Node | None:
        bodies = ((one, first_of(one, *BODIES)) for one in attachment)
        document, body = next(
            ((one, body) for one, body in bodies if body is not None), (None, None)
        )
        if document is None or body is None:
            return None
        at = len(self._found)
        self._drop_around(document)
        heading = self._joined(attachment, "heading", "subheading")
        title, preamble = title_and_preamble(document, Head(document), self._flat)
        is_printed = bool(heading) and title != Head(document).alias
        text, children = self._body(body, Kind.ANNEX)
        lines = (title if is_printed else "", preamble, text, self._closing(document))
        node = Node(
            Kind.ANNEX,
            self._joined(attachment, "num"),
            heading or title,
            "\n".join(filter(None, lines)),
            (*children, *self._annexes(document)),
        )
        self._found.insert(at, Found(node, attachment))
        return node

    def _joined(self, element: Element, *names: str) -> str:
        return " ".join(self._flat.line(one) for one in element if one.tag in names)

    # Amendments

    def _amendments(self, amendments: list[Element]) -> Document:
        """Amendments as articles: heading, the change, and the reasons behind it."""
        first = amendments[0]
        title, preamble = title_and_preamble(first, Head(first), self._flat)
        nodes = tuple(self._amendment(one) for one in amendments)
        language = Head(first).language or self._language
        return Document(title, preamble if len(nodes) == 1 else "", nodes, language)

    def _amendment(self, amendment: Element) -> Node:
        self._drop_around(amendment)
        body = amendment.find("amendmentBody")
        parts = list(body) if body is not None else []
        content = [
            line for one in parts if one.tag == "amendmentContent" for line in self._flat.lines(one)
        ]
        rest = tuple(
            Node(Kind.PARAGRAPH, "", "", "\n".join(self._flat.lines(one)))
            for one in parts
            if one.tag not in {"amendmentHeading", "amendmentContent"}
        )
        number = next(amendment.iter("num"), None)
        label = Head(amendment).number or self._flat.line(number)
        heading = " ".join(self._flat.line(one) for one in parts if one.tag == "amendmentHeading")
        node = Node(Kind.ARTICLE, label, heading, "\n".join(content), rest)
        self._found.append(Found(node, amendment))
        return node


def _as_written(law: Element, head: Head) -> Document | None:
    """The document whose export a law is; None for any other and for one changed by hand."""
    try:
        return own_document(law, head) if head.is_ours else None
    except NotAsWritten:
        return None


def _documents(root: Element) -> tuple[list[Element], list[Element]]:
    """The laws in a file, the one to read first, and the documents that are none.

    Raises NoSuchDocument.
    """
    documents = list(_each_document(root))
    for names in (LAWS, (AMENDMENT,), OTHER_TEXTS):
        laws = [one for one in documents if one.tag in names]
        if laws:
            return laws, [one for one in documents if one.tag not in names]
    raise NoSuchDocument(documents[0].tag if documents else root.tag)


def _each_document(element: Element) -> Iterator[Element]:
    """The documents in a file, those of collections too; not those inside a law."""
    for child in element:
        if child.tag in REFUSED or first_of(child, *BODIES) is not None:
            yield child
        elif child.tag in _PASSED_THROUGH:
            yield from _each_document(child)
