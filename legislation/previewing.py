"""What an import would store, computed without storing anything."""

from collections.abc import Iterator
from dataclasses import dataclass

from legislation.enums import ItemChange
from legislation.importing import Decisions, identify, latest_version
from legislation.models import Bill
from legislation.presenters import marks, places
from legislation.presenters.happenings import CHANGE_TAGS
from legislation.presenters.marks import Paragraph
from legislation.problems import Unsure
from legislation.storing import read_document, same_text
from legislation.text.align import Pair
from legislation.text.compare import Change, ChangeKind, compare
from legislation.text.document import Document, Placed
from legislation.text.questions import Question, Recognition

CHANGES_SHOWN = 200


@dataclass(frozen=True)
class ArticleLine:
    name: str
    heading: str
    clauses: int


@dataclass(frozen=True)
class ChangeLine:
    number: str
    tag: str
    words: list[Paragraph]


@dataclass(frozen=True)
class Doubt:
    """Two provisions that may be one: `value` says "they are", `other` "they are not"."""

    name: str
    value: str
    other: str
    old_text: str
    new_text: str
    chosen: str = ""


@dataclass(frozen=True)
class Preview:
    title: str
    articles: list[ArticleLine]
    provisions: int
    questions: tuple[Question, ...]
    changes: list[ChangeLine]
    change_count: int
    doubts: list[Doubt]
    is_same: bool

    @property
    def can_be_saved(self) -> bool:
        return not self.is_same and not self.doubts


def preview(recognition: Recognition, bill: Bill | None, decisions: Decisions) -> Preview:
    document = recognition.document
    latest = latest_version(bill) if bill else None
    old = read_document(latest) if latest else None
    changes, doubts = _compared(old, document, decisions) if old else ([], [])
    shown = [change for change in changes if change.kind is not ChangeKind.UNCHANGED]
    return Preview(
        title=document.title,
        articles=[_article(placed) for placed in document.articles()],
        provisions=sum(1 for __ in document.walk()),
        questions=recognition.questions,
        changes=[_line(change) for change in shown[:CHANGES_SHOWN]],
        change_count=len(shown),
        doubts=doubts,
        is_same=bool(old and same_text(old, document)),
    )


def _compared(
    old: Document, new: Document, decisions: Decisions
) -> tuple[list[Change], list[Doubt]]:
    try:
        pairs = identify(old, new, decisions)
    except Unsure as unsure:
        return [], list(_doubts(unsure.pairs))
    return compare(old, new, pairs), []


def _doubts(pairs: tuple[Pair, ...]) -> Iterator[Doubt]:
    for pair in pairs:
        if pair.old and pair.new:
            yield Doubt(
                name=f"{pair.old.node.label} → {pair.new.node.label}",
                value=f"{pair.old.eid}|{pair.new.eid}",
                other=f"{pair.old.eid}|",
                old_text=pair.old.node.full_text(),
                new_text=pair.new.node.full_text(),
            )


def read_decisions(values: list[str]) -> dict[str, str | None]:
    """Decisions as the preview's form sends them: "old eid|new eid", or "old eid|" for none."""
    pairs = (value.split("|", 1) for value in values if "|" in value)
    return {old: new or None for old, new in pairs}


def _article(placed: Placed) -> ArticleLine:
    node = placed.node
    return ArticleLine(places.article_name(node.label), node.heading, len(node.children))


def _line(change: Change) -> ChangeLine:
    placed = change.new or change.old
    old = change.old.node if change.old else None
    new = change.new.node if change.new else None
    if old and new:
        words = marks.compared(_whole(old.heading, old.text), _whole(new.heading, new.text))
    elif new:
        words = marks.inserted(_whole(new.heading, new.text))
    else:
        words = marks.deleted(_whole(old.heading, old.text)) if old else []
    label = placed.node.label if placed else ""
    if old and new and old.label != new.label:
        label = f"{old.label} → {new.label}"
    return ChangeLine(label, CHANGE_TAGS[ItemChange(change.kind.value)](), words)


def _whole(heading: str, text: str) -> str:
    return "\n".join(part for part in (heading, text) if part)
