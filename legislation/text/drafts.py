"""Provisions while they are being read: nodes that still grow."""

import re
from dataclasses import dataclass, field

from legislation.text.document import Kind, Node


@dataclass(slots=True)
class Draft:
    """A node under construction; `line` is where it began in the file."""

    kind: Kind
    label: str
    line: int
    heading: str = ""
    text: str = ""
    children: list["Draft"] = field(default_factory=list)

    def freeze(self) -> Node:
        """The finished node."""
        children = tuple(child.freeze() for child in self.children)
        return Node(self.kind, self.label, self.heading, self.text, children)

    def join(self, text: str) -> None:
        """Add a line that continues the text."""
        self.text = joined(self.text, text)


def joined(start: str, rest: str) -> str:
    """Two lines of one sentence; a hyphen at the end of the first stays where it is."""
    if not start or start.endswith("-"):
        return start + rest
    return f"{start} {rest}"


_LAST_NUMBER = re.compile(r"(?P<stem>.*?)(?P<number>\d+)(?P<inserted>-\d+)?(?P<tail>\)?)")


@dataclass(frozen=True, slots=True)
class _Count:
    stem: str
    number: int
    inserted: str
    tail: str


def _count(label: str) -> _Count | None:
    match = _LAST_NUMBER.fullmatch(label)
    if match is None or "-" in match["stem"].rpartition(".")[2]:
        return None
    return _Count(match["stem"], int(match["number"]), match["inserted"] or "", match["tail"])


def next_label(label: str) -> str | None:
    """The label that follows in plain counting: "168.1" is followed by "168.2"."""
    count = _count(label)
    return f"{count.stem}{count.number + 1}{count.tail}" if count else None


def missing_before(label: str, previous: str | None) -> str | None:
    """The first label that is jumped over, or None; numbers start at 0 or 1."""
    count = _count(label)
    before = _count(previous) if previous else None
    if count is None or (previous and before is None):
        return None
    reached = before.number if before and before.stem == count.stem else 0
    if before and before.stem != count.stem:
        return None
    return f"{count.stem}{reached + 1}{count.tail}" if count.number > reached + 1 else None
