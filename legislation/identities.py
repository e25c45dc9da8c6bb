"""What an editor knows better than any comparison: which provision became which.

One pair a line, in printed numbers: "6.2 = 6.3". Nothing after the sign means that it is gone.
"""

import re
from collections import defaultdict

from legislation.text.document import Document

_PAIR = re.compile(r"\s*(?P<old>[^=→>]+?)\s*(?:=|→|->)\s*(?P<new>[^=→>]*?)\s*")


class UnreadablePair(ValueError):
    """The line is no pair, or names none or several provisions."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def read_identities(written: str, old: Document, new: Document) -> dict[str, str | None]:
    """Decisions for `align`: the eid of an old provision to the new one, None for removed.

    Raises:
        UnreadablePair: with the first line that cannot be followed.
    """
    before, after = _eids(old), _eids(new)
    decisions: dict[str, str | None] = {}
    for line in filter(None, map(str.strip, written.splitlines())):
        match = _PAIR.fullmatch(line)
        if match is None:
            raise UnreadablePair(line)
        decisions[_only(before, match["old"], line)] = (
            _only(after, match["new"], line) if match["new"] else None
        )
    return decisions


def _eids(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for placed in document.walk():
        if not placed.node.kind.is_container:
            found[placed.node.label].append(placed.eid)
    return found


def _only(eids: dict[str, list[str]], label: str, line: str) -> str:
    found = eids.get(label.rstrip("."), eids.get(label, []))
    if len(found) != 1:
        raise UnreadablePair(line)
    return found[0]
