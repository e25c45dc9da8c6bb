"""What a comparison of two versions needs beside their skeletons: words, causes, comments."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from legislation.comparison import Group
from legislation.models import Operation, Removal, Version, VersionItem
from legislation.outline import Outline, Row
from legislation.selectors.outlines import outline_of
from legislation.selectors.tallies import Tally, by_provision
from legislation.selectors.texts import NO_TEXT, Text, Texts, texts


@dataclass(frozen=True)
class Sides:
    """The two versions compared, the older first."""

    old_version: Version
    new_version: Version
    old: Outline
    new: Outline


@dataclass(frozen=True)
class Words:
    """For the groups of one page: their texts, who caused them, what was said about them."""

    texts: Texts
    causes: dict[UUID, Operation]
    tallies: dict[UUID, Tally]
    language: str

    def text(self, digest: str) -> Text:
        return self.texts.get(digest, NO_TEXT)


def sides(old: Version, new: Version) -> Sides:
    return Sides(old, new, outline_of(old), outline_of(new))


def words_of(sides: Sides, groups: Iterable[Group], language: str) -> Words:
    pairs = [pair for group in groups for pair in (group.whole, *group.parts)]
    rows = [row for pair in pairs for row in (pair.old, pair.new) if row]
    # A chapter's name is told with an article that moved into or out of it.
    rows += [above for row in rows for above in _around(sides, row.pk)]
    return Words(
        texts((row.wording for row in rows), language),
        _causes(sides, {row.provision for row in rows}),
        by_provision(sides.new_version),
        language,
    )


def _around(sides: Sides, pk: int) -> list[Row]:
    outline = sides.new if pk in sides.new.by_pk else sides.old
    return outline.containers_of(outline.by_pk[pk])


def _causes(sides: Sides, uids: set[UUID]) -> dict[UUID, Operation]:
    """The operation that last touched each provision between the two versions."""
    between = {
        "version__bill": sides.new_version.bill_id,
        "version__number__gt": sides.old_version.number,
        "version__number__lte": sides.new_version.number,
        "cause__isnull": False,
    }
    related = "cause__amendment__proposer"
    items = VersionItem.objects.filter(provision__in=uids, **between).select_related(related)
    gone = Removal.objects.filter(item__provision__in=uids, **between)
    found: dict[UUID, Operation] = {}
    for item in items.order_by("version__number"):
        if item.cause:
            found[item.provision_id] = item.cause
    for removal in gone.select_related(related, "item").order_by("version__number"):
        if removal.cause:
            found[removal.item.provision_id] = removal.cause
    return found
