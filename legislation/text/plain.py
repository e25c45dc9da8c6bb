"""A document as plain data (dicts, lists, strings) for JSON, and back.

A provision is {"uid", "eid", "kind", "label", "heading", "text", "parent"}, in reading order;
`parent` is the eid of the provision that contains it, "" for none. What is read may lack uids and
eids: then a parent is named by whatever its own provision has, even by a label alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.text import TextNotUsable, clean_text
from legislation.text.document import Document, Kind, Node, Placed
from legislation.text.errors import NotOurData

# Deeper than any law; a tree is walked by recursion.
_DEEPEST = 60
_TEXTS = ("label", "heading", "text")


def as_plain(document: Document) -> dict[str, Any]:
    """{"title", "language", "preamble", "provisions", "closing"} of a document."""
    return {
        "title": document.title,
        "language": document.language,
        "preamble": document.preamble,
        "provisions": [_provision(placed) for placed in document.walk()],
        "closing": document.closing,
    }


def _provision(placed: Placed) -> dict[str, str]:
    node = placed.node
    return {
        "uid": str(node.uid) if node.uid else "",
        "eid": placed.eid,
        "kind": str(node.kind),
        "label": node.label,
        "heading": node.heading,
        "text": node.text,
        "parent": placed.parent_eid,
    }


@dataclass(slots=True)
class _Draft:
    kind: Kind
    texts: dict[str, str]
    uid: UUID | None
    depth: int
    name: str
    children: list["_Draft"] = field(default_factory=list)

    def freeze(self) -> Node:
        children = tuple(child.freeze() for child in self.children)
        return Node(self.kind, **self.texts, children=children, uid=self.uid)

    def below(self) -> Iterator["_Draft"]:
        """Itself and everything below it."""
        yield self
        for child in self.children:
            yield from child.below()


def from_plain(data: Mapping[str, Any]) -> Document:
    """The document of such data. Raises NotOurData, with the place, for any other."""
    return _document(data, _drafts(data))


def given_names(data: Mapping[str, Any]) -> dict[str, str]:
    """What such data call each provision of theirs, by the eid it has in our document.

    Their eid, else their uid, else nothing. Raises NotOurData.
    """
    roots = _drafts(data)
    document = _document(data, roots)
    drafts = (draft for root in roots for draft in root.below())
    named = zip(document.walk(), drafts, strict=True)
    return {placed.eid: draft.name for placed, draft in named if draft.name}


def _document(data: Mapping[str, Any], roots: list["_Draft"]) -> Document:
    texts = {name: _text(data, name, name) for name in ("title", "preamble", "closing")}
    children = tuple(draft.freeze() for draft in roots)
    return Document(
        **texts, language=_text(data, "language", "language") or "az", children=children
    )


def _drafts(data: Mapping[str, Any]) -> list["_Draft"]:
    """The trees of provisions not inside another."""
    provisions = data.get("provisions")
    if not isinstance(provisions, list):
        raise NotOurData("provisions")
    roots: list[_Draft] = []
    by_name: dict[str, _Draft] = {}
    for index, provision in enumerate(provisions):
        place = f"provisions[{index}]"
        if not isinstance(provision, dict):
            raise NotOurData(place)
        parent = _parent(provision, by_name, place)
        draft = _draft(provision, parent, place)
        (parent.children if parent else roots).append(draft)
        for name in ("label", "uid", "eid"):
            if provision.get(name):
                by_name[f"{provision[name]}"] = draft
    return roots


def _parent(
    provision: Mapping[str, Any], by_name: Mapping[str, _Draft], place: str
) -> _Draft | None:
    name = _text(provision, "parent", place)
    if name and name not in by_name:
        raise NotOurData(f"{place}.parent")
    return by_name[name] if name else None


def _draft(provision: Mapping[str, Any], parent: _Draft | None, place: str) -> _Draft:
    depth = parent.depth + 1 if parent else 0
    if depth > _DEEPEST:
        raise NotOurData(f"{place}.parent")
    try:
        kind = Kind(provision.get("kind", "article"))
        uid = UUID(provision["uid"]) if provision.get("uid") else None
    except (ValueError, TypeError, AttributeError) as error:
        raise NotOurData(place) from error
    texts = {name: _text(provision, name, place) for name in _TEXTS}
    return _Draft(kind, texts, uid, depth, f"{provision.get('eid') or provision.get('uid') or ''}")


def _text(data: Mapping[str, Any], name: str, place: str) -> str:
    value = data.get(name) or ""
    if not isinstance(value, str):
        raise NotOurData(f"{place}.{name}")
    try:
        return clean_text(value)
    except TextNotUsable as error:
        raise NotOurData(f"{place}.{name}") from error
