"""What comes out of a document: lines of text, remarks on them, and what was left out."""

from dataclasses import dataclass, field
from enum import Enum


class View(Enum):
    """The text before the changes somebody tracked, or after them."""

    AFTER = "after"
    BEFORE = "before"


# What is wrapped in these belongs to one of the two texts.
ONLY_IN = {
    "w:ins": View.AFTER,
    "w:moveTo": View.AFTER,
    "w:del": View.BEFORE,
    "w:moveFrom": View.BEFORE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line: `label` is the number Word made, part of `text` too; `begins` a paragraph."""

    text: str
    label: str = ""
    begins: bool = True
    is_heading: bool = False
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A note of the document's own: `kind` is "footnote", "endnote" or "comment".

    `number` counts those of a kind from 1, `line` is the line of the text it belongs to, 0 for
    none; `author` and `date` are as the file has them, "" for none.
    """

    kind: str
    number: int
    line: int
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is in the file and not in the text, at a line (0: nowhere in it)."""

    line: int
    reason: str
    text: str = ""


@dataclass(slots=True)
class Story:
    """The lines of one view of a text, with what was met on the way.

    `references` are the kind and id of each note with its line.
    """

    rows: list[Row] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    references: list[tuple[str, str, int]] = field(default_factory=list)
    is_changed: bool = False
    # Fields that number as they are printed and store no result.
    uncounted: list[int] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line that is about to be written."""
        return len(self.rows) + 1
