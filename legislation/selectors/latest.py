"""The newest public rows of each kind, as lines tell of them: one narrow query a kind."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from core.plans import planned
from core.translated import columns, said
from legislation.enums import DECIDED_AMENDMENT_STATUSES, AmendmentStatus, Outcome
from legislation.models import Amendment, CommentReply, Version

type Row = Mapping[str, Any]
type Rows = QuerySet[Any, Row]


@dataclass(frozen=True, slots=True)
class NewText:
    date: dt.date
    law: str
    slug: str
    number: int
    title: str
    reason: str

    @property
    def url(self) -> str:
        return reverse("legislation:version", args=[self.slug, self.number])


@dataclass(frozen=True, slots=True)
class Decision:
    date: dt.date
    law: str
    slug: str
    number: int
    status: AmendmentStatus
    justification: str

    @property
    def url(self) -> str:
        return reverse("legislation:amendment", args=[self.slug, self.number])


@dataclass(frozen=True, slots=True)
class Reply:
    created_at: dt.datetime
    law: str
    label: str
    outcome: Outcome
    text: str
    language: str
    reference: str

    @property
    def url(self) -> str:
        return reverse("legislation:comment", args=[self.reference])


def latest_texts(count: int) -> list[NewText]:
    return [
        NewText(
            date=row["date"],
            law=_law(row, "bill__"),
            slug=row["bill__slug"],
            number=row["number"],
            title=said(row, "title"),
            reason=said(row, "reason"),
        )
        for row in _texts(count)
    ]


def latest_decisions(count: int) -> list[Decision]:
    """Amendments the assembly decided on."""
    return [
        Decision(
            date=row["decided_on"],
            law=_law(row, "bill__"),
            slug=row["bill__slug"],
            number=row["number"],
            status=AmendmentStatus(row["status"]),
            justification=said(row, "justification"),
        )
        for row in _decisions(count)
    ]


def latest_replies(count: int) -> list[Reply]:
    """The official replies to public comments."""
    return [
        Reply(
            created_at=row["created_at"],
            law=_law(row, "comment__item__version__bill__"),
            label=row["comment__item__label"],
            outcome=Outcome(row["outcome"]),
            text=row["text"],
            language=row["language"],
            reference=row["comment__reference"],
        )
        for row in _replies(count)
    ]


def _names(way: str) -> tuple[str, ...]:
    return columns(f"{way}title", f"{way}short_title")


def _law(row: Row, way: str) -> str:
    """As `Bill.name`; `way` leads to the bill."""
    return said(row, f"{way}short_title") or said(row, f"{way}title")


@planned
def _texts(count: int) -> Rows:
    rows: Rows = Version.objects.published().values(
        "date", "number", "bill__slug", *columns("title", "reason"), *_names("bill__")
    )
    return rows.order_by("-date", "-pk")[:count]


@planned
def _decisions(count: int) -> Rows:
    decided = Amendment.objects.filter(
        status__in=DECIDED_AMENDMENT_STATUSES,
        decided_on__isnull=False,
        base_version__published_at__isnull=False,
    )
    rows: Rows = decided.values(
        "decided_on",
        "number",
        "status",
        "bill__slug",
        *columns("justification"),
        *_names("bill__"),
    )
    return rows.order_by("-decided_on", "-pk")[:count]


@planned
def _replies(count: int) -> Rows:
    rows: Rows = CommentReply.objects.public().values(
        "created_at",
        "outcome",
        "text",
        "language",
        "comment__reference",
        "comment__item__label",
        *_names("comment__item__version__bill__"),
    )
    return rows.order_by("-created_at", "-pk")[:count]
