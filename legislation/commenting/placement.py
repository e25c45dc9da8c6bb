"""Where a comment's provision is in the newest text, and what became of its words (L6).

A comment stays with the version it was written for. The provision's uid says where it is now;
what the uid does not find is removed, never somewhere else.
"""

from dataclasses import dataclass
from enum import StrEnum

from legislation.models import Version, VersionItem
from legislation.outline import Outline, Row
from legislation.selectors.outlines import outline_of
from legislation.selectors.texts import NO_TEXT, Text, Texts, texts


class Fate(StrEnum):
    NEWEST = "newest"
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """One provision under the comment's, then and now; the side that is missing is None."""

    then: Row | None
    now: Row | None
    old: Text = NO_TEXT
    new: Text = NO_TEXT
    moved_away: bool = False

    @property
    def is_same(self) -> bool:
        return bool(self.then and self.now) and self.old == self.new


@dataclass(frozen=True, slots=True)
class Placement:
    fate: Fate
    version_then: Version
    then: Row
    outline_then: Outline
    version_now: Version
    now: Row | None
    outline_now: Outline
    parts: tuple[Part, ...]

    @property
    def words_changed(self) -> bool:
        return not all(part.is_same for part in self.parts)


def place(item: VersionItem, language: str) -> Placement | None:
    """Compare the item with the newest published text. At most five queries.

    None when the bill has no published text, which leaves nothing to compare with.
    """
    newest = newest_version(item.version)
    if newest is None:
        return None
    outline_then = outline_of(item.version)
    is_newest = newest.pk == item.version_id
    outline_now = outline_then if is_newest else outline_of(newest)
    then = outline_then.by_eid[item.eid]
    now = outline_now.by_provision.get(then.provision)
    parts = _parts(outline_then, then, outline_now, now, language)
    return Placement(
        fate=Fate.NEWEST if is_newest else _fate(outline_then, then, outline_now, now, parts),
        version_then=item.version,
        then=then,
        outline_then=outline_then,
        version_now=newest,
        now=now,
        outline_now=outline_now,
        parts=parts,
    )


def newest_version(version: Version) -> Version | None:
    rows = Version.objects.published().filter(bill=version.bill_id)
    return rows.select_related("bill").order_by("-number").first()


def _fate(
    outline_then: Outline, then: Row, outline_now: Outline, now: Row | None, parts: tuple[Part, ...]
) -> Fate:
    if now is None:
        return Fate.REMOVED
    if _home(outline_then, then) != _home(outline_now, now):
        return Fate.MOVED
    if not all(part.is_same for part in parts):
        return Fate.CHANGED
    return (
        Fate.SAME if _number(outline_then, then) == _number(outline_now, now) else Fate.RENUMBERED
    )


def _home(outline: Outline, row: Row) -> object:
    """The provision a row stands in; chapters come and go round an article without moving it."""
    if row.is_article:
        return None
    above = outline.parent(row)
    return above.provision if above else None


def _number(outline: Outline, row: Row) -> tuple[str, str]:
    article = outline.article_of(row)
    return (article.label if article else "", row.label)


def _parts(
    outline_then: Outline, then: Row, outline_now: Outline, now: Row | None, language: str
) -> tuple[Part, ...]:
    old_rows = list(outline_then.within(then))
    new_rows = list(outline_now.within(now)) if now else []
    words = texts((row.wording for row in [*old_rows, *new_rows]), language)
    gone = _gone_after(old_rows, {row.provision for row in new_rows})
    by_provision = {row.provision: row for row in old_rows}
    parts = [_lost(row, outline_now, words) for row in gone.get(None, [])]
    for row in new_rows:
        old = by_provision.get(row.provision)
        parts.append(_pair(old, row, words))
        parts += [_lost(each, outline_now, words) for each in gone.get(row.provision, [])]
    return tuple(parts)


def _gone_after(old_rows: list[Row], kept: set[object]) -> dict[object, list[Row]]:
    """What is no longer there, under the provision after which it stood (None: at the start)."""
    gone: dict[object, list[Row]] = {}
    last: object = None
    for row in old_rows:
        if row.provision in kept:
            last = row.provision
        else:
            gone.setdefault(last, []).append(row)
    return gone


def _pair(old: Row | None, new: Row, words: Texts) -> Part:
    if old is None:
        return Part(None, new, new=words.get(new.wording, NO_TEXT))
    before, after = words.get(old.wording, NO_TEXT), words.get(new.wording, NO_TEXT)
    if before.language != after.language:
        # A translation beside an original cannot be compared word by word.
        same = old.wording == new.wording
        return Part(old, new, after if same else NO_TEXT, after)
    return Part(old, new, before, after)


def _lost(row: Row, outline_now: Outline, words: Texts) -> Part:
    elsewhere = outline_now.by_provision.get(row.provision)
    return Part(
        row, elsewhere, old=words.get(row.wording, NO_TEXT), moved_away=elsewhere is not None
    )
