"""The amending act: "… sözləri … sözləri ilə əvəz edilsin", as operations a person confirms.

Its items may be nested ("4. 32-ci maddə üzrə: 4.1. …"), chained in one sentence, and address one
law or several. Nothing is invented: what is not understood comes back as a question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from legislation.text.citing import Addresses, elements
from legislation.text.instructions import Doubt, has_instruction, read_instruction
from legislation.text.operations import Address, Operation
from legislation.text.quoting import MASK, Masked, mask
from legislation.text.sources import read_source


@dataclass(frozen=True, slots=True)
class Proposal:
    """An operation an act orders, with the line and the number of the item that orders it."""

    operation: Operation
    line: int
    item: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """A place a person must look at: line (from 1, 0 for the whole act) and what stands there."""

    doubt: Doubt
    line: int
    item: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class AmendingAct:
    """What an act orders, in its order; `laws` are those it amends, as it names them."""

    title: str
    laws: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unsure: tuple[Unclear, ...] = ()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations alone."""
        return tuple(one.operation for one in self.proposals)


@dataclass(slots=True)
class _Item:
    """An instruction with its number: `depth` from 0, None for one without a number."""

    line: int
    label: str
    depth: int | None
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.texts)


@dataclass(frozen=True, slots=True)
class _Context:
    depth: int
    law: str
    address: Address


