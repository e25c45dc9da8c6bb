"""The amendment notes behind an act on e-qanun.az, as dated operations.

Each note "[n]" tells of one or more laws, in the order of their dates, what they did to a
provision: "2 may 2023-cü il tarixli 864-VIQD nömrəli … Qanunu (…) ilə 13-cü maddə yeni redaksiyada
verilmişdir. Əvvəlki redaksiyada deyilirdi: …".
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.text import fold
from core.text.dates import MONTHS
from legislation.text.headings import ends_a_sentence


class NoteKind(StrEnum):
    """What a law did to a provision."""

    NEW_WORDING = "new_wording"
    REPLACED = "replaced"
    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    APPROVED = "approved"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Law:
    """The law that made a change: "864-VIQD" of a date, and where it was published."""

    number: str
    date: dt.date | None
    publication: str = ""


@dataclass(frozen=True, slots=True)
class NoteOperation:
    """One change of one provision.

    `provision` is the label of an article or of what is below it ("12.0.3-1"), "" for the whole
    act; `level` is "article", "chapter", "section" or "act"; `detail` says where in it ("birinci
    cümləsində"), `words` are pairs of old and new words, one of them "" for words added or
    removed; `old_wording` is the text that stood there before, "" if the note has none.
    """

    note: int
    line: int
    law: Law
    kind: NoteKind
    provision: str
    level: str = "article"
    detail: str = ""
    words: tuple[tuple[str, str], ...] = ()
    old_wording: str = ""
    in_force: dt.date | None = None

    @property
    def date(self) -> dt.date | None:
        """The day of the change: when it came into force if the note says so, else the law's."""
        return self.in_force or self.law.date


@dataclass(frozen=True, slots=True)
class Doubt:
    """A note of which somebody must make sense: its number (0 for none), line and text."""

    note: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The operations of all notes in their order, and what was not understood."""

    operations: tuple[NoteOperation, ...] = ()
    unsure: tuple[Doubt, ...] = ()


type Lines = Sequence[tuple[int, str]]


@dataclass(slots=True)
class _Note:
    number: int
    line: int
    texts: list[str] = field(default_factory=list)


# "[12] …", "[12]" alone, "11. [8]" where a converter saw a list.
_START = re.compile(r"(?:\d{1,3}\.\s*)?\[(?P<number>\d{1,4})\]\s*(?P<rest>.*)", re.DOTALL)
_COURT = re.compile(r"KMQ\s?\d{0,3}\s")
_LIST_NUMBER = re.compile(r"^\d{1,3}\.\s+(?=\d{1,2}\s+[^\W\d_]{2,8}\s+\d{4})")

_MONTHS = {fold(month): number for number, month in enumerate(MONTHS["az"], start=1)}
_MONTH = rf"(?P<month>{'|'.join(MONTHS['az'])})"
_YEAR = r"(?P<year>\d{4})\s?-?\s?c[ıiuü]\s+il"
_DAY = r"(?P<day>\d{1,2})"
_LAW_NUMBER = (
    r"(?:N|№)?\s*"
    r"(?P<number>\d{1,5}(?:\s?-\s?[^\W\d_:]{0,2}[:;|!]?[IVXLİ]{0,5}\s?[QK]\s?[A-ZƏ]{0,2})?)"
    r"\s+(?:nömrəli|saylı)"
)
_LAW = re.compile(rf"{_DAY}\s+{_MONTH}\s+{_YEAR}(?:\s+tarixli)?\s+{_LAW_NUMBER}", re.IGNORECASE)
# "Azərbaycan Respublikasının 2018-ci il 30 oktyabr tarixli 1292-VQD nömrəli Qanunu"
_LAW_BY_YEAR = re.compile(
    rf"(?:Azərbaycan\s+Respublikasının\s+)?{_YEAR}\s+{_DAY}\s+{_MONTH}\s+tarixli\s+{_LAW_NUMBER}",
    re.IGNORECASE,
)
# The name and the publication of a law end with "… ) ilə" or "… Qanunu ilə".
_BY = re.compile(r"(?:\)|Qanunu|Fərmanı|Qərarı)\s*i\s?l\s?ə(?=\s)", re.IGNORECASE)
_PUBLISHED = re.compile(r"\((.*)\)", re.DOTALL)
_IN_FORCE = re.compile(
    rf"{_YEAR}\s+{_MONTH}[ıiuü]n\s+"
    r"(?P<day>\d{1,2})\s?-?\s?[^\W\d_]{2,4}\s+qüvvəyə\s+min",
    re.IGNORECASE,
)
_OLD_WORDING = re.compile(r"əvvəlki\s+redaksiya(?:sın)?da\s+deyilirdi\s*[:.]*\s*", re.IGNORECASE)

_VERBS = {
    NoteKind.NEW_WORDING: r"redaksiyada\s+(?:veril|təsdiq|ifadə)\w*",
    NoteKind.REPLACED: r"əvəz\s+(?:ed|olun)\w*",
    NoteKind.ADDED: r"əlavə\s+(?:ed|olun)\w*",
    NoteKind.REMOVED: r"çıxarıl\w*|ləğv\s+(?:ed|olun)\w*|qüvvədən\s+düş\w*(?:\s+hesab\s+ed\w*)?",
    NoteKind.RENUMBERED: r"hesab\s+(?:ed|olun)\w*",
    NoteKind.APPROVED: r"təsdiq\s+(?:ed|olun)\w*",
}
VERB = re.compile(
    "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _VERBS.items()), re.IGNORECASE
)
# Words that are spoken of stand in quotation marks before "sözü", "sözləri", "müddəası".
_OPENING = re.compile("[\"“«„‘']")
_CLOSING = re.compile(
    r"""["”»“’']\s*(?P<what>(?:söz|rəqəm|ifadə|işarə|müddəa|hərf|kəlmə)\w*
        (?:\s+(?:sonra|əvvəl)\b)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile("“[^”]{0,500}”|«[^»]{0,500}»|\"[^\"]{0,500}\"|(?<!\\w)'[^']{0,500}'(?!\\w)")
_NUMBER = r"\d{1,4}(?:-\d{1,3})?(?:\.\d{1,4}(?:-\d{1,4})*)*"
_ITEM = rf"{_NUMBER}(?:\s?-?\s?c[ıiuü]\b)?(?:\s*\([^()]{{1,40}}\))?"
_LISTED = re.compile(
    rf"(?<![\d.-])(?P<labels>{_ITEM}(?:\s*(?:,|və\s+ya\b|və\b|yaxud\b)\s*{_ITEM})*)\s+"
    r"(?P<word>maddə|fəsl|fəsil|bölmə)\w*",
    re.IGNORECASE,
)
_LABEL = re.compile(_NUMBER)
_RANGE = re.compile(
    r"(?P<stem>(?:\d{1,4}\.)+)(?P<first>\d{1,4})-(?P<again>(?:\d{1,4}\.)+)(?P<last>\d{1,4})"
)
_NEW = re.compile(r"\s*(?:yeni|aşağıdakı)(?:\s+məzmunda)?$|^və\s+(?:(?:həmin|bu)\s+\w+\s+)?")
_LEVELS = {"mad": "article", "fəs": "chapter", "böl": "section"}
_LAW_IN_LINE = re.compile(
    rf"(?<=[.;:])\s+(?:\d{{1,3}}\.\s+)?(?=\d{{1,2}}\s+{_MONTH}\s+{_YEAR}\s+tarixli\s+\d)".replace(
        "?P<month>", "?:"
    ).replace("?P<year>", "?:"),
    re.IGNORECASE,
)
_LONGEST_DETAIL = 200


def read_notes(lines: Lines) -> Notes:
    """The operations in the lines that follow an act (see `Reading.notes`).

    A law whose number a converter garbled is looked up by its date in the list of sources.
    """
    known = _sources(lines)
    operations: list[NoteOperation] = []
    unsure: list[Doubt] = []
    for note in _split(lines):
        found: list[NoteOperation] = []
        is_clear = True
        for texts in _by_law(note.texts):
            act = _act(texts, known)
            found += _operations(note, act)
            is_clear = is_clear and not act.rest
        operations += found
        if not found or not is_clear or any(one.kind is NoteKind.UNKNOWN for one in found):
            unsure.append(Doubt(note.number, note.line, " ".join(note.texts)))
    return Notes(tuple(operations), tuple(unsure))


def _split(lines: Lines) -> Iterator[_Note]:
    """The notes; a number that does not rise opens none, it is a mark in a quoted wording."""
    note: _Note | None = None
    for line, text in lines:
        start = _START.match(text)
        if start and int(start["number"]) > (note.number if note else 0):
            if note:
                yield note
            note = _Note(int(start["number"]), line, [start["rest"]] if start["rest"] else [])
        elif note:
            note.texts.append(text)
    if note:
        yield note


def _sources(lines: Lines) -> dict[tuple[dt.date, str], str]:
    """The numbers of the laws by date and figures, as far as they are whole."""
    known: dict[tuple[dt.date, str], str] = {}
    for _, text in lines:
        for found in _LAW.finditer(text):
            date, number = _date(found), _number(found)
            if date and _is_whole(number):
                known.setdefault((date, number.partition("-")[0]), number)
    return known


def _cited(text: str) -> re.Match[str] | None:
    """The law with whose date and number a text begins."""
    return _LAW.match(text) or _LAW_BY_YEAR.match(text)


def _number(found: re.Match[str]) -> str:
    return "".join(found["number"].split())


def _is_whole(number: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:-[IVX]+[QK][A-ZƏ]*)?", number))


def _date(found: re.Match[str]) -> dt.date | None:
    month = _MONTHS[fold(found["month"])]
    try:
        return dt.date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Act:
    """What a note says of one law.

    `told` is the sentence, `old` the wording before; `rest` stands behind without saying what.
    """

    law: Law
    told: str
    old: str
    rest: str
    in_force: dt.date | None


def _operations(note: _Note, act: _Act) -> Iterator[NoteOperation]:
    clauses = list(_clauses(act.told))
    # Of several changes by one law the new wording is the one an old wording belongs to.
    heirs = [one for one in clauses if one.kind is NoteKind.NEW_WORDING] or clauses[-1:]
    for one in clauses:
        for place in one.places:
            yield NoteOperation(
                note.number,
                note.line,
                act.law,
                one.kind,
                place.label,
                place.level,
                place.detail,
                one.words,
                act.old if one is heirs[0] else "",
                act.in_force,
            )


def _by_law(texts: list[str]) -> Iterator[list[str]]:
    """The lines that speak of one law each; a court's decision is no law."""
    current: list[str] = []
    is_law = False
    for text in texts:
        for part in _LAW_IN_LINE.split(_LIST_NUMBER.sub("", text)):
            starts_law = bool(_cited(part))
            again = "" if starts_law or not is_law else _citation_again(part, current)
            if is_law and (starts_law or again or _COURT.match(part)):
                yield current
            if starts_law or again or _COURT.match(part):
                current, is_law = [], starts_law or bool(again)
            current.append(again or part)
    if is_law:
        yield current


def _citation_again(text: str, current: list[str]) -> str:
    """A line whose citation lost its beginning, with that of the same law before it, or "".

    The end of the publication is left ("№ 74, …, maddə 308) ilə 134.11-ci maddə ləğv …").
    """
    end = _BY.search(text)
    before = "\n".join(current)
    whole = _BY.search(before)
    if end is None or whole is None:
        return ""
    tail, citation = text[: end.start()].split(), before[: whole.start()].split()
    is_same = bool(tail) and citation[-len(tail) :] == tail
    return before[: whole.start()] + text[end.start() :] if is_same else ""


def _act(texts: list[str], known: dict[tuple[dt.date, str], str]) -> _Act:
    text = "\n".join(texts)
    cited = _cited(text)
    if cited is None:
        raise ValueError("a law's lines begin with its date")
    end = _BY.search(text, cited.end())
    published = _PUBLISHED.search(text, cited.end(), end.start() + 1 if end else cited.end())
    number, date = _number(cited), _date(cited)
    if date and not _is_whole(number):
        number = known.get((date, number.partition("-")[0]), number)
    publication = " ".join(published[1].split()) if published else ""
    told, rest, old = _told_and_old(text[end.end() if end else cited.end() :])
    starts = _IN_FORCE.search(text)
    in_force = _date(starts) if starts else None
    return _Act(Law(number, date, publication), told, old, rest, in_force)


def _told_and_old(text: str) -> tuple[str, str, str]:
    """The sentence about the change, what stands behind it, and the wording before the change."""
    before, _, old = _OLD_WORDING.sub("\0", text, count=1).partition("\0")
    lines = before.split("\n")
    last = next(
        (at for at, line in enumerate(lines) if ends_a_sentence(line) and VERB.search(line)),
        len(lines),
    )
    rest = "\n".join(lines[last + 1 :])
    return " ".join(lines[: last + 1]), rest.strip(), old.strip()


@dataclass(frozen=True, slots=True)
class _Place:
    """A provision a clause speaks of, and where in it."""

    level: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    kind: NoteKind
    places: tuple[_Place, ...]
    words: tuple[tuple[str, str], ...] = ()


def _clauses(told: str) -> Iterator[_Clause]:
    """One clause for each verb; without a provision of its own it speaks of the one before."""
    masked, spoken = _masked(told)
    places: tuple[_Place, ...] = (_Place("act", ""),)
    start = 0
    for verb in VERB.finditer(masked):
        clause = masked[start : verb.start()]
        start = verb.end()
        kind = NoteKind[verb.lastgroup or ""]
        named = tuple(_places(clause, spoken))
        if not named:
            detail = _detail(clause, spoken)
            places = tuple(replace(place, detail=detail) for place in places)
        elif kind is NoteKind.RENUMBERED:
            places = named[:1]
        else:
            places = named
        yield _Clause(kind, places, _words(kind, clause, spoken))
    if not start:
        label = re.match(rf"\s*({_NUMBER})", masked)
        yield _Clause(NoteKind.UNKNOWN, (_Place("article", label[1] if label else ""),))


def _masked(told: str) -> tuple[str, list[str]]:
    """The sentence with the words it speaks of as numbers between control characters.

    They begin at the first quotation mark and end at the one before "sözü": others may stand in
    between.
    """
    spoken: list[str] = []
    kept: list[str] = []
    end = 0
    for closing in _CLOSING.finditer(told):
        opening = _OPENING.search(told, end, closing.start())
        if opening:
            kept += told[end : opening.start()], f" \x01{len(spoken)}\x02{closing['what']} "
            spoken.append(" ".join(told[opening.end() : closing.start()].split()))
            end = closing.end()
    return _QUOTED.sub(" ", "".join(kept) + told[end:]), spoken


def _places(clause: str, spoken: list[str]) -> Iterator[_Place]:
    groups = list(_LISTED.finditer(clause))
    starts = [group.start() for group in groups] + [len(clause)]
    for group, end in zip(groups, starts[1:], strict=True):
        level = _LEVELS[group["word"][:3].lower()]
        detail = _detail(clause[group.end() : end], spoken)
        for listed in _LABEL.findall(re.sub(r"\([^)]*\)", "", group["labels"])):
            yield from (_Place(level, label, detail) for label in _each(listed))


def _each(label: str) -> list[str]:
    """The labels from the first to the last of "120.4-120.6"; any other label is itself."""
    ends = _RANGE.fullmatch(label)
    if ends is None or ends["stem"] != ends["again"]:
        return [label]
    numbers = range(int(ends["first"]), int(ends["last"]) + 1)
    return [f"{ends['stem']}{number}" for number in numbers] or [label]


_MASK = re.compile(r"\x01(?P<at>\d+)\x02(?P<what>\S+(?:\s+(?:sonra|əvvəl)\b)?)")
_ANCHOR = re.compile(r".*d[aə]n\s+(?:sonra|əvvəl)", re.IGNORECASE | re.DOTALL)


def _words(kind: NoteKind, clause: str, spoken: list[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of old and new words; those after or before which something is added are neither."""
    told = [
        spoken[int(one["at"])] for one in _MASK.finditer(clause) if not _ANCHOR.match(one["what"])
    ]
    match kind:
        case NoteKind.REPLACED:
            return tuple(zip(told[::2], told[1::2], strict=False))
        case NoteKind.ADDED:
            return tuple(("", one) for one in told)
        case NoteKind.REMOVED:
            return tuple((one, "") for one in told)
    return ()


def _detail(rest: str, spoken: list[str]) -> str:
    """Where in the provision: what stands between its number and the words spoken of."""
    for one in _MASK.finditer(rest):
        if not _ANCHOR.match(one["what"]):
            rest = rest[: one.start()]
            break
    shown = _MASK.sub(lambda one: f"“{spoken[int(one['at'])]}” {one['what']}", rest)
    return _NEW.sub("", " ".join(shown.split()).strip(" ,;"))[:_LONGEST_DETAIL].strip()
