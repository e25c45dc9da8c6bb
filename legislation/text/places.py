"""The tree of a law by numbers: a provision is its place in reading order, the act itself is -1."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from legislation.text import labels
from legislation.text.document import Document, Kind, Placed

ACT = -1


@dataclass(slots=True)
class Tree:
    """Every provision of a document with its parent, its children and the end of what is in it."""

    document: Document
    placed: list[Placed]
    parents: list[int]
    children: defaultdict[int, list[int]]
    ends: list[int]
    eids: dict[str, int]
    uids: dict[str, int] = field(default_factory=dict)
    labelled: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, document: Document) -> "Tree":
        """The tree of a document, in one walk."""
        placed = list(document.walk())
        eids = {one.eid: at for at, one in enumerate(placed)}
        parents = [eids[one.parent_eid] if one.parent_eid else ACT for one in placed]
        tree = cls(document, placed, parents, defaultdict(list), [0] * len(placed), eids)
        for at, one in enumerate(placed):
            tree.children[parents[at]].append(at)
            tree.labelled[one.node.label].append(at)
            if one.node.uid:
                tree.uids[str(one.node.uid)] = at
        for at in reversed(range(len(placed))):
            last = tree.children[at][-1:] if at in tree.children else []
            tree.ends[at] = tree.ends[last[0]] if last else at + 1
        return tree

    def text(self, at: int) -> str:
        """The own text of a provision, "" for the act."""
        return self.placed[at].node.text if at >= 0 else ""

    def kind(self, at: int) -> Kind | None:
        """What a provision is, None for the act."""
        return self.placed[at].node.kind if at >= 0 else None

    def eid(self, at: int) -> str:
        """The eid of a provision, "" for the act."""
        return self.placed[at].eid if at >= 0 else ""

    def end(self, at: int) -> int:
        """One behind the last provision inside this one."""
        return self.ends[at] if at >= 0 else len(self.placed)

    def position(self, at: int) -> int:
        """Which of its siblings it is, from 0."""
        return self.placed[at].position

    def ancestors(self, at: int) -> list[int]:
        """What contains a provision, from the inside out, without the act."""
        found: list[int] = []
        while at >= 0 and (at := self.parents[at]) >= 0:
            found.append(at)
        return found

    def is_in_annex(self, at: int) -> bool:
        """Whether an annex contains a provision: its articles count anew."""
        return any(self.kind(one) is Kind.ANNEX for one in (at, *self.ancestors(at)))


_ENDING = re.compile(r"(?<=\d)\s?-?\s?c[ıiuü]$")


@lru_cache(maxsize=8192)
def label_key(label: str) -> labels.NaturalKey:
    """What makes labels mean the same: "I", "1.", "1-ci" and "birinci"; "a" and "a)"."""
    return labels.natural_key(_ENDING.sub("", label.strip("()[]. ")))[:-1]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a provision's own text, or (`is_whole`) a provision with all that is in it."""

    at: int
    start: int = 0
    end: int = 0
    is_whole: bool = False


type Spot = tuple[Piece, ...]


def whole(at: int) -> Spot:
    """A provision, or the act, as a spot."""
    return (Piece(at, is_whole=True),)
