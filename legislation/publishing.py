"""Publishing a version: from then on the database itself refuses to change it."""

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core import ledger
from legislation.changes import write_edit_script
from legislation.enums import ProvisionKind
from legislation.models import Version
from legislation.signals import version_published

if TYPE_CHECKING:
    from core.models import User


class NotPublishable(Exception):
    """`message` says why, in the reader's language."""

    def __init__(self, message: "str | Promise") -> None:
        super().__init__(str(message))
        self.message = message


def publish(version: Version, *, by: "User | None", at: dt.datetime | None = None) -> bool:
    """Publish a version; False when it already was, so that a repeated click does nothing.

    One transaction: row lock, checks, edit script, date and name, `version_published`, ledger.

    Raises:
        NotPublishable: the version is empty, or follows one that is not published.
    """
    with transaction.atomic():
        locked = Version.objects.select_for_update().select_related(None).get(pk=version.pk)
        if locked.is_published:
            version.refresh_from_db()
            return False
        _check(locked)
        write_edit_script(locked)
        locked.published_at = at or timezone.now()
        locked.published_by = by
        locked.save(update_fields=["published_at", "published_by"])
        version_published.send(Version, version=locked)
        # Last: the head of the ledger stays locked from here to the commit.
        _record(locked)
    version.refresh_from_db()
    return True


def _check(version: Version) -> None:
    if not version.items.filter(kind=ProvisionKind.ARTICLE).exists():
        raise NotPublishable(_("This version has no article yet, so it cannot be published."))
    earlier = Version.objects.filter(bill=version.bill_id, number__lt=version.number)
    if earlier.filter(published_at__isnull=True).exists():
        raise NotPublishable(_("An earlier version is not published yet. Publish it first."))


def _record(version: Version) -> None:
    ledger.append(
        "version.published",
        subject=f"bill:{version.bill_id}",
        public={
            "bill": version.bill.slug,
            "version": version.number,
            "date": version.date.isoformat(),
            "text": digest_of(version),
        },
    )


def digest_of(version: Version) -> str:
    """SHA-256 over preamble, closing, and every provision's eid and wording, in reading order.

    With the published text anybody can check that it is the one the ledger names.
    """
    whole = hashlib.sha256("\x1f".join((version.preamble, version.closing)).encode())
    items = version.items.order_by("position").values_list("eid", "wording_id")
    for eid, wording in items:
        whole.update(f"\x1e{eid}\x1f{wording}".encode())
    return whole.hexdigest()
