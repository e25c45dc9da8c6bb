"""Addresses as Azerbaijani laws give them: "12-ci maddənin ikinci hissəsinin 3-cü bəndində"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from core.text import lower
from legislation.text.labels import natural_key, ordinal_value
from legislation.text.languages import languages
from legislation.text.operations import Address, Field
from legislation.text.quoting import MASK, Masked

# From the widest to the narrowest; the stem of the word, and the field of an Address.
_WORDS = {
    "fəs": "chapter",
    "böl": "chapter",
    "mad": "article",
    "his": "part",
    "bən": "point",
    "yar": "subpoint",
    "abz": "paragraph",
    "cüm": "sentence",
}
_RANKS = {
    "chapter": 0, "article": 1, "part": 2, "point": 3, "subpoint": 4, "paragraph": 5, "sentence": 6,
}  # fmt: skip
LAST = "-1"

_ENDING = r"(?:\s?-?\s?c[ıiuü](?!\w))"
_NUMBER = rf"\d{{1,4}}(?:-\d{{1,3}}(?!\d))?(?:\.\d{{1,4}}(?:-\d{{1,4}})*)*{_ENDING}?"
# "166.3-cü (hər üç halda) və 166.4-cü maddələrdə"
_ASIDE = r"(?:\s*\([^()\x01]{1,40}\))"
_JOINT = r"\s*(?:,\s*(?:və\s+)?|və\s+ya\s+|və\s+|həmçinin\s+|habelə\s+)"


@dataclass(frozen=True, slots=True)
class Element:
    """One step of an address: its level, its labels, the case of its word, and where it stands.

    `side` is "sonra" or "əvvəl" when something comes after or before it.
    """

    level: str
    labels: tuple[str, ...]
    is_genitive: bool
    is_nominative: bool
    start: int
    end: int
    side: str = ""


@cache
def _element() -> re.Pattern[str]:
    known = next(one for one in languages() if one.code == "az").numbers.ordinals
    words = "|".join(sorted(known, key=len, reverse=True))
    ordinal = rf"(?:(?:{words}|sonuncu|axırıncı|son)(?!\w)(?:\s+(?:{words})(?!\w))?)"
    one = (
        rf"(?:{_NUMBER}(?:\s*[–—-]\s*{_NUMBER})?{_ASIDE}?|{ordinal}|[IVXLC]{{1,7}}(?!\w)|"
        r"\x01\d+\x02|(?-i:[a-zəğıöşüç])\)?(?!\w))"
    )
    return re.compile(
        rf"(?<![\w.-])(?P<labels>(?:{one}(?:{_JOINT}{one}){{0,60}}\s+)?)(?P<new>yeni\s+)?"
        r"(?P<word>(?:yarım)?bənd|maddə|hissə|abzas|cümlə|fəsil|fəsl|bölmə)(?P<ending>[^\W\d_]*)"
        r"(?:\s+(?P<side>sonra|əvvəl)(?!\w))?",
        re.IGNORECASE,
    )


_GENITIVE = re.compile(r"(?:n?[ıiuü]n)$")
_CASE = re.compile(r"(?:d[aə]n?|n?[ıiuü]n|[yn][aə]|n[ıiuü]|^[aə]|r[aə])(?:k[ıi])?$")
_FIELDS = (
    (re.compile(r"(?<!\w)(?:ad|başlığ)[ıi](?:n\w*)?(?!\w)|(?<!\w)başlıq\w*", re.I), Field.HEADING),
    (re.compile(r"(?<!\w)preambula\w*", re.I), Field.PREAMBLE),
)


def elements(text: str, masked: Masked) -> list[Element]:
    """The steps of addresses in a text, in their order."""
    return list(_elements(text, masked))


def _elements(text: str, masked: Masked) -> Iterator[Element]:
    for found in _element().finditer(text):
        ending = lower(found["ending"])
        word = lower(found["word"])
        is_plural = bool(re.match(r"l[aə]r", ending))
        labels = tuple(_labels(found["labels"], masked, is_plural=is_plural))
        yield Element(
            _WORDS[word[:3]],
            labels,
            bool(_GENITIVE.search(ending)),
            not _CASE.search(ending),
            found.start(),
            found.end(),
            lower(found["side"] or ""),
        )


_ONE = re.compile(rf"{_NUMBER}(?:\s*[–—-]\s*{_NUMBER})?|\x01\d+\x02|[^\s,]+(?:\s+[^\s,]+)?")
# "22.3–22.5", "120.4-120.6"; but "12-1" is an article of its own.
_SPAN = re.compile(
    rf"(?P<first>{_NUMBER})\s*[–—]\s*(?P<last>{_NUMBER})"
    rf"|(?P<dotted>(?:\d{{1,4}}\.)+\d{{1,4}})-(?P<other>(?:\d{{1,4}}\.)+\d{{1,4}}){_ENDING}?"
)
_MOST_IN_A_SPAN = 200


def _labels(listed: str, masked: Masked, *, is_plural: bool) -> Iterator[str]:
    for part in re.split(_JOINT, re.sub(_ASIDE, "", listed).strip()):
        one = part.strip()
        span = _SPAN.fullmatch(one)
        if not one:
            continue
        if span:
            first, last = span["first"] or span["dotted"], span["last"] or span["other"]
            yield from _between(_label(first, masked), _label(last, masked))
        elif is_plural and "," not in listed and (pair := re.fullmatch(r"(\d+)-(\d+)\D*", one)):
            yield from _between(pair[1], pair[2])
        else:
            yield _label(one, masked)


def _between(first: str, last: str) -> Iterator[str]:
    """The labels from the first to the last; the two of them when they are no such span."""
    stem, _, start = first.rpartition(".")
    other, _, stop = last.rpartition(".")
    is_span = start.isdecimal() and stop.isdecimal() and stem == other
    if is_span and 0 < int(stop) - int(start) < _MOST_IN_A_SPAN:
        for number in range(int(start), int(stop) + 1):
            yield f"{stem}.{number}" if stem else f"{number}"
    else:
        yield from (first, last)


def _label(one: str, masked: Masked) -> str:
    if quoted := MASK.fullmatch(one):
        return masked.words(quoted[1]).strip("()")
    if lower(one) in {"son", "sonuncu", "axırıncı"}:
        return LAST
    if value := ordinal_value(one):
        return str(value)
    return re.sub(rf"{_ENDING}$", "", one).strip(")")


def field_of(text: str) -> tuple[Field, int]:
    """The heading or the preamble, when a text speaks of it, and where; -1 when it does not."""
    for pattern, field in _FIELDS:
        if found := pattern.search(text):
            return field, found.start()
    return Field.ALL, -1


type _Chain = dict[str, tuple[str, ...]]


class Addresses:
    """The addresses a sentence has named so far; what it leaves out it means as before."""

    def __init__(self, context: Address) -> None:
        self._chain = _chain_of(context)
        self._done: list[_Chain] = []
        self._last: Element | None = None

    def take(self, element: Element, gap: str) -> None:
        """Another step; `gap` is the text between it and the one before."""
        rank = _RANKS[element.level]
        last = self._last
        is_joined = bool(re.search(r"(?:,|\bvə\b|həmçinin|habelə)", gap))
        if last is not None:
            is_deeper = rank > _RANKS[last.level]
            if not is_deeper or (is_joined and not last.is_genitive):
                self._done.append(dict(self._chain))
                rank = min(rank, _RANKS[last.level])
        self._chain = {level: at for level, at in self._chain.items() if _RANKS[level] < rank}
        if element.labels:
            self._chain[element.level] = element.labels
        self._last = element

    def refer(self, level: str) -> None:
        """ "həmin maddəyə": the address named before, down to this level."""
        rank = _RANKS[level]
        self._chain = {one: at for one, at in self._chain.items() if _RANKS[one] <= rank}
        self._last = None

    def rest(self) -> None:
        """An instruction is complete: what follows starts from the same address."""
        self._done = []
        self._last = None

    def all(self) -> list[Address]:
        """The addresses that are meant now."""
        found = [address for chain in (*self._done, self._chain) for address in _addresses(chain)]
        return list(dict.fromkeys(found))


def _chain_of(address: Address) -> _Chain:
    chain = {level: str(getattr(address, level)) for level in _RANKS if getattr(address, level)}
    return {level: (label,) for level, label in chain.items()}


def _addresses(chain: _Chain) -> Iterator[Address]:
    levels = list(chain)
    for labels in product(*chain.values()):
        yield Address.of(dict(zip(levels, labels, strict=True)))


def number_of(label: str) -> str:
    """A counted label as plain digits: "II" is "2"."""
    key = natural_key(label)
    return key[0][3] if key and key[0][3].isdecimal() else label
