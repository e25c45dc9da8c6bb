"""An amendment for reading: who, where, which words, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from legislation.enums import AmendmentStatus, OperationKind
from legislation.models import Amendment, Operation, Wording
from legislation.presenters import marks, places
from legislation.presenters.marks import Paragraph
from legislation.selectors.texts import Text, Texts
from legislation.text.labels import is_within

STATUS_SIGNS = {
    AmendmentStatus.PENDING: ("", "…"),
    AmendmentStatus.ACCEPTED: ("ins", "✓"),
    AmendmentStatus.PARTLY: ("ink", "~"),
    AmendmentStatus.REJECTED: ("del", "×"),
    AmendmentStatus.WITHDRAWN: ("", "–"),
}


@dataclass(frozen=True)
class OperationLine:
    number: str
    paragraphs: list[Paragraph]
    language: str
    state: str = ""
    note: str = ""


@dataclass(frozen=True)
class OperationView:
    """One operation: the words that change, clause by clause."""

    kind: str
    title: str
    heading: str
    lines: list[OperationLine]
    heading_language: str = "az"


def tag_of(amendment: Amendment) -> tuple[str, str]:
    """The class of the status tag and its words with their sign."""
    look, sign = STATUS_SIGNS[AmendmentStatus(amendment.status)]
    return look, f"{sign} {amendment.get_status_display()}"


def proposer_name(amendment: Amendment) -> str:
    return amendment.proposer_name or (amendment.proposer.name if amendment.proposer else "")


def proposer_url(amendment: Amendment) -> str:
    if amendment.proposer is None:
        return ""
    try:
        return amendment.proposer.get_absolute_url()
    except NoReverseMatch:
        return ""


def own_label(operation: Operation) -> str:
    """The number an operation is about: for an insertion, the new one."""
    if operation.kind == OperationKind.INSERT:
        return operation.new_label
    return operation.target_label


def grouped(operations: Iterable[Operation]) -> list[list[Operation]]:
    """Operations told together: an article with its clauses, a run of new numbers."""
    groups: list[list[Operation]] = []
    for operation in operations:
        if groups and _belongs(groups[-1][0], operation):
            groups[-1].append(operation)
        else:
            groups.append([operation])
    return groups


def _belongs(head: Operation, operation: Operation) -> bool:
    if head.kind != operation.kind:
        return False
    if operation.kind == OperationKind.RENUMBER:
        return True
    return is_within(own_label(operation), own_label(head))


def labels_of(operations: Iterable[Operation]) -> list[str]:
    """The numbers an amendment speaks of, each once, in its own order."""
    heads = (group[0] for group in grouped(operations))
    return list(dict.fromkeys(own_label(operation) for operation in heads))


def titles_of(operations: Iterable[Operation]) -> list[str]:
    """What an amendment does, in a line: "2.1.4, 6.2: new wording", "7-1: added"."""
    labels: dict[str, list[str]] = {}
    for group in grouped(operations):
        labels.setdefault(group[0].kind, []).append(_label_of(group))
    return [
        _TITLES[OperationKind(kind)]() % {"label": ", ".join(found)}
        for kind, found in labels.items()
    ]


def title_of(group: list[Operation]) -> str:
    return _TITLES[OperationKind(group[0].kind)]() % {"label": _label_of(group)}


def _label_of(group: list[Operation]) -> str:
    head = group[0]
    if head.kind == OperationKind.RENUMBER:
        moves = [(op.target_label, op.new_label) for op in group]
        wide = [m for m in moves if not any(is_within(m[0], other[0]) for other in moves)]
        return ", ".join(f"{old} → {new}" for old, new in wide)
    if head.kind == OperationKind.MOVE:
        return f"{head.target_label} → {head.new_label}"
    return own_label(head)


_TITLES = {
    OperationKind.REPLACE: lambda: _("%(label)s: new wording"),
    OperationKind.INSERT: lambda: _("%(label)s: added"),
    OperationKind.REMOVE: lambda: _("%(label)s: removed"),
    OperationKind.MOVE: lambda: _("%(label)s: moved"),
    OperationKind.RENUMBER: lambda: _("%(label)s: renumbered"),
}


def operation_views(
    operations: Iterable[Operation], texts: Texts, language: str
) -> list[OperationView]:
    """`language` is the law's own, in which operations are written."""
    return [_view(group, texts, language) for group in grouped(operations)]


def _view(group: list[Operation], texts: Texts, language: str) -> OperationView:
    heading = _spoken(group[0].new_heading, texts, language, is_heading=True)
    lines = [
        _LINES[OperationKind(operation.kind)](operation, texts, language) for operation in group
    ]
    return OperationView(
        kind=group[0].kind,
        title=title_of(group),
        heading=heading.heading,
        heading_language=heading.language,
        lines=[line for line in lines if line.paragraphs or line.note],
    )


def _spoken(text: str, texts: Texts, language: str, *, is_heading: bool = False) -> Text:
    """The words in the reader's language where they stand in some version, else as tabled."""
    own = (text, "") if is_heading else ("", text)
    return texts.get(Wording.digest_of(language, *own), Text(*own, language))


def _replaced(operation: Operation, texts: Texts, language: str) -> OperationLine:
    old = _spoken(operation.old_text, texts, language)
    new = _spoken(operation.new_text, texts, language)
    if old.language != new.language:
        old = Text("", operation.old_text, language)
        new = Text("", operation.new_text, language)
    number = places.clause_number(operation.target_label)
    return OperationLine(number, marks.compared(old.text, new.text), new.language)


def _inserted(operation: Operation, texts: Texts, language: str) -> OperationLine:
    new = _spoken(operation.new_text, texts, language)
    number = places.clause_number(operation.new_label)
    return OperationLine(number, marks.inserted(new.text), new.language, "added")


def _removed(operation: Operation, texts: Texts, language: str) -> OperationLine:
    old = _spoken(operation.old_text, texts, language)
    number = places.clause_number(operation.target_label)
    return OperationLine(number, marks.deleted(old.text), old.language, "removed")


def _moved(operation: Operation, texts: Texts, language: str) -> OperationLine:
    line = _replaced(operation, texts, language)
    note = _("→ to %(label)s") % {"label": operation.new_label}
    return replace(line, note=note)


def _renumbered(operation: Operation, texts: Texts, language: str) -> OperationLine:
    return OperationLine("", [], language)


_LINES = {
    OperationKind.REPLACE: _replaced,
    OperationKind.INSERT: _inserted,
    OperationKind.REMOVE: _removed,
    OperationKind.MOVE: _moved,
    OperationKind.RENUMBER: _renumbered,
}


@dataclass(frozen=True)
class AmendmentRow:
    """An amendment in a list, with the operations that matter there."""

    amendment: Amendment
    url: str
    name: str
    labels: str
    titles: list[str]
    tag_class: str
    tag: str


def amendment_row(amendment: Amendment, operations: Iterable[Operation]) -> AmendmentRow:
    chosen = list(operations)
    look, words = tag_of(amendment)
    return AmendmentRow(
        amendment=amendment,
        url=reverse("legislation:amendment", args=[amendment.bill.slug, amendment.number]),
        name=proposer_name(amendment),
        labels=", ".join(labels_of(chosen)),
        titles=titles_of(chosen),
        tag_class=look,
        tag=words,
    )


def rows_by_amendment(operations: Iterable[Operation]) -> list[AmendmentRow]:
    """One row for each amendment of operations that come sorted by amendment."""
    return [
        amendment_row(amendment, group)
        for amendment, group in groupby(operations, key=lambda op: op.amendment)
    ]
