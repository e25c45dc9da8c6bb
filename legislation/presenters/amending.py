"""What an amending act orders and what became of operations, as data and in sentences."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from legislation.text.amending import AmendingAct, Proposal, Unclear
from legislation.text.document import Document, Placed
from legislation.text.instructions import Doubt
from legislation.text.operations import (
    Address,
    Collision,
    Consolidation,
    Field,
    Reason,
    Refusal,
)
from legislation.text.operations_data import as_data
from legislation.text.plain import as_plain

_DOUBTS = {
    Doubt.NOT_UNDERSTOOD: lambda: _("This instruction was not understood."),
    Doubt.NO_WORDS: lambda: _("It is not clear which words are meant: they are not in quotes."),
    Doubt.NO_NEW_TEXT: lambda: _("A new wording is announced and does not follow."),
    Doubt.NO_ADDRESS: lambda: _("It is not said which provision is meant."),
    Doubt.NO_SIDE: lambda: _(
        "It is not said beside which words something is added; the end was supposed."
    ),
    Doubt.INFLECTED: lambda: _(
        "The words are meant in all grammatical cases; only the form in quotes was taken."
    ),
    Doubt.PAIRS_UNCLEAR: lambda: _("It is not clear which of several becomes which."),
    Doubt.NTH_UNCLEAR: lambda: _(
        "Several places are named, and it is not clear whether the number of the occurrence "
        "holds for all of them."
    ),
    Doubt.QUOTES_UNCLEAR: lambda: _("A quotation mark has no partner."),
    Doubt.LAW_UNCLEAR: lambda: _("Several laws are amended; it is not said which one is meant."),
    Doubt.NOTHING_FOUND: lambda: _("No instruction to amend a law was found in the text."),
}
_REFUSALS = {
    Reason.NO_PLACE: lambda: _("There is no such place in this text: %(place)s."),
    Reason.PLACE_UNCLEAR: lambda: _("More than one place may be meant: %(place)s."),
    Reason.NO_WORDS: lambda: _(
        "The words “%(words)s” do not stand here as often as is said: %(place)s. Found: %(found)s."
    ),
    Reason.WORDS_REPEATED: lambda: _(
        "The words “%(words)s” stand here more often than is said: %(place)s. Found: %(found)s."
    ),
    Reason.LABEL_TAKEN: lambda: _("The number %(words)s is taken: %(place)s."),
    Reason.INCOMPLETE: lambda: _(
        "It is not said what is to be done; words, a number or a place are missing: %(place)s."
    ),
    Reason.UNREADABLE: lambda: _(
        "The new wording is not the provision that is announced: %(place)s."
    ),
    Reason.UNKNOWN_OPERATION: lambda: _(
        "The operation it amends is not there or was not applied: %(place)s."
    ),
}


_STEPS: dict[str, Callable[[], str]] = {
    "chapter": lambda: pgettext("address", "chapter"),
    "article": lambda: pgettext("address", "article"),
    "part": lambda: pgettext("address", "part"),
    "point": lambda: pgettext("address", "point"),
    "subpoint": lambda: pgettext("address", "sub-point"),
    "paragraph": lambda: pgettext("address", "paragraph"),
    "sentence": lambda: pgettext("address", "sentence"),
}
_FIELDS: dict[Field, Callable[[], str]] = {
    Field.TEXT: lambda: pgettext("address", "text"),
    Field.HEADING: lambda: pgettext("address", "heading"),
    Field.TITLE: lambda: pgettext("address", "title"),
    Field.PREAMBLE: lambda: pgettext("address", "preamble"),
}


def address_words(address: Address) -> str:
    """An address for a reader, "" for the whole act: "article 5, part 2"."""
    values = ((word(), getattr(address, step)) for step, word in _STEPS.items())
    named = [f"{word} {value}" for word, value in values if value]
    field = [_FIELDS[address.field]()] if address.field else []
    return ", ".join([*filter(None, [address.eid]), *named, *field])


def doubt_sentence(doubt: Doubt) -> str:
    """A doubt of the reader, in the language that is active."""
    return _DOUBTS[doubt]()


def refusal_sentence(refusal: Refusal) -> str:
    """Why an operation was not applied, in the language that is active."""
    return _REFUSALS[refusal.reason]() % {
        "place": address_words(refusal.address) or refusal.place or _("the whole act"),
        "words": refusal.words,
        "found": refusal.found,
    }


def act_data(act: AmendingAct) -> dict[str, Any]:
    """What an amending act orders; its operations are what `consolidate` takes."""
    return {
        "title": act.title,
        "laws": list(act.laws),
        "operations": [_proposal(one) for one in act.proposals],
        "unsure": [_unclear(one) for one in act.unsure],
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        **as_data(proposal.operation),
        "line": proposal.line,
        "item": proposal.item,
        "unsure": [doubt_sentence(doubt) for doubt in proposal.doubts],
    }


def _unclear(one: Unclear) -> dict[str, Any]:
    where = _("line %(line)s") % {"line": one.line} if one.line else _("the whole file")
    return {
        "where": where,
        "question": doubt_sentence(one.doubt),
        "line": one.line,
        "item": one.item,
        "code": one.doubt.value,
        "excerpt": one.excerpt,
    }


def consolidation_data(result: Consolidation, names: Mapping[str, str]) -> dict[str, Any]:
    """The next version with what was applied; `names` are the eids a file has for ours."""
    return as_plain(_with_uids(result.document)) | {
        "applied": list(result.applied),
        "collisions": [_collision(one, names) for one in result.collisions],
        "refused": [_refusal(one, names) for one in result.refused],
    }


_OF_OURS = UUID("5d0c4b8e-6b1f-4c55-9a0b-d2a7f1b6c3e4")


def _with_uids(document: Document) -> Document:
    """New provisions get uids that a second run gives them again."""
    known = "".join(f"{placed.node.uid}" for placed in document.walk())
    of_the_text = uuid5(_OF_OURS, known)

    def give(placed: Placed) -> UUID:
        return placed.node.uid or uuid5(of_the_text, placed.eid)

    return document.with_uids(give)


def _collision(one: Collision, names: Mapping[str, str]) -> dict[str, Any]:
    eid = names.get(one.eid, one.eid)
    return {"operations": list(one.operations), "eid": eid, "words": one.words}


def _refusal(one: Refusal, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "operation": one.operation,
        "reason": one.reason.value,
        "place": names.get(one.place, one.place),
        "words": one.words,
        "found": one.found,
        "message": refusal_sentence(one),
    }


def act_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """What an act orders, to be read in a terminal."""
    yield data["title"]
    for one in data["operations"]:
        place = address_words(Address.of(one["address"]))
        words = " → ".join(one[name][:_WIDTH] for name in ("old", "new") if one.get(name))
        yield f"{one['id']}. {one['kind']} {place}: {words}".replace("\n", " ")
    for one in data["unsure"]:
        yield f"? {one['where']}: {one['question']}"


def consolidation_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """What became of operations, to be read in a terminal."""
    for one in data["provisions"]:
        yield f"{one['kind']} {one['label']} {one['heading'] or one['text']}"[:_WIDTH]
    yield f"applied: {', '.join(data['applied'])}"
    for one in data["collisions"]:
        yield f"! {one['eid']}: {', '.join(one['operations'])}: {one['words']}"
    for one in data["refused"]:
        yield f"- {one['operation']}: {one['message']}"


_WIDTH = 80
