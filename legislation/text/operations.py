"""Operations on the text of a law: what is done, where, and with which words.

Kinds are those of the amendment notes (`NoteKind`), so that what a note tells of the past and what
an amending act orders are one vocabulary:

- REPLACED: the words `old` become `new`;
- REMOVED: the words `old` go, or without any the whole place;
- ADDED: the words `new` come after or before `old`, or at the start or end of the place; or, with
  a `level`, a new provision labelled `label` comes into the place, or beside it;
- NEW_WORDING: the whole place becomes `new`;
- RENUMBERED: the place is labelled `label`;
- MOVED: the place comes after or before the one at `beside`, or to the end of what it is in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from legislation.text.document import Document, Node
from legislation.text.notes import NoteKind


class Side(StrEnum):
    """Where something new comes, seen from words or from a provision."""

    NONE = ""
    AFTER = "after"
    BEFORE = "before"
    START = "start"
    END = "end"


class Field(StrEnum):
    """What of a place is meant, when it is not the place as a whole."""

    ALL = ""
    TEXT = "text"
    HEADING = "heading"
    TITLE = "title"
    PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class Address:
    """A place in a law, from the widest to the narrowest; all empty for the whole act.

    `article` may be a label below one ("12.0.3"). `part` (hissə), `point` (bənd) and `subpoint`
    are labels or plain numbers ("2", "I", "a"); `paragraph` (abzas) and `sentence` count from 1,
    -1 is the last, 0 none. `eid` or `uid` name a provision outright, and the rest counts in it.
    """

    chapter: str = ""
    article: str = ""
    part: str = ""
    point: str = ""
    subpoint: str = ""
    paragraph: int = 0
    sentence: int = 0
    field: Field = Field.ALL
    eid: str = ""
    uid: str = ""

    @classmethod
    def of(cls, steps: Mapping[str, Any]) -> "Address":
        """The address with these steps; what is counted may be given in digits."""
        values = dict(steps)
        for name in ("paragraph", "sentence"):
            given = str(values.get(name) or 0)
            values[name] = int(given) if re.fullmatch(r"-1|\d{1,4}", given) else 0
        return cls(**values)

    def __str__(self) -> str:
        """For reports: "article 12, part 2, sentence 1"; the eid where there is one."""
        steps = ("eid", "uid", "chapter", "article", "part", "point", "subpoint")
        named = [f"{step} {value}" for step in steps if (value := getattr(self, step))]
        counted = [
            f"{step} {n}" for step in ("paragraph", "sentence") if (n := getattr(self, step))
        ]
        return ", ".join([*named, *counted, *([self.field.value] if self.field else [])])


ALL_TIMES = 0


@dataclass(frozen=True, slots=True)
class Operation:
    """One change; `id` is unique among those that are consolidated together.

    `old` must stand at the place `times` times (ALL_TIMES: at least once), or is meant where it
    stands for the `nth` time only. `level` says what is added ("article", "part", "point",
    "paragraph", "sentence", …) and `heading` its heading; `nodes` are the new provisions where
    they are known as such, and `new` is read for them otherwise. `law` is the law's name as the
    amending act gives it. `amends` is the id of another operation whose new text this one changes.
    """

    id: str
    kind: NoteKind
    address: Address = field(default_factory=Address)
    old: str = ""
    new: str = ""
    side: Side = Side.NONE
    times: int = 1
    nth: int = 0
    level: str = ""
    label: str = ""
    heading: str = ""
    beside: Address | None = None
    nodes: tuple[Node, ...] = ()
    law: str = ""
    amends: str = ""

    def named(self, name: str) -> "Operation":
        """The same under another id."""
        return replace(self, id=name)


class Reason(StrEnum):
    """Why an operation cannot be applied."""

    NO_PLACE = "no_place"
    """There is no such place in this text."""
    PLACE_UNCLEAR = "place_unclear"
    """More than one place answers to the address."""
    NO_WORDS = "no_words"
    """The words do not stand there."""
    WORDS_REPEATED = "words_repeated"
    """The words stand there more often than the operation says."""
    LABEL_TAKEN = "label_taken"
    """A provision with this number stands there already."""
    INCOMPLETE = "incomplete"
    """The operation does not say what is to be done: words or a number are missing."""
    UNREADABLE = "unreadable"
    """The new wording is not what is announced, such as an article of another number."""
    UNKNOWN_OPERATION = "unknown_operation"
    """It amends an operation that is not there or was not applied."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An operation that was not applied: why, where it looked (eid or address), for which words.

    `address` is the operation's own, for whoever words the refusal in another language.
    """

    operation: str
    reason: Reason
    place: str = ""
    words: str = ""
    found: int = 0
    address: Address = field(default_factory=Address)


class CannotApply(Exception):
    """Raised on the way to a Refusal."""

    def __init__(self, reason: Reason, place: str = "", words: str = "", found: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
        self.words = words
        self.found = found

    def of(self, operation: Operation) -> Refusal:
        """The refusal of an operation for this reason."""
        place = self.place or str(operation.address)
        found, address = self.found, operation.address
        return Refusal(operation.id, self.reason, place, self.words, found, address)


@dataclass(frozen=True, slots=True)
class Collision:
    """Operations (by id, sorted) that touch the same words of the provision at `eid`."""

    operations: tuple[str, ...]
    eid: str
    words: str


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The text with the operations that were `applied` (ids, sorted) and why the others were not.

    Every operation is applied, refused, or in at least one collision, and never two of these.
    """

    document: Document
    applied: tuple[str, ...]
    collisions: tuple[Collision, ...] = ()
    refused: tuple[Refusal, ...] = ()