_EXCERPT = 160
_LETTERED = 50
_LABEL = re.compile(
    r"(?:#+\s*)?(?:"
    r"(?P<article>Maddə\s+\d{1,4}(?:-\d{1,3})?)\s*[.:]?(?=\s|$)"
    r"|(?P<roman>[IVXLC]{1,7})\s*[.)](?=\s)"
    r"|(?P<dotted>\d{1,3}(?:[.-]\d{1,3}){0,6})\s*(?:\\?\.(?=\s)|\)(?=\s)|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s))"
    r"|(?P<letter>[a-zəğıöşüç])\)(?=\s))\s*(?P<rest>.*)",
)
_CITATION = re.compile(r"\([^()]*(?:№|maddə\s*\d|kitab|Toplu|qəzet|səh)[^()]*\)", re.IGNORECASE)
_TITLE = re.compile(r"(?:haqqında|barədə|dair|Qanunu|://.*)$", re.IGNORECASE)
_ORDER = re.compile(r"\w{2}s[ıiuü]n(?:l[əa]r)?[.;]?\s*$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"(?:dəyişiklik|əlavə)\w*\s+(?:ed|olun)\w+[.:;]?\s*$", re.IGNORECASE)
_NO_CHANGE = re.compile(r"qüvvəyə\s+min|dərc\s+edil|qərara\s+al|rəhbər\s+tut|icra\s+edil", re.I)
_NAMED_LAW = re.compile(
    r"(?:Azərbaycan\s+Respublikasının\s+)?(?:\d{4}\s?-?\s?c[ıiuü]\s+il\s+[^\x01]{0,120}?)?"
    r"\x01(?P<at>\d+)\x02\s*"
    r"(?:(?:n?[ıiuü]n|n?[dy]?[aə]n?|d[aə]n?)(?=\s)|(?:haqqında\s+)?Azərbaycan\s+Respublikas\w+\s+"
    r"(?:[^\x01;:.]{0,80}?\s)?(?:Qanun|Məcəllə)\w*|(?:haqqında\s+)?Qanun\w*)"
)
_CODE = re.compile(r"(?:Məcəlləs|Konstitusiyas|Nizamnaməs)[ıi](?:n\w{1,4})?(?!\w)")
_ORIGIN = re.compile(r"\w://")
_MOST_WORDS = 8


def read_amending_act(content: str | bytes) -> AmendingAct:
    """Read an amending act in plain text or Markdown.

    >>> act = read_amending_act("1. 5-ci maddədə “15” rəqəmi “10” rəqəmi ilə əvəz edilsin.")
    >>> [(one.kind.value, one.address.article, one.old, one.new) for one in act.operations]
    [('replaced', '5', '15', '10')]

    Raises NotRecognised as `parse` does. Takes time linear in the text.
    """
    masked = mask(read_source(content).text)
    reader = _Reader(masked)
    for item in _items(masked):
        reader.take(item)
    return reader.act()


def _items(masked: Masked) -> Iterator[_Item]:
    """The numbered items and the sentences between them; quoted lines belong to the one before."""
    item: _Item | None = None
    for number, raw in masked.lines:
        line = " ".join(raw.split())
        if not line:
            continue
        found = _LABEL.match(line)
        continues = item is not None and found is None and _continues(item, line)
        if continues and item is not None:
            item.texts.append(line)
            continue
        if item:
            yield item
        label, depth, rest = _numbered(found) if found else ("", None, line)
        item = _Item(number, label, depth, [rest] if rest else [])
    if item:
        yield item


def _continues(item: _Item, line: str) -> bool:
    """Whether a line without a number goes on with the item before it."""
    if not item.texts:
        return item.depth is not None
    is_wording = re.fullmatch(r"(?:\x01\d+\x02\s*[.;,]*\s*)+", line) is not None
    last = item.texts[-1].rstrip()
    is_title = item.depth is None and (_TITLE.search(last) or line.isupper())
    is_open = not last.endswith((".", ":", ";")) and not is_title
    return is_wording or line[0].islower() or is_open


def _numbered(found: re.Match[str]) -> tuple[str, int, str]:
    if found["article"] or found["roman"]:
        return found["article"] or found["roman"], 0, found["rest"]
    if found["letter"]:
        return f"{found['letter']})", _LETTERED, found["rest"]
    return found["dotted"], found["dotted"].count(".") + 1, found["rest"]


class _Reader:
    def __init__(self, masked: Masked) -> None:
        self._masked = masked
        self._contexts = [_Context(-1, "", Address())]
        self._title: list[str] = []
        self._proposals: list[Proposal] = []
        self._unsure = [Unclear(Doubt.QUOTES_UNCLEAR, line) for line in masked.broken]
        # Items that neither order anything nor say of what the others speak.
        self._strange: list[Unclear] = []
        self._begun = False

    def take(self, item: _Item) -> None:
        """Read an item: an instruction, or the context of those that follow."""
        if item.depth is not None:
            self._begun = True
            while self._contexts[-1].depth >= item.depth:
                self._contexts.pop()
        text = _without_citations(item.text)
        is_order = has_instruction(text)
        if not self._begun and not is_order:
            self._take_opening(item, text)
            return
        self._begun = True
        context = self._contexts[-1]
        law, text = self._law(text, context.law)
        if is_order:
            self._take_order(item, text, replace(context, law=law))
        elif not _NO_CHANGE.search(text):
            self._take_context(item, text, law)

    def _take_opening(self, item: _Item, text: str) -> None:
        law, _ = self._law(text, "")
        if not _NO_CHANGE.search(text) and not _ORIGIN.search(text):
            self._title.append(self._shown(item.text))
        if law and not self._contexts[0].law:
            self._contexts[0] = _Context(-1, law, Address())

    def _law(self, text: str, known: str) -> tuple[str, str]:
        """The law a sentence names, or the one known, and the sentence without it."""
        if named := _NAMED_LAW.search(text):
            name = self._masked.words(named["at"])
        elif named := _CODE.search(text):
            name = _name_of_code(text, named)
        else:
            return known, text
        return name, f"{text[: named.start()]} {text[named.end() :]}"

    def _take_order(self, item: _Item, text: str, context: _Context) -> None:
        read = read_instruction(text, self._masked, context.address)
        for operation in read.operations:
            name = f"{len(self._proposals) + 1}"
            whole = replace(operation, id=name, law=context.law)
            self._proposals.append(Proposal(whole, item.line, item.label, tuple(read.doubts)))
        doubts = read.doubts or ([] if read.operations else [Doubt.NOT_UNDERSTOOD])
        self._unsure += (self._unclear(doubt, item) for doubt in doubts)

    def _take_context(self, item: _Item, text: str, law: str) -> None:
        addresses = Addresses(self._contexts[-1].address)
        end = 0
        for step in elements(text, self._masked):
            addresses.take(step, text[end : step.start])
            end = step.end
        named = addresses.all()
        if _ORDER.search(text) and not _ANNOUNCES.search(text):
            self._unsure.append(self._unclear(Doubt.NOT_UNDERSTOOD, item))
            return
        changed = law != self._contexts[-1].law or named != [self._contexts[-1].address]
        if len(named) == 1 and (changed or text.rstrip().endswith(":")):
            depth = item.depth if item.depth is not None else self._contexts[-1].depth
            if item.depth is None and len(self._contexts) > 1:
                self._contexts.pop()
            self._contexts.append(_Context(depth, law, named[0]))
        elif item.depth is not None and text.strip():
            self._strange.append(self._unclear(Doubt.NOT_UNDERSTOOD, item))

    def _unclear(self, doubt: Doubt, item: _Item) -> Unclear:
        return Unclear(doubt, item.line, item.label, self._shown(item.text)[:_EXCERPT])

    def _shown(self, text: str) -> str:
        return MASK.sub(lambda found: f"“{self._masked.words(found[1])}”", text)

    def act(self) -> AmendingAct:
        """All that was read."""
        laws = tuple(
            dict.fromkeys(one.operation.law for one in self._proposals if one.operation.law)
        )
        if len(laws) > 1:
            self._unsure += (
                Unclear(Doubt.LAW_UNCLEAR, one.line, one.item)
                for one in self._proposals
                if not one.operation.law
            )
        if self._proposals:
            self._unsure += self._strange
        elif not self._unsure:
            self._unsure.append(Unclear(Doubt.NOTHING_FOUND, 0))
        unsure = sorted(dict.fromkeys(self._unsure), key=lambda one: one.line)
        return AmendingAct(" ".join(self._title), laws, tuple(self._proposals), tuple(unsure))


def _without_citations(text: str) -> str:
    """A sentence without the brackets that say where a law was published; they may be nested."""
    while (shorter := _CITATION.sub(" ", text)) != text:
        text = shorter
    return text


def _name_of_code(text: str, found: re.Match[str]) -> str:
    """ "Azərbaycan Respublikasının Ailə Məcəlləsi": the word and the capitals before it."""
    before = text[max(0, found.start() - 200) : found.start()].split()[-_MOST_WORDS:]
    name: list[str] = []
    for word in reversed(before):
        if not (word[0].isupper() or (word == "və" and name)):
            break
        name.insert(0, word)
    while name and name[0] == "və":
        name.pop(0)
    ending = re.sub(r"n\w{1,4}$", "", found[0])
    return " ".join([*name, ending])
