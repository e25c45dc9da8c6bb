"""What our own export wrote, read back letter by letter."""

from xml.etree.ElementTree import Element

from legislation.text import labels
from legislation.text.akoma_ntoso.metadata import Head
from legislation.text.akoma_ntoso.tree import first_of
from legislation.text.document import Document, Kind, Node

# Kinds without an element of their own, by how the export tells them.
NAMED_CONTAINERS = {Kind.ANNEX: "annex"}
CLASSED_POINTS = {Kind.SUBPOINT: "subpoint"}
NO_PROVISIONS = "empty"


class NotAsWritten(ValueError):
    """Somebody changed the file by hand: it has to be read as any other is."""


def own_document(law: Element, head: Head) -> Document:
    """The document whose export this is. Raises NotAsWritten."""
    body = law.find("body")
    if body is None or first_of(law, "attachments", "components", "coverPage") is not None:
        raise NotAsWritten
    title, preamble = law.find("preface/longTitle"), law.find("preamble")
    nodes = tuple(_node(one) for one in body if one.get("name") != NO_PROVISIONS)
    closing = _text(law.find("conclusions"))
    return Document(_text(title), _text(preamble), nodes, head.language, closing)


def _node(element: Element) -> Node:
    texts = {"num": "", "heading": "", "intro": "", "content": ""}
    children: list[Node] = []
    for child in element:
        name = child.tag
        if name in {"num", "heading"}:
            texts[name] = _string(child)
        elif name in texts:
            texts[name] = _text(child)
        else:
            children.append(_node(child))
    uid = labels.uid_of(element.get("wId", ""))
    text = texts["intro"] or texts["content"]
    return Node(_kind(element), texts["num"], texts["heading"], text, tuple(children), uid)


def _kind(element: Element) -> Kind:
    for kind, name in NAMED_CONTAINERS.items():
        if element.tag == "hcontainer" and element.get("name") == name:
            return kind
    for kind, name in CLASSED_POINTS.items():
        if element.tag == "point" and element.get("class") == name:
            return kind
    try:
        return Kind(element.tag)
    except ValueError as error:
        raise NotAsWritten from error


def _text(element: Element | None) -> str:
    """A paragraph is a line."""
    if element is None:
        return ""
    if any(one.tag != "p" for one in element):
        raise NotAsWritten
    return "\n".join(_string(one) for one in element)


def _string(element: Element) -> str:
    """All text of an element that holds nothing else."""
    if len(element):
        raise NotAsWritten
    return element.text or ""
