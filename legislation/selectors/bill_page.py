"""Everything the page of one bill shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import get_language

from constituents.models import Person
from legislation.comparison import Group, differences
from legislation.models import Amendment, Bill, Consultation, StageEvent, Version
from legislation.outline import Outline
from legislation.selectors import amending, tallies
from legislation.selectors.changed import articles_changed
from legislation.selectors.outlines import outline_of
from legislation.selectors.texts import Texts, headings
from legislation.selectors.versions import visible_versions

if TYPE_CHECKING:
    from core.models import User


@dataclass(frozen=True)
class Latest:
    """The newest text a reader may see, and how it differs from the one before."""

    version: Version
    outline: Outline
    groups: list[Group]
    headings: Texts


@dataclass(frozen=True)
class BillFacts:
    bill: Bill
    versions: list[Version]
    stages: list[StageEvent]
    consultations: list[Consultation]
    amendments: list[Amendment]
    adopted: dict[int, int]
    changed: dict[int, set[UUID]]
    talk: tallies.BillTalk
    latest: Latest | None
    said: dict[UUID, tallies.Tally]

    @property
    def open_until(self) -> Consultation | None:
        return next((each for each in self.consultations if each.is_open), None)

    @property
    def proposers(self) -> list[Person]:
        found = {a.proposer.pk: a.proposer for a in self.amendments if a.proposer}
        return sorted(found.values(), key=lambda person: person.sort_key)


def facts_of(bill: Bill, user: "User | AnonymousUser") -> BillFacts:
    versions = visible_versions(bill, user)
    latest = _latest(versions[0], get_language() or "az") if versions else None
    return BillFacts(
        bill=bill,
        versions=versions,
        stages=list(bill.stages.all()),
        consultations=_consultations(bill),
        amendments=list(amending.of_bill(bill)),
        adopted=amending.adopted_counts(versions),
        changed=articles_changed(versions),
        talk=tallies.of_bill(bill),
        latest=latest,
        said=tallies.by_provision(versions[0]) if versions else {},
    )


def _consultations(bill: Bill) -> list[Consultation]:
    found = bill.consultations.filter(version__published_at__isnull=False)
    return list(found.select_related("version").order_by("closes_at"))


def _latest(version: Version, language: str) -> Latest:
    outline = outline_of(version)
    groups: list[Group] = []
    old = Outline(())
    if version.based_on_id:
        old = outline_of(Version(pk=version.based_on_id))
        groups = differences(old, outline)
    rows = [*outline.articles, *(group.whole.row for group in groups)]
    return Latest(version, outline, groups, headings((row.wording for row in rows), language))


def next_opening(consultations: list[Consultation]) -> Consultation | None:
    now = timezone.now()
    return next((each for each in consultations if each.opens_at > now), None)
