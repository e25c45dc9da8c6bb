"""What was read in a text, as data for a program and in lines for a person. No database."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from legislation.presenters.questions import sentence
from legislation.text.notes import NoteOperation
from legislation.text.plain import as_plain
from legislation.text.questions import Question
from legislation.text.reading import Parsed
from legislation.text.sources import LeftOut

_REASONS = {
    "source": lambda: _("where the text was found"),
    "notes": lambda: _("lists and notes behind the law"),
    "contents": lambda: _("a table of contents"),
    "front_matter": lambda: _("data about the file"),
    "comment": lambda: _("a comment nobody sees"),
    "script": lambda: _("a script or an embedded object"),
    "image": lambda: _("a picture"),
}


def as_data(parsed: Parsed) -> dict[str, Any]:
    """The law and the report of its reading, sentences in the language that is active."""
    return as_plain(parsed.document) | {
        "found": parsed.found,
        "notes": [_note(note) for note in parsed.notes],
        "unsure": [_question(question) for question in parsed.unsure],
        "dropped": [_dropped(left_out) for left_out in parsed.dropped],
    }


def _note(note: NoteOperation) -> dict[str, Any]:
    return {
        "number": note.note,
        "date": note.date.isoformat() if note.date else "",
        "law_number": note.law.number,
        "law_date": note.law.date.isoformat() if note.law.date else "",
        "published": note.law.publication,
        "provision": note.provision,
        "level": note.level,
        "detail": note.detail,
        "kind": note.kind.value,
        "words": [list(pair) for pair in note.words],
        "old_wording": note.old_wording,
    }


def _question(question: Question) -> dict[str, Any]:
    where = _("line %(line)s") % {"line": question.line} if question.line else _("the whole file")
    return {
        "where": where,
        "question": sentence(question),
        "line": question.line,
        "code": question.code.value,
    }


def _dropped(left_out: LeftOut) -> dict[str, Any]:
    first, last = left_out.first_line, left_out.last_line
    one, several = _("line %(line)s"), _("lines %(first)s–%(last)s")
    pattern = one if first == last else several
    return {
        "what": pattern % {"line": first, "first": first, "last": last},
        "why": _REASONS[left_out.reason](),
        "reason": left_out.reason,
    }


def as_lines(data: dict[str, Any]) -> Iterator[str]:
    """The same to be read in a terminal."""
    yield data["title"]
    depths = {"": -1}
    for one in data["provisions"]:
        depth = depths[one["eid"]] = depths[one["parent"]] + 1
        begin = " ".join(part for part in (one["label"], one["heading"] or one["text"]) if part)
        yield f"{'  ' * depth}{one['kind']} {begin[:_WIDTH]}".replace("\n", " ")
    for kind, count in data["found"].items():
        yield f"{kind}: {count}"
    yield f"notes: {len(data['notes'])}"
    for one in data["unsure"]:
        yield f"? {one['where']}: {one['question']}"
    for one in data["dropped"]:
        yield f"- {one['what']}: {one['why']}"


_WIDTH = 80
