"""Everything the page of one amendment shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from legislation.models import Amendment, Operation, Removal, Version, VersionItem
from legislation.selectors import amending
from legislation.selectors.tallies import by_stance
from legislation.selectors.texts import Texts, texts
from legislation.selectors.versions import visible_versions

if TYPE_CHECKING:
    from core.models import User


@dataclass(frozen=True)
class AmendmentFacts:
    """`places` are the articles touched in the base version; `entered` where words went in."""

    amendment: Amendment
    operations: list[Operation]
    rivals: list[Operation]
    texts: Texts
    places: list[VersionItem]
    entered: Version | None
    stances: dict[str, int]
    by_the_same: list[Amendment]
    language: str


def facts_of(amendment: Amendment, user: "User | AnonymousUser", language: str) -> AmendmentFacts:
    operations = list(amendment.operations.all())
    rivals = amending.rivals(amendment)
    own = amendment.base_version.language
    uids = amending.provisions_of(amendment)
    return AmendmentFacts(
        amendment=amendment,
        operations=operations,
        rivals=rivals,
        texts=texts(amending.digests([*operations, *rivals], own), language),
        places=_places(amendment),
        entered=_entered(amendment, user),
        stances=by_stance(amendment.bill, uids),
        by_the_same=_by_the_same(amendment),
        language=language,
    )


def _places(amendment: Amendment) -> list[VersionItem]:
    uids = amending.provisions_of(amendment)
    items = VersionItem.objects.filter(version=amendment.base_version, provision__in=uids)
    return list(items.select_related("parent__parent__parent").order_by("position"))


def _entered(amendment: Amendment, user: "User | AnonymousUser") -> Version | None:
    """The first version that has words of this amendment."""
    versions = visible_versions(amendment.bill, user)
    with_words = {
        version
        for script in (VersionItem, Removal)
        for version in script.objects.filter(cause__amendment=amendment)
        .order_by()
        .values_list("version", flat=True)
        .distinct()
    }
    return next((each for each in reversed(versions) if each.pk in with_words), None)


def _by_the_same(amendment: Amendment) -> list[Amendment]:
    if amendment.proposer_id is None:
        return []
    return list(amending.of_bill(amendment.bill).filter(proposer=amendment.proposer_id))
