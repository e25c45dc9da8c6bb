"""Automatic numbering: what the lists of a document are, and the label of each paragraph.

Word stores no number, only "level 2 of list 7". A list ("num") refers to a description
("abstractNum") and may change some of its levels; lists of one description count on together,
unless one says where it starts anew.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from legislation.text.docx.counting import BULLET, counted
from legislation.text.docx.markup import is_on, number, value

_PLACE = re.compile("%([1-9])")
_LEVELS = 9
# A label longer than this is no number; repeated before each paragraph it would fill the memory.
_LONGEST = 100
# Symbol fonts draw their bullets in the private area, where no letter has a meaning.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_DOT = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is counted and written; `restart` is the level behind which it begins anew."""

    start: int
    form: str
    text: str
    restart: int | None
    is_legal: bool
    style: str


@dataclass(frozen=True, slots=True)
class List:
    """A list: its description, its levels, and the numbers from which it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def start(self, at: int) -> int:
        """The number with which a level begins."""
        return self.starts.get(at, self.levels[at].start)

    def level_of_style(self, style: str) -> int | None:
        """The level that belongs to a paragraph style, if one does."""
        return next((at for at, level in self.levels.items() if level.style == style), None)


@dataclass(frozen=True, slots=True)
class Label:
    """What Word prints before a paragraph."""

    text: str
    is_bullet: bool


def read_lists(root: Element | None, list_of_style: Mapping[str, str]) -> dict[str, List]:
    """The lists of numbering.xml by their ids.

    `list_of_style` leads from a numbering style to the list that describes it.
    """
    if root is None:
        return {}
    abstracts = {value(one, "w:abstractNumId"): one for one in root.findall("w:abstractNum")}
    nums = {value(one, "w:numId"): one for one in root.findall("w:num")}
    abstract_of = {num: value(one.find("w:abstractNumId")) for num, one in nums.items()}

    def described(name: str) -> Element | None:
        abstract = abstracts.get(name)
        link = value(abstract.find("w:numStyleLink")) if abstract is not None else ""
        if link:
            linked = abstracts.get(abstract_of.get(list_of_style.get(link, ""), ""))
            return abstract if linked is None else linked
        return abstract

    levels = {name: _levels(described(name)) for name in set(abstract_of.values())}
    return {num: _list(one, abstract_of[num], levels) for num, one in nums.items()}


def _list(num: Element, abstract: str, described: Mapping[str, dict[int, Level]]) -> List:
    overrides = num.findall("w:lvlOverride")
    levels = dict(described[abstract])
    starts: dict[int, int] = {}
    for one in overrides[:_LEVELS]:
        at = number(one, 0, "w:ilvl")
        if (level := one.find("w:lvl")) is not None:
            levels[at] = _level(level)
        if (start := one.find("w:startOverride")) is not None:
            starts[at] = number(start, 1)
    return List(abstract, levels, starts)


def _levels(abstract: Element | None) -> dict[int, Level]:
    if abstract is None:
        return {}
    levels = ((number(one, 0, "w:ilvl"), one) for one in abstract.findall("w:lvl"))
    return {at: _level(one) for at, one in levels if 0 <= at < _LEVELS}


def _level(element: Element) -> Level:
    form = next(element.iter("w:numFmt"), None)
    restart = element.find("w:lvlRestart")
    return Level(
        start=number(element.find("w:start"), 0),
        form=value(form, otherwise="decimal"),
        text=value(element.find("w:lvlText"))[:_LONGEST],
        restart=None if restart is None else number(restart, 0),
        is_legal=is_on(element.find("w:isLgl")),
        style=value(element.find("w:pStyle")),
    )


@dataclass(slots=True)
class Counters:
    """Counts the paragraphs of a document in their order."""

    lists: Mapping[str, List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num: str, at: int) -> Label | None:
        """The label of the next paragraph on level `at` of a list; None if there is no such."""
        one = self.lists.get(num)
        level = one.levels.get(at) if one else None
        if one is None or level is None:
            return None
        counts = self._counts.setdefault(one.abstract, {})
        if at in one.starts and (num, at) not in self._begun:
            self._begun.add((num, at))
            counts[at] = one.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else one.start(at)
        _begin_below(counts, one, at)
        if level.form == BULLET:
            return Label(_PRIVATE.sub(_DOT, level.text).strip(), is_bullet=True)
        return Label(_written(level, one, counts), is_bullet=False)


def _begin_below(counts: dict[int, int], one: List, at: int) -> None:
    """Levels below begin anew, but for those told to go on or to wait for a higher one."""
    for below in range(at + 1, _LEVELS):
        restart = one.levels[below].restart if below in one.levels else None
        if restart is None or (restart and at < restart):
            counts.pop(below, None)


def _written(level: Level, one: List, counts: Mapping[int, int]) -> str:
    def place(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        named = one.levels.get(at)
        if named is None or named.form == BULLET:
            return ""
        form = "decimal" if level.is_legal and named.form != "none" else named.form
        return counted(counts.get(at, one.start(at)), form)

    return " ".join(_PLACE.sub(place, level.text, count=_LEVELS).split())[:_LONGEST]
