"""One instruction of an amending act: its verb, its addresses and its words, as operations."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.text import lower
from legislation.text.citing import Addresses, Element, elements, field_of, number_of
from legislation.text.notes import VERB, NoteKind
from legislation.text.operations import ALL_TIMES, Address, Operation, Side
from legislation.text.quoting import Masked


class Doubt(StrEnum):
    """What a person has to look at before an operation is taken."""

    NOT_UNDERSTOOD = "not_understood"
    """An instruction of which nothing could be made."""
    NO_WORDS = "no_words"
    """The words that are added, replaced or removed are not quoted."""
    NO_NEW_TEXT = "no_new_text"
    """A new wording is announced and does not follow."""
    NO_ADDRESS = "no_address"
    """It is not said where."""
    NO_SIDE = "no_side"
    """Words are added, and it is not said beside which; the end was supposed."""
    INFLECTED = "inflected"
    """The words are meant in all their cases; only the form that is quoted was taken."""
    PAIRS_UNCLEAR = "pairs_unclear"
    """Several words are replaced by several, and it is not clear which by which."""
    NTH_UNCLEAR = "nth_unclear"
    """ "In the first case" is said of several places; it was taken to hold for the last alone."""
    QUOTES_UNCLEAR = "quotes_unclear"
    """A quotation is not closed."""
    LAW_UNCLEAR = "law_unclear"
    """Several laws are amended, and it is not said which one is meant here."""
    NOTHING_FOUND = "nothing_found"
    """There is no instruction in the text."""


@dataclass(slots=True)
class Read:
    """What an instruction came to: operations without ids, and what is unsure."""

    operations: list[Operation] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def ask(self, doubt: Doubt) -> None:
        """Note a doubt once."""
        if doubt not in self.doubts:
            self.doubts.append(doubt)


_WHAT = r"\s*(?:söz|rəqəm|ifadə|işarə|müddəa|hərf|kəlmə)[^\W\d_]*"
_WORDS = re.compile(
    rf"\x01(?P<at>\d+)\x02(?!\s*(?:yarım)?bənd)(?P<what>{_WHAT})?"
    r"(?:\s+(?P<side>sonra|əvvəl)(?!\w))?(?P<by>\s+ilə(?!\w))?",
    re.IGNORECASE,
)
_PAYLOAD = re.compile(r"\s*:?\s*\x01(\d+)\x02(?!\s*(?:söz|rəqəm|ifadə|işarə))", re.IGNORECASE)
_SIGNS = {"nöqtəli vergül": ";", "iki nöqtə": ":", "vergül": ",", "nöqtə": "."}
_SIGN = re.compile(
    r"(?<!\w)(nöqtəli\s+vergül|iki\s+nöqtə|vergül|nöqtə)(l[aə](?!\w))?"
    r"(?P<what>\s+işarə[^\W\d_]*)?(?!\w)",
    re.IGNORECASE,
)
_ALL_TIMES = re.compile(r"bütün\s+hallarda|hər\s+yerdə", re.IGNORECASE)
_EACH = re.compile(r"hər\s+(iki|üç|dörd|beş)\s+halda", re.IGNORECASE)
_HOW_MANY = {"iki": 2, "üç": 3, "dörd": 4, "beş": 5}
_NTH = re.compile(r"(birinci|ikinci|üçüncü|dördüncü|beşinci)\s+halda", re.IGNORECASE)
_INFLECTED = re.compile(r"müvafiq\s+hal(?:lar|ın)|hallara\s+uyğun|müvafiq\s+şəkilçi", re.IGNORECASE)
_AT_END = re.compile(r"(?<!\w)(?:son|axır)[ıu]n(?:a|da\w*)(?!\w)", re.IGNORECASE)
_AT_START = re.compile(r"(?<!\w)(?:əvvəlin|başlanğıcın)(?:ə|a|də\w*|da\w*)(?!\w)", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?<!\w)mətnin\w*", re.IGNORECASE)
_SAME = re.compile(
    r"(?<!\w)(?:həmin|bu|göstərilən)\s+(?P<word>maddə|hissə|bənd|abzas|cümlə)[^\W\d_]*",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"müvafiq\s+olaraq", re.IGNORECASE)
_NOTHING = Element("", (), is_genitive=False, is_nominative=False, start=0, end=0)
_SAME_LEVELS = {"m": "article", "h": "part", "b": "point", "a": "paragraph", "c": "sentence"}
_COUNTED = {"part", "paragraph", "sentence"}


def has_instruction(text: str) -> bool:
    """Whether a sentence orders a change, rather than announcing that changes follow."""
    return any(_verbs(text))


# "edilsin" orders and "edilmişdir" tells that it was ordered; "edilmiş" does neither.
_FINITE = re.compile(r"(?:s[ıiuü]n(?:l[əa]r)?|m[ıiuü]şd[ıiuü]r)$", re.IGNORECASE)
_ANNOUNCED = re.compile(r"(?:dəyişiklik\w*|əlavələr)\s*(?:və\s*)?$", re.IGNORECASE)


def _verbs(text: str) -> Iterator[re.Match[str]]:
    for verb in VERB.finditer(text):
        # "aşağıdakı dəyişikliklər və əlavələr edilsin" announces.
        is_announced = _ANNOUNCED.search(text[max(0, verb.start() - 40) : verb.start()])
        is_order = _FINITE.search(verb[0]) and verb.lastgroup != NoteKind.APPROVED.name
        if is_order and not (is_announced and verb.lastgroup == NoteKind.ADDED.name):
            yield verb


def read_instruction(text: str, masked: Masked, context: Address) -> Read:
    """The operations one item orders, `text` being masked and without the law's name."""
    read = Read()
    text = _SIGN.sub(lambda sign: f"{_sign(sign, masked)}", text)
    addresses = Addresses(context)
    start = 0
    for verb in _verbs(text):
        clause = text[start : verb.start()]
        start = verb.end()
        wording = None
        while payload := _PAYLOAD.match(text, start):
            quoted = masked.quoted[int(payload[1])]
            wording = quoted if wording is None else f"{wording}\n{quoted}"
            start = payload.end()
        _Clause(NoteKind[verb.lastgroup or ""], clause, wording, masked, addresses, read).run()
        addresses.rest()
    return read


