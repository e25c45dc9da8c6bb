"""`blame`: which version, and which cause, put every run of words of the newest text there."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from legislation.text.align import align
from legislation.text.compare import Change, compare
from legislation.text.document import Document, Placed
from legislation.text.edits import Edit, Op


class Origin(StrEnum):
    """How much is known of where words come from."""

    # They stand in the first text there is; who wrote them is not told by it.
    IMPORTED = "imported"
    # Somebody named what put them there: an amendment, a reading.
    CAUSE = "cause"
    # Somebody said that nobody decided them: a correction of the editors.
    EDITORIAL = "editorial"
    # They came with a later version and nobody said why.
    UNKNOWN = "unknown"


# The cause of changes that are corrections of the editors.
EDITORIAL = "editorial"


class Run(NamedTuple):
    """Words, the number of the version that brought them (from 0), and their cause if known.

    `restored` is the number of the earlier version whose whole wording came back with them.
    """

    text: str
    version: int
    origin: Origin
    cause: Hashable = None
    restored: int | None = None


class Blamed(NamedTuple):
    """A provision of the newest version: the runs of its text, joined they are the text."""

    placed: Placed
    runs: tuple[Run, ...]


type Causes = Mapping[str, Hashable]


def blame(
    versions: Sequence[Document],
    causes: Sequence[Causes] = (),
    steps: Sequence[Iterable[Change]] | None = None,
) -> list[Blamed]:
    """Every provision of the last of `versions` (the oldest first), in reading order.

    `causes[n]` names by eid what changed provisions of versions[n]: any value of the caller's, or
    `EDITORIAL`; causes[0] may name what the first text is made of. What is not named is IMPORTED
    in the first version and UNKNOWN in a later one. `steps[n]` are the stored changes from
    versions[n] to the next, as `compare` gives them; without them they are worked out.

    >>> from legislation.text import parse
    >>> texts = ["Müraciətə 15 gün ərzində baxılır.", "Müraciətə 10 gün ərzində baxılır."]
    >>> versions = [parse(f"Qanun\\nMaddə 1. Müddət\\n{text}").document for text in texts]
    >>> (article,) = blame(versions, [{}, {"art_1": "amendment 3"}])
    >>> [(run.text, run.origin.value) for run in article.runs]
    [('Müraciətə ', 'imported'), ('10', 'cause'), (' gün ərzində baxılır.', 'imported')]
    >>> article.runs[1].cause
    'amendment 3'
    """
    if not versions:
        return []
    named = [*causes, *({} for _ in versions[len(causes) :])]
    lives = {placed.eid: _Life.begun(placed, 0, named[0]) for placed in versions[0].walk()}
    given = steps if steps is not None else _steps(versions)
    for number, changes in enumerate(given, start=1):
        lives = _after(lives, changes, number, named[number])
    return [Blamed(life.placed, tuple(life.runs)) for life in lives.values()]


def _steps(versions: Sequence[Document]) -> Iterator[list[Change]]:
    for old, new in pairwise(versions):
        yield compare(old, new, align(old, new))


class _Life(NamedTuple):
    """A provision so far: its runs, and the version in which each wording of it stood first."""

    placed: Placed
    runs: list[Run]
    wordings: dict[str, int]

    @classmethod
    def begun(cls, placed: Placed, number: int, causes: Causes) -> "_Life":
        text = placed.node.text
        runs = [_run(text, number, placed.eid, causes)] if text else []
        return cls(placed, runs, {text: number})

    def changed(self, now: Placed, edits: Iterable[Edit], number: int, causes: Causes) -> "_Life":
        """The life with the words of one more version."""
        text = now.node.text
        if text == self.placed.node.text:
            return self._replace(placed=now)
        restored = self.wordings.get(text)
        runs = list(_spliced(self.runs, edits, _run("", number, now.eid, causes, restored)))
        return _Life(now, runs, {text: number} | self.wordings)


def _after(
    lives: Mapping[str, _Life], changes: Iterable[Change], number: int, causes: Causes
) -> dict[str, _Life]:
    """The provisions of the next version, in its order."""
    found: dict[str, _Life] = {}
    for change in changes:
        if change.new and change.old:
            life = lives[change.old.eid]
            found[change.new.eid] = life.changed(change.new, change.edits, number, causes)
        elif change.new:
            found[change.new.eid] = _Life.begun(change.new, number, causes)
    return found


def _run(text: str, number: int, eid: str, causes: Causes, restored: int | None = None) -> Run:
    cause = causes.get(eid)
    if cause == EDITORIAL:
        return Run(text, number, Origin.EDITORIAL, None, restored)
    if cause is not None:
        return Run(text, number, Origin.CAUSE, cause, restored)
    return Run(text, number, Origin.UNKNOWN if number else Origin.IMPORTED, None, restored)


def _spliced(runs: Sequence[Run], edits: Iterable[Edit], added: Run) -> Iterator[Run]:
    """The runs after the edits: kept words keep their origin, new ones have that of `added`."""
    rest = iter(runs)
    left = next(rest, None)
    for op, text in edits:
        if op is Op.INSERT:
            yield added._replace(text=text)
            continue
        wanted = len(text)
        while wanted and left:
            taken = left.text[:wanted]
            wanted -= len(taken)
            if op is Op.EQUAL:
                yield left._replace(text=taken)
            remaining = left.text[len(taken) :]
            left = left._replace(text=remaining) if remaining else next(rest, None)
