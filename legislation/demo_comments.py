"""Loading the demonstration's comments; see cms/demo/content/bills/README.md for the rows."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from core import ledger
from legislation.commenting.moderate import place_of
from legislation.enums import CONTAINER_KINDS, CommentStatus
from legislation.models import Amendment, Bill, Comment, CommentReply, VersionItem

_NAMESPACE = UUID("5f0f2d4e-5a35-4b5e-8f63-0d5a5d7f6c11")
_CHECKED_AFTER = dt.timedelta(hours=20)

type Row = Mapping[str, Any]


@transaction.atomic
def load_comments(bill: Bill, rows: Iterable[Row]) -> int:
    """Store the comments and replies that are not there yet; returns how many were new.

    Idempotent by law, place and words; the dates are counted back from the first loading.
    No mail is sent: the people are invented. Raises VersionItem.DoesNotExist for a label the
    version does not have.
    """
    ordered = sorted(rows, key=lambda row: -row["days_ago"])
    return sum(_load(bill, row) for row in ordered)


def _load(bill: Bill, row: Row) -> bool:
    key = uuid5(
        _NAMESPACE, "\x1f".join((bill.slug, str(row["version"]), row["label"], row["text"]))
    )
    if Comment.objects.filter(submission_key=key).exists():
        return False
    written = _ago(row["days_ago"])
    comment = Comment.objects.create(
        item=_item(bill, row["version"], row["label"]),
        email=f"invented-{key.hex[:12]}@example.org",
        author_name=row["author"],
        place=row["place"],
        language=row["language"],
        stance=row["stance"],
        text=row["text"],
        status=CommentStatus.PUBLISHED,
        created_at=written,
        confirmed_at=written,
        moderated_at=min(written + _CHECKED_AFTER, timezone.now()),
        submission_key=key,
    )
    ledger.append("comment.published", subject=_subject(comment), public=place_of(comment))
    if row.get("reply"):
        _reply(bill, comment, row["reply"])
    return True


def _reply(bill: Bill, comment: Comment, row: Row) -> None:
    number = row.get("amendment")
    reply = CommentReply.objects.create(
        comment=comment,
        outcome=row["outcome"],
        text=row["text"],
        language=row.get("language") or comment.language,
        amendment=Amendment.objects.get(bill=bill, number=number) if number else None,
        created_at=_ago(row["days_ago"]),
    )
    public = {**place_of(comment), "outcome": reply.outcome, "amendment": number}
    ledger.append("comment.replied", subject=_subject(comment), public=public)


def _item(bill: Bill, version: int, label: str) -> VersionItem:
    """By printed number; an article comes before a clause that happens to bear the same one."""
    items = VersionItem.objects.filter(version__bill=bill, version__number=version, label=label)
    found = items.exclude(kind__in=CONTAINER_KINDS).order_by("depth", "position").first()
    if found is None:
        raise VersionItem.DoesNotExist(f"{bill.slug}, version {version}: {label}")
    return found


def _ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


def _subject(comment: Comment) -> str:
    return f"comment:{comment.reference}"
