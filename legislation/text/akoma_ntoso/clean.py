"""Texts of a document as every store of ours takes them."""

from dataclasses import replace

from core.text import TextNotUsable, clean_text
from legislation.text.document import Document, Node
from legislation.text.errors import BinaryText


def cleaned(document: Document) -> Document:
    """The document with all its texts cleaned. Raises BinaryText for what no writing has.

    Most files are clean: that is seen in all texts at once.
    """
    texts = [document.title, document.preamble, document.closing]
    _gather(document.children, texts)
    whole = "\n".join(texts)
    try:
        if clean_text(whole) == whole:
            return document
        return replace(
            document,
            title=clean_text(document.title),
            preamble=clean_text(document.preamble),
            closing=clean_text(document.closing),
            children=_nodes(document.children),
        )
    except TextNotUsable as error:
        raise BinaryText(error.position) from error


def _gather(nodes: tuple[Node, ...], texts: list[str]) -> None:
    for node in nodes:
        texts += node.label, node.heading, node.text
        _gather(node.children, texts)


def _nodes(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(
        Node(
            node.kind,
            clean_text(node.label),
            clean_text(node.heading),
            clean_text(node.text),
            _nodes(node.children),
            node.uid,
        )
        for node in nodes
    )
