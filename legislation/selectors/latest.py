"""The newest public rows of each kind, with only what a line about them names. One query each."""

from django.conf import settings

from legislation.enums import DECIDED_AMENDMENT_STATUSES
from legislation.models import Amendment, CommentReply, Version


def _columns_of_bill(way: str) -> list[str]:
    """What a bill's name and address are made of; `way` leads to it, such as "bill__"."""
    names = [
        f"{name}_{code}" for name in ("title", "short_title") for code, _ in settings.LANGUAGES
    ]
    return [f"{way}{column}" for column in ("slug", *names)]


def latest_versions(count: int) -> list[Version]:
    rows = Version.objects.published().select_related("bill").order_by("-date", "-pk")
    return list(rows.only("number", "date", "title", "reason", *_columns_of_bill("bill__"))[:count])


def latest_decisions(count: int) -> list[Amendment]:
    """Amendments the assembly decided on."""
    rows = Amendment.objects.filter(
        status__in=DECIDED_AMENDMENT_STATUSES,
        decided_on__isnull=False,
        base_version__published_at__isnull=False,
    )
    named = rows.select_related("bill").only(
        "number", "status", "justification", "decided_on", *_columns_of_bill("bill__")
    )
    return list(named.order_by("-decided_on", "-pk")[:count])


def latest_replies(count: int) -> list[CommentReply]:
    """The newest official replies to public comments."""
    named = (
        CommentReply.objects.public()
        .select_related("comment__item__version__bill")
        .only(
            "outcome",
            "text",
            "language",
            "created_at",
            "comment__reference",
            "comment__item__label",
            "comment__item__version",
            *_columns_of_bill("comment__item__version__bill__"),
        )
    )
    return list(named.order_by("-created_at", "-pk")[:count])
