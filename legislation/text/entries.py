"""Provisions prepared for alignment: their words, and how like two of them are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from core.text import fold
from legislation.text import labels
from legislation.text.document import Document, Kind, Node, Placed
from legislation.text.words import bag, likeness

# Up to so many pairs every old provision is compared with every new one.
_ALL_PAIRS = 2500
# Beyond, only with those that share words few provisions have.
_RARE, _MOST_CANDIDATES = 12, 6


@dataclass(eq=False)
class Entry:
    """A provision with its parent and children; compared by identity."""

    placed: Placed
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
        return self.node.label

    @cached_property
    def heading(self) -> str:
        """The heading without case, accents and spacing."""
        return " ".join(fold(self.node.heading).split())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the provision and all below it, labels apart."""
        return bag("\n".join(_texts(self)))

    @cached_property
    def digest(self) -> bytes:
        """Equal for equal headings and texts, labels apart."""
        return sha256("\0".join(_texts(self)).encode()).digest()

    def below(self) -> Iterator["Entry"]:
        """Itself and everything below it."""
        yield self
        for child in self.children:
            yield from child.below()


def _texts(entry: Entry) -> list[str]:
    return [part for each in entry.below() for part in (each.node.heading, each.node.text)]


def entries(document: Document) -> list[Entry]:
    """All provisions of a document in reading order, linked to parents and children."""
    by_eid: dict[str, Entry] = {}
    for placed in document.walk():
        parent = by_eid.get(placed.parent_eid)
        entry = by_eid[placed.eid] = Entry(placed, parent)
        if parent:
            parent.children.append(entry)
    return list(by_eid.values())


def articles_below(entry: Entry) -> Iterator[Entry]:
    """The articles in a chapter, section or part."""
    return (each for each in entry.below() if each.node.kind is Kind.ARTICLE)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Two provisions that may be one, `score` from 0 to 1 for their likeness."""

    old: Entry
    new: Entry
    score: float

    @property
    def same_label(self) -> bool:
        """Whether both have one number below their parents."""
        return bool(self.old.label) and self.old.label == self.new.label

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
    index: defaultdict[str, list[Entry]] = defaultdict(list)
    for new in news:
        for key in {*new.words, f"label {new.label}", f"heading {new.heading}"}:
            index[key].append(new)
    for old in olds:
        weights: Counter[Entry] = Counter()
        for word in set(old.words):
            sharing = index.get(word, ())
            if len(sharing) <= _RARE:
                weights.update(dict.fromkeys(sharing, 1))
        likely = [new for new, _ in weights.most_common(_MOST_CANDIDATES)]
        named = index.get(f"label {old.label}", [])[:_RARE]
        headed = index.get(f"heading {old.heading}", [])[:_RARE] if old.heading else []
        yield from ((old, new) for new in dict.fromkeys([*likely, *named, *headed]))
