"""The cards of a comparison: one an article, with its changed provisions only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from legislation.comparison import Group, Pair
from legislation.enums import ItemChange
from legislation.models import Amendment
from legislation.outline import Outline, Row
from legislation.presenters import marks, places
from legislation.presenters.happenings import CHANGE_TAGS
from legislation.presenters.marks import Paragraph
from legislation.presenters.reading import article_url
from legislation.selectors.comparing import Sides, Words
from legislation.selectors.texts import NO_TEXT, Text

SIGNS = {
    ItemChange.CHANGED: ("", "~"),
    ItemChange.INSERTED: ("ins", "+"),
    ItemChange.REMOVED: ("del", "−"),
    ItemChange.MOVED: ("", "→"),
    ItemChange.RENUMBERED: ("", "№"),
}


@dataclass(frozen=True)
class Line:
    """One provision: marked in one column, or its two sides."""

    old_number: str
    new_number: str
    words: list[Paragraph]
    old_words: list[Paragraph]
    new_words: list[Paragraph]
    language: str
    state: str = ""
    note: str = ""


@dataclass(frozen=True)
class Card:
    anchor: str
    name: str
    sign: str
    sign_class: str
    tag: str
    heading: list[Paragraph]
    language: str
    lines: list[Line]
    renumbered: str
    amendments: list[Amendment]
    comments: int
    url: str
    note: str = ""
    is_whole: bool = False


@dataclass(frozen=True)
class Entry:
    """A line of the list of changes beside the cards."""

    anchor: str
    page: int
    name: str
    heading: str
    language: str
    sign: str
    sign_class: str
    note: str
    current: bool = field(default=False)


def entry(group: Group, heading: Text, page: int, language: str) -> Entry:
    look, sign = SIGNS[group.change]
    return Entry(
        anchor=anchor_of(group),
        page=page,
        name=_own_name(group.whole.row, language),
        heading=heading.heading,
        language=heading.language,
        sign=sign,
        sign_class=look,
        note=_entry_note(group, language),
    )


def _entry_note(group: Group, language: str) -> str:
    if group.change == ItemChange.CHANGED:
        count = _places(group)
        text = ngettext("changed in %(n)s place", "changed in %(n)s places", count)
        return text % {"n": count}
    if group.change in {ItemChange.RENUMBERED, ItemChange.MOVED} and group.whole.old:
        return _("was %(name)s") % {"name": _own_name(group.whole.old, language)}
    return _plain_tag(group.change)


def _places(group: Group) -> int:
    whole = group.whole.change not in {ItemChange.UNCHANGED, ItemChange.RENUMBERED}
    return whole + sum(part.change != ItemChange.RENUMBERED for part in group.parts) or len(
        group.parts
    )


def _plain_tag(change: ItemChange) -> str:
    return CHANGE_TAGS[change]()[2:]


def anchor_of(group: Group) -> str:
    row = group.whole.row
    return row.eid if group.whole.new else f"was-{row.eid}"


def _own_name(row: Row, language: str) -> str:
    if row.is_container:
        return places.container_name(row.kind, row.label, language)
    return places.article_name(row.label) if row.is_article else row.label


def summary(groups: Iterable[Group]) -> str:
    """ "10 changes: 5 in the text, 1 added, …", the kinds that occur."""
    kinds = Counter(group.change for group in groups)
    total = kinds.total()
    if not total:
        return _("No differences")
    parts = ", ".join(f"{_KINDS[kind]()}: {kinds[kind]}" for kind in _KINDS if kinds[kind])
    count = ngettext("%(n)s change", "%(n)s changes", total) % {"n": total}
    return f"{count} ({parts})"


_KINDS = {
    ItemChange.CHANGED: lambda: _("text"),
    ItemChange.INSERTED: lambda: _("added"),
    ItemChange.REMOVED: lambda: _("removed"),
    ItemChange.MOVED: lambda: _("moved"),
    ItemChange.RENUMBERED: lambda: _("renumbered"),
}


def card(group: Group, sides: Sides, words: Words) -> Card:
    look, sign = SIGNS[group.change]
    text = words.text(group.whole.row.wording)
    return Card(
        anchor=anchor_of(group),
        name=_name(group, words.language),
        sign=sign,
        sign_class=look,
        tag=CHANGE_TAGS[group.change](),
        heading=_heading(group.whole, words),
        language=text.language,
        lines=_lines(group, sides, words),
        renumbered=_renumbered(group),
        amendments=_amendments(group, words),
        comments=_comments(group, sides, words),
        url=_url(group, sides),
        note=_note(group, sides, words),
        is_whole=group.change in {ItemChange.INSERTED, ItemChange.REMOVED},
    )


def _name(group: Group, language: str) -> str:
    pair = group.whole
    if pair.old and pair.new and pair.old.label != pair.new.label:
        return f"{_own_name(pair.old, language)} → {_own_name(pair.new, language)}"
    return _own_name(pair.row, language)


def _heading(pair: Pair, words: Words) -> list[Paragraph]:
    old, new = _texts(pair, words)
    if pair.old and pair.new and old.language == new.language:
        return marks.compared(old.heading, new.heading)
    return marks.plain((new if pair.new else old).heading)


def _texts(pair: Pair, words: Words) -> tuple[Text, Text]:
    old = words.text(pair.old.wording) if pair.old else NO_TEXT
    new = words.text(pair.new.wording) if pair.new else NO_TEXT
    return old, new


def _lines(group: Group, sides: Sides, words: Words) -> list[Line]:
    lines = [line(part, sides, words) for part in group.parts if _has_words(part, words)]
    if not group.whole.row.is_container and _has_words(group.whole, words):
        old, new = _texts(group.whole, words)
        if old.text or new.text:
            lines.insert(0, line(group.whole, sides, words))
    return lines


def _has_words(pair: Pair, words: Words) -> bool:
    """A provision that only changed its number is told in one line for all of them."""
    if pair.change == ItemChange.RENUMBERED:
        return False
    old, new = _texts(pair, words)
    return pair.change != ItemChange.UNCHANGED and bool(old.text or new.text)


def line(pair: Pair, sides: Sides, words: Words) -> Line:
    old, new = _texts(pair, words)
    marked = _marked(pair, old, new)
    return Line(
        old_number=_number(pair.old, sides.old, words.language),
        new_number=_number(pair.new, sides.new, words.language),
        words=marked,
        old_words=marks.only(marked, "del") if pair.old else [],
        new_words=marks.only(marked, "ins") if pair.new else [],
        language=(new if pair.new else old).language,
        state=_STATES.get(pair.change, ""),
        note=_line_note(pair, sides, words.language),
    )


_STATES = {ItemChange.INSERTED: "added", ItemChange.REMOVED: "removed"}


def _marked(pair: Pair, old: Text, new: Text) -> list[Paragraph]:
    if pair.old is None:
        return marks.inserted(new.text)
    if pair.new is None:
        return marks.deleted(old.text)
    if old.language != new.language:
        return marks.plain(new.text)
    return marks.compared(old.text, new.text)


def _number(row: Row | None, outline: Outline, language: str) -> str:
    if row is None or row.is_article:
        return ""
    return places.clause_number(places.name_in(outline, row, language))


def _line_note(pair: Pair, sides: Sides, language: str) -> str:
    if not pair.moved or pair.old is None:
        return ""
    label = places.name_in(sides.old, pair.old, language)
    return _("→ moved from %(label)s") % {"label": label}


def _renumbered(group: Group) -> str:
    """ "10.3 → 10.2, 10.4 → 10.3": clauses with new numbers and old words."""
    if group.whole.change == ItemChange.RENUMBERED:
        return ""
    pairs = (part for part in group.parts if part.change == ItemChange.RENUMBERED)
    return ", ".join(f"{p.old.label} → {p.new.label}" for p in pairs if p.old and p.new)


def _amendments(group: Group, words: Words) -> list[Amendment]:
    causes = (words.causes.get(pair.row.provision) for pair in (group.whole, *group.parts))
    found = {cause.amendment_id: cause.amendment for cause in causes if cause}
    return sorted(found.values(), key=lambda amendment: amendment.number)


def _comments(group: Group, sides: Sides, words: Words) -> int:
    if group.whole.new is None:
        return 0
    within = sides.new.within(group.whole.new)
    return sum(
        words.tallies[row.provision].comments for row in within if row.provision in words.tallies
    )


def _url(group: Group, sides: Sides) -> str:
    version = sides.new_version if group.whole.new else sides.old_version
    return article_url(version, group.whole.row.eid)


def _note(group: Group, sides: Sides, words: Words) -> str:
    pair = group.whole
    if group.change == ItemChange.RENUMBERED:
        return _("The text has not changed.")
    if not (pair.moved and pair.old and pair.new):
        return ""
    places_left = [_container(sides.old, pair.old, words), _container(sides.new, pair.new, words)]
    return " → ".join(filter(None, places_left))


def _container(outline: Outline, row: Row, words: Words) -> str:
    around = outline.containers_of(row)
    if not around:
        return ""
    name = places.container_name(around[-1].kind, around[-1].label, words.language)
    return places.titled(name, words.text(around[-1].wording).heading)
