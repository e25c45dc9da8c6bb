"""Provisions prepared for alignment: their words, and how like two of them are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from core.text import fold
from legislation.text import labels
from legislation.text.document import Document, Node, Placed
from legislation.text.words import Codes, likeness

# Up to so many pairs every old provision is compared with every new one.
_ALL_PAIRS = 2500
# Beyond, only with those that share words few provisions have, and half as many as the likest.
_RARE, _MOST_CANDIDATES = 12, 6


@dataclass(eq=False)
class Entry:
    """A provision with its parent and children; compared by identity."""

    placed: Placed
    codes: Codes
    parent: "Entry | None" = None
    children: list["Entry"] = field(default_factory=list)

    @property
    def node(self) -> Node:
        """The provision itself."""
        return self.placed.node

    @cached_property
    def label(self) -> str:
        """The label below its parent's: "12.0.3" has "3" below "12.0" and keeps it below "13.0"."""
        ancestor = self.parent
        while ancestor:
            if ancestor.node.label and labels.is_within(self.node.label, ancestor.node.label):
                depth = len(labels.components(ancestor.node.label))
                return ".".join(labels.components(self.node.label)[depth:])
            ancestor = ancestor.parent
        return labels.spaced(self.node.label)

    @cached_property
    def heading(self) -> str:
        """The heading without case, accents and spacing."""
        return " ".join(fold(self.node.heading).split())

    @cached_property
    def title(self) -> str:
        """The words of the heading alone."""
        return self.codes.of(self.node.heading)

    @cached_property
    def words(self) -> str:
        """The words of the provision and all below it, labels apart: see `Codes`."""
        return self.codes.of("\n".join(self.wording))

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """Headings and texts of the provision and all below it, labels apart."""
        below = chain.from_iterable(child.wording for child in self.children)
        return (self.node.heading, self.node.text, *below)

    @property
    def has_text(self) -> bool:
        """Whether there is anything to be recognised by."""
        return any(map(str.strip, self.wording))

    @cached_property
    def is_unit(self) -> bool:
        """Whether it is an article, or stands where articles stand: no container, or one of words.

        Laws call their articles sections too, and some have paragraphs alone.
        """
        if self.parent and (self.parent.is_unit or self.parent.is_inside_unit):
            return False
        kind = self.node.kind
        return not kind.is_container or bool(self.node.text) or not self.children

    @cached_property
    def is_inside_unit(self) -> bool:
        """Whether a unit holds it."""
        return bool(self.parent and (self.parent.is_unit or self.parent.is_inside_unit))

    def below(self) -> Iterator["Entry"]:
        """Itself and everything below it."""
        yield self
        for child in self.children:
            yield from child.below()


def entries(document: Document, codes: Codes) -> list[Entry]:
    """All provisions of a document in reading order, linked to parents and children."""
    by_eid: dict[str, Entry] = {}
    for placed in document.walk():
        parent = by_eid.get(placed.parent_eid)
        entry = by_eid[placed.eid] = Entry(placed, codes, parent)
        if parent:
            parent.children.append(entry)
    return list(by_eid.values())


def units_below(entry: Entry) -> Iterator[Entry]:
    """The articles in a chapter, section or part."""
    return (each for each in entry.below() if each.is_unit)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Two provisions that may be one, `score` from 0 to 1 for their likeness."""

    old: Entry
    new: Entry
    score: float

    @property
    def same_label(self) -> bool:
        """Whether both have one number below their parents."""
        old, new = self.old, self.new
        return bool(old.label) and old.label == new.label and old.node.kind is new.node.kind

    @property
    def same_heading(self) -> bool:
        """Whether both have one heading."""
        return bool(self.old.heading) and self.old.heading == self.new.heading


def candidates(olds: Sequence[Entry], news: Sequence[Entry], least: float) -> list[Candidate]:
    """Pairs at least so alike, the likest first."""
    if len(olds) * len(news) <= _ALL_PAIRS:
        pairs: Iterable[tuple[Entry, Entry]] = ((old, new) for old in olds for new in news)
    else:
        pairs = _promising(olds, news)
    scored = (Candidate(old, new, likeness(old.words, new.words, least)) for old, new in pairs)
    return sorted(
        (found for found in scored if found.score >= least), key=lambda found: -found.score
    )


def _promising(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs worth comparing: rare words in common, one number, or one heading."""
    sharing = Sharing(news)
    labels_of: defaultdict[str, list[Entry]] = defaultdict(list)
    headings_of: defaultdict[str, list[Entry]] = defaultdict(list)
    for new in news:
        labels_of[new.label].append(new)
        headings_of[new.heading].append(new)
    for old in olds:
        likely = sharing.likest(old)
        named = labels_of.get(old.label, [])[:_RARE] if old.label else []
        headed = headings_of.get(old.heading, [])[:_RARE] if old.heading else []
        yield from ((old, new) for new in dict.fromkeys([*likely, *named, *headed]))


class Sharing:
    """Which provisions hold a word, for words that few hold."""

    def __init__(self, news: Sequence[Entry]) -> None:
        self._news = news
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, new in enumerate(news):
            for word in set(new.words):
                found[word].append(index)
        self._rare = {word: places for word, places in found.items() if len(places) <= _RARE}

    def likest(self, old: Entry) -> list[Entry]:
        """Those that share the most rare words with an old provision."""
        places = chain.from_iterable(map(self._rare.__getitem__, self._rare.keys() & old.words))
        common = Counter(places).most_common(_MOST_CANDIDATES)
        return [self._news[index] for index, count in common if count * 2 >= common[0][1]]