def _sign(sign: re.Match[str], masked: Masked) -> str:
    name = " ".join(lower(sign[1]).split())
    return f"{masked.add(_SIGNS[name])} işarəsi{' ilə' if sign[2] else ''}"


@dataclass(slots=True)
class _Group:
    """Words that stand together: "“A” və “B” sözləri"."""

    words: list[str]
    side: str
    by: bool


class _Clause:
    """What stands before one verb, and the quoted wording behind it."""

    def __init__(
        self,
        kind: NoteKind,
        text: str,
        wording: str | None,
        masked: Masked,
        addresses: Addresses,
        read: Read,
    ) -> None:
        self._kind = kind
        self._text = text
        self._wording = wording
        self._masked = masked
        self._addresses = addresses
        self._read = read
        self._field, self._field_at = field_of(text)
        self._pending: list[_Group] = []
        # "həmin maddəyə", by where it ends.
        self._references = {one.end(): lower(one["word"]) for one in _SAME.finditer(text)}
        # What is said once for all words of the clause is looked for once.
        self._is_of_all = bool(_ALL_TIMES.search(text))
        self._each = _EACH.search(text)
        self._only = _NTH.search(text)
        at_start = Side.START if _AT_START.search(text) else Side.NONE
        self._edge = Side.END if _AT_END.search(text) else at_start

    def run(self) -> None:
        """Read the clause from left to right."""
        words = list(_WORDS.finditer(self._text))
        is_of_words = any(one["what"] for one in words)
        steps = elements(self._text, self._masked)
        if _INFLECTED.search(self._text):
            self._read.ask(Doubt.INFLECTED)
        if is_of_words and self._kind in {NoteKind.REPLACED, NoteKind.ADDED, NoteKind.REMOVED}:
            self._read_words(words, steps)
        elif self._kind is NoteKind.ADDED:
            self._read_addition(steps)
        elif self._kind is NoteKind.RENUMBERED:
            self._read_renumbering(steps)
        elif self._kind in {NoteKind.NEW_WORDING, NoteKind.REMOVED}:
            self._read_whole(steps)
        else:
            self._read.ask(Doubt.NO_WORDS)

    def _take(self, steps: list[Element], since: int = 0) -> None:
        """Add steps to the address, with what refers back between them."""
        end = since
        for step in steps:
            if step.end in self._references and not step.labels:
                self._addresses.refer(_SAME_LEVELS[self._references[step.end][0]])
            elif step.labels:
                self._addresses.take(step, self._text[end : step.start])
            end = step.end

    def _read_words(self, words: list[re.Match[str]], steps: list[Element]) -> None:
        start = 0
        spoken: list[str] = []
        waiting = deque(steps)
        for one in words:
            before: list[Element] = []
            while waiting and waiting[0].start < one.start():
                before.append(waiting.popleft())
            if before and self._pending and self._is_complete():
                self._finish()
            self._take(before, start)
            start = one.end()
            spoken.append(self._masked.words(one["at"]))
            if one["what"] or one["side"]:
                self._pending.append(_Group(spoken, lower(one["side"] or ""), bool(one["by"])))
                spoken = []
                if self._is_complete():
                    self._finish()
        if self._pending:
            self._read.ask(Doubt.NO_WORDS)

    def _is_complete(self) -> bool:
        last = self._pending[-1]
        if self._kind is NoteKind.REPLACED:
            return len(self._pending) == 2
        return not last.side

    def _finish(self) -> None:
        groups, self._pending = self._pending, []
        pairs = list(self._pairs(groups))
        side = self._side(groups)
        for address in self._places():
            for old, new in pairs:
                self._add(address, old, new, side)
        self._addresses.rest()

    def _pairs(self, groups: list[_Group]) -> Iterator[tuple[str, str]]:
        """Pairs of old and new words; of an addition the old ones are those beside it."""
        *before, last = groups
        olds = [word for group in before for word in group.words]
        match self._kind:
            case NoteKind.REMOVED:
                yield from ((word, "") for word in last.words)
            case NoteKind.ADDED:
                new = " ".join(last.words)
                yield from ((old, new) for old in olds or [""])
            case _ if len(last.words) == 1:
                yield from ((old, last.words[0]) for old in olds)
            case _:
                if len(olds) != len(last.words):
                    self._read.ask(Doubt.PAIRS_UNCLEAR)
                yield from zip(olds, last.words, strict=False)

    def _side(self, groups: list[_Group]) -> Side:
        named = next((group.side for group in groups if group.side), "")
        if named:
            return Side.AFTER if named == "sonra" else Side.BEFORE
        if self._edge:
            return self._edge
        if self._kind is NoteKind.ADDED:
            self._read.ask(Doubt.NO_SIDE)
            return Side.END
        return Side.NONE

    def _places(self) -> list[Address]:
        places = self._addresses.all()
        if not self._field:
            return places
        named = [replace(place, field=self._field) for place in places]
        # "adında və mətnində" means both.
        return [*named, *places] if _IN_TEXT.search(self._text) else named

    def _add(self, address: Address, old: str, new: str, side: Side) -> None:
        times, nth = 1, 0
        if self._is_of_all or address == Address():
            times = ALL_TIMES
        elif self._each:
            times = _HOW_MANY[lower(self._each[1])]
        if self._only:
            nth = int(number_of(lower(self._only[1])))
            if len(self._addresses.all()) > 1:
                self._read.ask(Doubt.NTH_UNCLEAR)
                nth = nth if address == self._places()[-1] else 0
        self._read.operations.append(Operation("", self._kind, address, old, new, side, times, nth))

    def _read_addition(self, steps: list[Element]) -> None:
        """A new provision: the last step names it, those before say where it comes."""
        if not steps or not steps[-1].is_nominative:
            self._read.ask(Doubt.NO_WORDS if steps else Doubt.NOT_UNDERSTOOD)
            return
        *around, new = steps
        anchors = [step for step in around if step.side]
        self._take([step for step in around if not step.side])
        if self._wording is None:
            self._read.ask(Doubt.NO_NEW_TEXT)
            return
        for address in self._addresses.all():
            beside = None
            side = Side.NONE
            if anchors:
                side = Side.AFTER if anchors[-1].side == "sonra" else Side.BEFORE
                beside = _below(address, anchors[-1])
            label = next(iter(new.labels), "")
            if new.level in _COUNTED:
                label = number_of(label) if label else ""
            self._read.operations.append(
                Operation(
                    "", self._kind, _above(address, new.level), new=self._wording, side=side,
                    level=new.level, label=label, beside=beside,
                )
            )  # fmt: skip

    def _read_renumbering(self, steps: list[Element]) -> None:
        *old, new = steps or [_NOTHING]
        if not old or not new.labels:
            self._read.ask(Doubt.NOT_UNDERSTOOD)
            return
        self._take(old)
        places = self._addresses.all()
        if len(places) != len(new.labels):
            self._read.ask(Doubt.PAIRS_UNCLEAR)
            return
        for place, label in zip(places, new.labels, strict=True):
            self._read.operations.append(Operation("", self._kind, place, label=label))

    def _read_whole(self, steps: list[Element]) -> None:
        self._take(steps)
        places = self._places()
        if self._kind is NoteKind.NEW_WORDING and self._wording is None:
            self._read.ask(Doubt.NO_NEW_TEXT)
        elif places == [Address()]:
            self._read.ask(Doubt.NO_ADDRESS)
        else:
            new = self._wording or ""
            self._read.operations += (Operation("", self._kind, place, new=new) for place in places)


def _above(address: Address, level: str) -> Address:
    """An address without the steps at a level and below it: where something of it comes."""
    if level == "article":
        return Address(chapter=address.chapter)
    if level == "chapter":
        return Address()
    return address


def _below(address: Address, element: Element) -> Address:
    """The address of what a step names inside another."""
    steps = {step: getattr(address, step) for step in ("chapter", "article", "part", "point")}
    return Address.of({**steps, element.level: element.labels[-1] if element.labels else ""})
