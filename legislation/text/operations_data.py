"""Operations as plain data (dicts, lists, strings) for JSON, and back.

An operation is {"id", "kind", "address": {…}, "old", "new", …}: the fields of `Operation`, those
that say nothing left out. What is read may be looser: the fields of the address may stand beside
the others, kinds may be called as tabled amendments call them, and ids may be left out.
"""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from core.text import TextNotUsable, clean_text
from legislation.text.document import Document
from legislation.text.errors import NotOurData
from legislation.text.notes import NoteKind
from legislation.text.operations import ALL_TIMES, Address, Field, Operation, Side
from legislation.text.plain import as_plain, from_plain

# As the stored operations of an amendment, and as people say it.
_KINDS = {
    "replace": NoteKind.REPLACED,
    "insert": NoteKind.ADDED,
    "add": NoteKind.ADDED,
    "remove": NoteKind.REMOVED,
    "delete": NoteKind.REMOVED,
    "repeal": NoteKind.REMOVED,
    "repealed": NoteKind.REMOVED,
    "renumber": NoteKind.RENUMBERED,
    "move": NoteKind.MOVED,
    "rewrite": NoteKind.NEW_WORDING,
}
_OTHER_NAMES = {
    "old_text": "old",
    "new_text": "new",
    "text": "new",
    "words": "old",
    "new_label": "label",
    "new_heading": "heading",
    "position": "side",
    "occurrences": "times",
    "occurrence": "nth",
    "target": "eid",
    "provision": "article",
}
_TEXTS = ("old", "new", "level", "label", "heading", "law", "amends")
_NUMBERS = ("paragraph", "sentence")
_STEPS = frozenset(one.name for one in fields(Address))
_MOST_TIMES = 1_000_000


def as_data(operation: Operation) -> dict[str, Any]:
    """An operation as data; `nodes` as the provisions of a document."""
    data: dict[str, Any] = {"id": operation.id, "kind": operation.kind.value}
    data["address"] = _address_data(operation.address)
    data |= {name: getattr(operation, name) for name in _TEXTS if getattr(operation, name)}
    if operation.side:
        data["side"] = operation.side.value
    if operation.times != 1:
        data["times"] = operation.times or "all"
    if operation.nth:
        data["nth"] = operation.nth
    if operation.beside:
        data["beside"] = _address_data(operation.beside)
    if operation.nodes:
        data["provisions"] = as_plain(Document(children=operation.nodes))["provisions"]
    return data


def _address_data(address: Address) -> dict[str, Any]:
    return {
        name: getattr(address, name)
        for name in (one.name for one in fields(Address))
        if getattr(address, name)
    }


def operations_from(data: Any) -> list[Operation]:
    """The operations of a list, or of an object with one. Raises NotOurData with the place."""
    listed = data.get("operations") if isinstance(data, dict) else data
    if not isinstance(listed, list):
        raise NotOurData("operations")
    read = [_operation(one, f"operations[{at}]", at) for at, one in enumerate(listed)]
    seen: set[str] = set()
    for at, one in enumerate(read):
        if one.id in seen:
            raise NotOurData(f"operations[{at}].id")
        seen.add(one.id)
    return read


def _operation(given: Any, place: str, at: int) -> Operation:
    if not isinstance(given, dict):
        raise NotOurData(place)
    data = _usual(given)
    kind = _kind(data, place)
    texts = {name: _text(data, name, place) for name in _TEXTS}
    beside, side = _beside(data, place)
    address = _address(data, place)
    if kind is NoteKind.ADDED and beside and not texts["level"]:
        texts["level"] = "article"
    return Operation(
        id=_text(data, "id", place) or f"{at + 1}",
        kind=kind,
        address=address,
        side=side,
        times=_times(data.get("times", 1), place),
        nth=_number(data, "nth", place),
        beside=beside,
        nodes=from_plain(data).children if data.get("provisions") else (),
        **texts,
    )


def _usual(given: Mapping[Any, Any]) -> dict[str, Any]:
    """The values under the names they have here."""
    return {_OTHER_NAMES.get(f"{name}", f"{name}"): value for name, value in given.items()}


def _kind(data: Mapping[str, Any], place: str) -> NoteKind:
    """The kind by any of its names; "replace" without old words is a new wording."""
    name = _text(data, "kind", place)
    try:
        kind = _KINDS.get(name) or NoteKind(name)
    except ValueError as problem:
        raise NotOurData(f"{place}.kind") from problem
    is_whole = kind is NoteKind.REPLACED and name == "replace" and not data.get("old")
    return NoteKind.NEW_WORDING if is_whole else kind


def _beside(data: Mapping[str, Any], place: str) -> tuple[Address | None, Side]:
    """Where something new comes: {"after": address}, or {"beside": address, "side": "after"}."""
    for name in (Side.AFTER, Side.BEFORE):
        if value := data.get(name.value):
            return _named(value, f"{place}.{name.value}"), name
    beside = _named(data["beside"], f"{place}.beside") if data.get("beside") else None
    return beside, _choice(Side, data, "side", place)


def _named(value: Any, place: str) -> Address:
    """An address as data, or an eid alone."""
    if isinstance(value, dict):
        return _address(_usual(value), place)
    return _address({"eid": value}, place)


def _address(data: Mapping[str, Any], place: str) -> Address:
    named = data.get("address")
    if isinstance(named, dict):
        place = f"{place}.address"
        data = _usual(named)
    elif named:
        return _named(named, f"{place}.address")
    labels = {name: _text(data, name, place) for name in _STEPS - {*_NUMBERS, "field"}}
    numbers = {name: _number(data, name, place) for name in _NUMBERS}
    field = _choice(Field, data, "field", place)
    return Address.of({**labels, **numbers, "field": field})


def _choice[Choice: StrEnum](
    choices: type[Choice], data: Mapping[str, Any], name: str, place: str
) -> Choice:
    try:
        return choices(_text(data, name, place))
    except ValueError as problem:
        raise NotOurData(f"{place}.{name}") from problem


def _times(value: Any, place: str) -> int:
    if value == "all":
        return ALL_TIMES
    return _number({"times": value}, "times", place)


def _number(data: Mapping[str, Any], name: str, place: str) -> int:
    value = data.get(name) or 0
    if isinstance(value, str) and value.lstrip("-").isdecimal() and len(value) < 8:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not -1 <= value <= _MOST_TIMES:
        raise NotOurData(f"{place}.{name}")
    return value


def _text(data: Mapping[str, Any], name: str, place: str) -> str:
    value = data.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9:
        return str(value)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotOurData(f"{place}.{name}")
    try:
        return clean_text(value)
    except TextNotUsable as problem:
        raise NotOurData(f"{place}.{name}") from problem
