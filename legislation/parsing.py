"""What was read in a text, as data for a program and in lines for a person. No database."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from legislation.presenters.questions import sentence
from legislation.text.docx import Remark
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
    "hidden": lambda: _("hidden text"),
    "prompt": lambda: _("a prompt to fill in a field"),
    "running_head": lambda: _("the head or foot of the pages"),
    "embedded": lambda: _("another file inside this one"),
    "footnote": lambda: _("a note beside the text"),
    "cover": lambda: _("the cover page"),
    "formatting": lambda: _("instructions for the look of the text"),
    "other_document": lambda: _("another document in the same file"),
}


def as_data(parsed: Parsed) -> dict[str, Any]:
    """The law and the report of its reading, sentences in the language that is active."""
    before = {"before": as_plain(parsed.before)} if parsed.before else {}
    remarks = [_remark(placed.remark, placed.provision) for placed in parsed.remarks]
    return (
        as_plain(parsed.document)
        | before
        | {
            "found": parsed.found,
            "notes": [*(_note(note) for note in parsed.notes), *remarks],
            "unsure": [question_data(question) for question in parsed.unsure],
            "dropped": [_dropped(left_out) for left_out in parsed.dropped],
        }
    )


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


def _remark(remark: Remark, provision: str) -> dict[str, Any]:
    """A footnote, endnote or comment, in the form of a note that tells of no law."""
    return {
        "number": remark.number,
        "date": remark.date,
        "law_number": "",
        "law_date": "",
        "provision": provision,
        "kind": remark.kind,
        "old_wording": "",
        "text": remark.text,
        "author": remark.author,
        "line": remark.line,
    }


def question_data(question: Question) -> dict[str, Any]:
    """A question as `parse_law` prints it."""
    return {
        "where": _lines(question.line, question.line),
        "question": sentence(question),
        "line": question.line,
        "code": question.code.value,
    }


def _dropped(left_out: LeftOut) -> dict[str, Any]:
    words = {"text": left_out.text} if left_out.text else {}
    return {
        "what": _lines(left_out.first_line, left_out.last_line),
        "why": _REASONS[left_out.reason](),
        "reason": left_out.reason,
    } | words


def _lines(first: int, last: int) -> str:
    if not first:
        return _("the whole file")
    pattern = _("line %(line)s") if first == last else _("lines %(first)s–%(last)s")
    return pattern % {"line": first, "first": first, "last": last}


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
