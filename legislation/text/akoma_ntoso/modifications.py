"""What one law did to another, as Akoma Ntoso tells it: kind, place, words, and which law."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from legislation.text.document import Document
from legislation.text.notes import NoteKind, NoteOperation

_KINDS = {
    NoteKind.NEW_WORDING: "substitution",
    NoteKind.REPLACED: "substitution",
    NoteKind.ADDED: "insertion",
    NoteKind.REMOVED: "repeal",
    NoteKind.RENUMBERED: "renumbering",
}


@dataclass(frozen=True, slots=True)
class Modification:
    """A change of `eid` by a law; an active one is what the document itself did elsewhere.

    `kind` is one of the schema's: "substitution", "insertion", "repeal", "renumbering".
    """

    kind: str
    law: str
    date: dt.date | None
    eid: str
    old: str = ""
    new: str = ""
    is_active: bool = False


def from_notes(document: Document, notes: Iterable[NoteOperation]) -> tuple[Modification, ...]:
    """The changes told in the notes of an act, where the provision still stands in its text."""
    eids: dict[str, str] = {}
    for placed in document.walk():
        if placed.node.label and not placed.node.kind.is_container:
            eids.setdefault(placed.node.label, placed.eid)
    found = []
    for note in notes:
        eid = eids.get(note.provision)
        if eid is None or note.kind not in _KINDS:
            continue
        for old, new in note.words or ((note.old_wording, ""),):
            found.append(Modification(_KINDS[note.kind], note.law.number, note.date, eid, old, new))
    return tuple(found)
