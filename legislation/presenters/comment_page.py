"""The way of one comment, and what became of the comments around it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from constituents import workdays
from core import text
from legislation.commenting.conf import limit
from legislation.commenting.placement import Fate, Placement
from legislation.enums import CommentStatus, Outcome
from legislation.models import Comment, CommentReply


@dataclass(frozen=True, slots=True)
class Event:
    label: str
    when: str
    state: str = "done"
    at: str = ""


def way(
    comment: Comment, reply: CommentReply | None, placement: Placement | None, language: str
) -> list[Event]:
    """What happened, in order of time, and what comes next; the last event is the present one."""
    happened = sorted(_happened(comment, reply, placement), key=lambda event: event[0])
    done = [Event(label, _written(date, language), at=date.isoformat()) for date, label in happened]
    return [*done[:-1], replace(done[-1], state="now"), *_to_come(comment, reply)]


def _written(date: dt.date, language: str) -> str:
    """12 dekabr 2025: the timeline needs the year and has no sentence around it."""
    return f"{text.short_date(date, language)} {date.year}"


def _happened(
    comment: Comment, reply: CommentReply | None, placement: Placement | None
) -> Iterator[tuple[dt.date, str]]:
    yield workdays.day_of(comment.created_at), _("Sent")
    if comment.moderated_at and comment.status == CommentStatus.PUBLISHED:
        yield workdays.day_of(comment.moderated_at), _("Checked and published")
    if comment.moderated_at and comment.status == CommentStatus.REJECTED:
        yield workdays.day_of(comment.moderated_at), _("Checked, not published")
    if reply:
        yield workdays.day_of(reply.created_at), pgettext("event", "Official reply given")
    if placement and placement.fate in _TEXT_EVENTS:
        yield placement.version_now.date, _TEXT_EVENTS[placement.fate]()


_TEXT_EVENTS = {
    Fate.CHANGED: lambda: _("The text changed"),
    Fate.MOVED: lambda: _("The text moved"),
    Fate.RENUMBERED: lambda: _("The number changed"),
    Fate.REMOVED: lambda: _("The text was removed"),
}


def _to_come(comment: Comment, reply: CommentReply | None) -> list[Event]:
    coming = []
    if comment.status == CommentStatus.UNCONFIRMED:
        coming.append(
            Event(_("You confirm your e-mail address"), _("We are waiting for you"), "next")
        )
    if comment.status in {CommentStatus.UNCONFIRMED, CommentStatus.PENDING}:
        coming.append(_promise(_("The comment is checked"), "COMMENT_MODERATION_WORKING_DAYS"))
        coming.append(Event(_("The comment is published"), _("Beside the article"), "next"))
    if comment.status != CommentStatus.REJECTED and reply is None:
        coming.append(_promise(pgettext("event", "Official reply"), "COMMENT_REPLY_WORKING_DAYS"))
    return coming


def _promise(label: str, setting: str) -> Event:
    days = limit(setting)
    return Event(label, working_days(days), "next")


def working_days(days: int) -> str:
    return ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days}


def due(comment: Comment) -> dt.date | None:
    """The last day on which a reply keeps the promise; None while nothing is published."""
    since = comment.moderated_at or comment.created_at
    if not comment.is_public:
        return None
    return workdays.add(workdays.day_of(since), limit("COMMENT_REPLY_WORKING_DAYS"))


def days_taken(comment: Comment, reply: CommentReply) -> int:
    """Working days from publication to reply, 0 on the same day."""
    since = workdays.day_of(comment.moderated_at or comment.created_at)
    return max(0, workdays.between(since, workdays.day_of(reply.created_at)))


@dataclass(frozen=True, slots=True)
class Result:
    key: str
    label: str
    count: int


def results(counts: dict[str, int]) -> list[Result]:
    """Outcomes of the comments on an article in a fixed order; none that did not happen."""
    rows = [Result(one.value, str(one.label), counts.get(one.value, 0)) for one in Outcome]
    rows.append(Result("waiting", _("waiting for a reply"), counts.get("", 0)))
    return [row for row in rows if row.count]
