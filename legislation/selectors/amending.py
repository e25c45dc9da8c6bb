"""Amendments and what each wants changed."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from legislation.enums import DECIDED_AMENDMENT_STATUSES, AmendmentStatus, OperationKind
from legislation.models import Amendment, Bill, Operation, Removal, Version, VersionItem, Wording
from legislation.outline import Outline, Row

ADOPTED = (AmendmentStatus.ACCEPTED, AmendmentStatus.PARTLY)


def of_bill(bill: Bill) -> QuerySet[Amendment]:
    """All tabled amendments in order, with who proposed them and their operations."""
    return (
        bill.amendments.filter(base_version__published_at__isnull=False)
        .select_related("proposer", "base_version", "amends")
        .prefetch_related("operations")
        .order_by("number")
    )


def touching(bill: Bill, outline: Outline, article: Row) -> list[Operation]:
    """Operations on an article or anything in it, adopted or not, newest amendment first.

    An article inserted after this one names it as its place and yet leaves it as it is.
    """
    uids = {row.provision for row in outline.within(article)}
    after_it = Q(kind=OperationKind.INSERT, provision=article.provision)
    concerned = Q(provision__in=uids) & ~after_it
    caused = Q(effects__provision__in=uids) | Q(removals__item__provision__in=uids)
    return list(
        Operation.objects.filter(concerned | caused, amendment__bill=bill)
        .filter(amendment__base_version__published_at__isnull=False)
        .select_related("amendment__proposer")
        .order_by("-amendment__number", "position")
        .distinct()
    )


def rivals(amendment: Amendment) -> list[Operation]:
    """Operations of other amendments on the same provisions of the same text."""
    uids = [op.provision_id for op in amendment.operations.all() if _rewrites(op)]
    others = Operation.objects.filter(
        provision__in=uids, amendment__base_version=amendment.base_version_id
    ).exclude(amendment=amendment)
    found = others.exclude(kind=OperationKind.INSERT).select_related("amendment__proposer")
    return list(found.order_by("amendment__number", "position"))


def _rewrites(operation: Operation) -> bool:
    return operation.provision_id is not None and operation.kind != OperationKind.INSERT


def decided(bill: Bill) -> QuerySet[Amendment]:
    return of_bill(bill).filter(status__in=DECIDED_AMENDMENT_STATUSES)


def adopted_counts(versions: Iterable[Version]) -> dict[int, int]:
    """How many amendments put words into each version or took some out, by the version's key."""
    wanted = [version.pk for version in versions]
    entered: dict[int, set[int]] = defaultdict(set)
    for script in (VersionItem, Removal):
        rows = script.objects.filter(version__in=wanted, cause__isnull=False).order_by()
        for version, amendment in rows.values_list("version_id", "cause__amendment_id").distinct():
            entered[version].add(amendment)
    return {version: len(amendments) for version, amendments in entered.items()}


def provisions_of(amendment: Amendment) -> set[UUID]:
    """What an amendment is about; an article that a new one only follows is not."""
    return {
        op.provision_id
        for op in amendment.operations.all()
        if op.provision_id and not (op.kind == OperationKind.INSERT and op.new_heading)
    }


def digests(operations: Iterable[Operation], language: str) -> set[str]:
    """The wordings of what operations say: where those words stand in a version, the operations
    share their translation."""
    operations = list(operations)
    texts = {text for op in operations for text in (op.old_text, op.new_text) if text}
    headings = {op.new_heading for op in operations if op.new_heading}
    return {
        *(Wording.digest_of(language, "", text) for text in texts),
        *(Wording.digest_of(language, heading, "") for heading in headings),
    }
