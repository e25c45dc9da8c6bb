"""Words kept, deleted and inserted, ready to be printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from legislation.text.compare import Op, compare_words

type Change = Literal["same", "ins", "del"]


@dataclass(frozen=True, slots=True)
class Segment:
    change: Change
    text: str


type Paragraph = list[Segment]


def plain(text: str) -> list[Paragraph]:
    """Unmarked text; a line is a paragraph."""
    return [[Segment("same", line)] for line in text.split("\n") if line.strip()]


def inserted(text: str) -> list[Paragraph]:
    return [[Segment("ins", line)] for line in text.split("\n") if line.strip()]


def deleted(text: str) -> list[Paragraph]:
    return [[Segment("del", line)] for line in text.split("\n") if line.strip()]


def compared(old: str, new: str) -> list[Paragraph]:
    """Deletion first, then insertion, whole words; see legislation.text.compare."""
    segments = [
        part for edit in compare_words(old, new) for part in _segments(_CHANGES[edit.op], edit.text)
    ]
    return _paragraphs(segments)


_CHANGES: dict[Op, Change] = {Op.EQUAL: "same", Op.DELETE: "del", Op.INSERT: "ins"}


def _segments(change: Change, text: str) -> Iterator[Segment]:
    """The white space around marked words is not marked: an underlined space looks like a word."""
    if change == "same":
        yield Segment("same", text)
        return
    for line in text.splitlines(keepends=True):
        words = line.strip()
        before, __, after = line.partition(words) if words else (line, "", "")
        parts: list[tuple[Change, str]] = [("same", before), (change, words), ("same", after)]
        yield from (Segment(kind, part) for kind, part in parts if part)


def _paragraphs(segments: list[Segment]) -> list[Paragraph]:
    lines: list[Paragraph] = [[]]
    for segment, after in zip_longest(segments, segments[1:]):
        first, *more = segment.text.split("\n") if segment.change == "same" else [segment.text]
        lines[-1].append(Segment(segment.change, first))
        lines.extend([Segment("same", each)] for each in more)
        if after and (segment.change, after.change) == ("del", "ins"):
            lines[-1].append(Segment("same", " "))
    kept = [[segment for segment in line if segment.text] for line in lines]
    return [line for line in kept if any(segment.text.strip() for segment in line)]


def has_marks(paragraphs: Iterable[Paragraph]) -> bool:
    return any(segment.change != "same" for line in paragraphs for segment in line)


def only(paragraphs: Iterable[Paragraph], change: Change) -> list[Paragraph]:
    """One side of a comparison: what was kept and what was deleted, or inserted."""
    sides = [[s for s in line if s.change in {"same", change}] for line in paragraphs]
    return [line for line in sides if line]
