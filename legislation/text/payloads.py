"""New provisions out of the wording that an operation brings along."""

import re
from dataclasses import replace

from legislation.text.document import Kind, Node
from legislation.text.errors import NotRecognised
from legislation.text.operations import CannotApply, Operation, Reason
from legislation.text.places import label_key
from legislation.text.reading import read

_KINDS = {
    "article": Kind.ARTICLE,
    "point": Kind.POINT,
    "subpoint": Kind.SUBPOINT,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
}
_ARTICLE_AROUND = "Maddə {label}. Başlıq\n{text}"


def new_nodes(operation: Operation, level: str, article: str, language: str) -> tuple[Node, ...]:
    """The provisions an operation adds, or its new wording consists of.

    `level` says what they are, `article` the label of the article they come into. Raises
    CannotApply when the wording is not what the operation announces.
    """
    if operation.nodes:
        return operation.nodes
    kind = _KINDS.get(level, Kind.PARAGRAPH)
    if not (operation.new or operation.heading):
        raise CannotApply(Reason.INCOMPLETE)
    if operation.label and operation.heading:
        return (Node(kind, operation.label, operation.heading, operation.new),)
    nodes = _read(operation.new, kind, article, language)
    return _as_announced(nodes, operation, kind)


def _read(text: str, kind: Kind, article: str, language: str) -> tuple[Node, ...]:
    is_inside = kind not in {Kind.ARTICLE, Kind.CHAPTER, Kind.SECTION}
    if is_inside and "\n" not in text and not text[:1].isdigit() and ")" not in text[:6]:
        return (Node(Kind.PARAGRAPH, "", text=text),)
    source = _ARTICLE_AROUND.format(label=article or "1", text=text) if is_inside else text
    try:
        document = read(source, language)[1].document
    except NotRecognised as problem:
        raise CannotApply(Reason.UNREADABLE) from problem
    if not is_inside:
        is_whole = not (document.title or document.preamble)
        return document.children if is_whole else ()
    (around,) = document.children
    own = (Node(Kind.PARAGRAPH, "", text=around.text),) if around.text else ()
    return (*own, *around.children)


def _as_announced(nodes: tuple[Node, ...], operation: Operation, kind: Kind) -> tuple[Node, ...]:
    """The provisions under the label the operation names, which must not contradict theirs."""
    label = operation.label
    if not nodes:
        if label and operation.new and kind is Kind.ARTICLE:
            return (Node(kind, label, operation.heading, operation.new),)
        raise CannotApply(Reason.UNREADABLE, words=operation.new[:80])
    first = nodes[0]
    if not label or label_key(first.label) == label_key(label):
        return nodes
    if first.label or (len(nodes) > 1 and nodes[1].label):
        raise CannotApply(Reason.UNREADABLE, words=operation.new[:80])
    if operation.level in {"part", "paragraph", "sentence"} and label.isdecimal():
        return nodes  # counted and not numbered
    text = re.sub(rf"\A\(?{re.escape(label.rstrip(')'))}[.)]\s+", "", first.text)
    return (replace(first, kind=kind, label=label, text=text), *nodes[1:])


def inheriting(old: Node, new: Node) -> Node:
    """A provision's new wording with the identities of the old one, inside it label by label."""
    by_label = {child.label: child for child in old.children if child.label}
    children = tuple(
        inheriting(by_label[child.label], child) if child.label in by_label else child
        for child in new.children
    )
    return replace(new, uid=new.uid or old.uid, children=children)
