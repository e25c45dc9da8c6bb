"""The facts of a bill's history, each with its day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from legislation.models import Amendment, Bill, Consultation, StageEvent, Version
from legislation.selectors import amending
from legislation.selectors.changed import articles_changed
from legislation.selectors.versions import visible_versions

if TYPE_CHECKING:
    from core.models import User


@dataclass(frozen=True)
class History:
    stages: list[StageEvent]
    versions: list[Version]
    amendments: list[Amendment]
    consultations: list[Consultation]
    changed: dict[int, set[UUID]]


def history_of(bill: Bill, user: "User | AnonymousUser") -> History:
    versions = visible_versions(bill, user)
    amendments = list(amending.of_bill(bill))
    for amendment in amendments:
        amendment.bill = bill
    public = bill.consultations.filter(version__published_at__isnull=False)
    return History(
        stages=list(bill.stages.all()),
        versions=versions,
        amendments=amendments,
        consultations=list(public.select_related("version")),
        changed=articles_changed(versions),
    )
