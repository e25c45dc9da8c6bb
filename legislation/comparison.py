"""Two versions of a bill side by side: which articles differ, and in which of their provisions.

Pure: it joins two skeletons by the identity of provisions and never looks at their numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from legislation.changes import change_of, moved
from legislation.enums import ItemChange
from legislation.outline import Outline, Row


@dataclass(frozen=True)
class Pair:
    """One provision before and after; one of the two is missing when it came or went."""

    old: Row | None
    new: Row | None
    change: ItemChange
    moved: bool = False

    @property
    def row(self) -> Row:
        found = self.new or self.old
        if found is None:
            raise ValueError("a pair of nothing")
        return found


@dataclass(frozen=True)
class Group:
    """An article (or a chapter's heading) that differs, with its provisions that differ."""

    whole: Pair
    parts: tuple[Pair, ...]

    @property
    def change(self) -> ItemChange:
        """What to say first. A change of its parts is a change of the article."""
        if self.whole.moved:
            return ItemChange.MOVED
        if self.whole.change not in {ItemChange.UNCHANGED, ItemChange.RENUMBERED}:
            return self.whole.change
        if any(part.change != ItemChange.RENUMBERED for part in self.parts):
            return ItemChange.CHANGED
        return ItemChange.RENUMBERED


def differences(old: Outline, new: Outline) -> list[Group]:
    """All groups in the order of the new text; what is gone stands where it stood."""
    groups = [group for group in _groups(old, new) if group is not None]
    return [*groups, *_left_over(old, new, groups)]


def _left_over(old: Outline, new: Outline, groups: list[Group]) -> Iterator[Group]:
    """Provisions outside any article, as of an article that became a clause of another."""
    told = {pair.row.provision for group in groups for pair in (group.whole, *group.parts)}
    for row in new.rows:
        pair = pair_of(row, old, new)
        if row.provision not in told and pair.change != ItemChange.UNCHANGED:
            yield Group(pair, ())
    for row in old.rows:
        if row.provision not in told and row.provision not in new.by_provision:
            yield Group(Pair(row, None, ItemChange.REMOVED), ())


def _groups(old: Outline, new: Outline) -> Iterator[Group | None]:
    lost = _lost_by_place(old, new)
    yield from lost.get(None, [])
    for row in new.rows:
        if row.is_article or row.is_container:
            yield _group(pair_of(row, old, new), old, new)
            yield from lost.get(row.pk, [])


def pair_of(row: Row, old: Outline, new: Outline) -> Pair:
    before = old.by_provision.get(row.provision)
    change = change_of(before, row, old, new)
    return Pair(before, row, change, moved=bool(before and moved(before, row, old, new)))


def _group(whole: Pair, old: Outline, new: Outline) -> Group | None:
    row = whole.row
    parts = tuple(_parts(whole, old, new)) if row.is_article else ()
    if whole.change == ItemChange.UNCHANGED and not parts:
        return None
    return Group(whole, parts)


def _parts(whole: Pair, old: Outline, new: Outline) -> Iterator[Pair]:
    """The provisions of an article that differ, removed ones after their old neighbours."""
    if whole.new is None:
        return
    pending = _lost_clauses(whole, old, new)
    for row in new.within(whole.new):
        if row is not whole.new:
            pair = pair_of(row, old, new)
            if pair.change != ItemChange.UNCHANGED:
                yield pair
        yield from pending.pop(row.provision, [])


def _lost_clauses(whole: Pair, old: Outline, new: Outline) -> dict[object, list[Pair]]:
    """Provisions that left the article, under the neighbour after which they stood."""
    if whole.old is None or whole.new is None:
        return {}
    here = {row.provision for row in new.within(whole.new)}
    found: dict[object, list[Pair]] = {}
    place = whole.old.provision
    for row in old.within(whole.old):
        if row.provision in here:
            place = row.provision
        elif row.provision not in new.by_provision:
            found.setdefault(place, []).append(Pair(row, None, ItemChange.REMOVED))
    return found


def _lost_by_place(old: Outline, new: Outline) -> dict[int | None, list[Group]]:
    """Removed articles and chapters, under the row of the new text after which they stood."""
    found: dict[int | None, list[Group]] = {}
    place = None
    for row in old.rows:
        if not (row.is_article or row.is_container):
            continue
        now = new.by_provision.get(row.provision)
        if now:
            place = now.pk if now.is_article or now.is_container else place
            continue
        parts = [
            Pair(below, None, ItemChange.REMOVED)
            for below in old.within(row)
            if row.is_article and below is not row and below.provision not in new.by_provision
        ]
        gone = Group(Pair(row, None, ItemChange.REMOVED), tuple(parts))
        found.setdefault(place, []).append(gone)
    return found
