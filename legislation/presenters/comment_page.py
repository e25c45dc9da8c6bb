"""The way of one comment, and what became of the comments around it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

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


def day(moment: dt.datetime | dt.date, language: str) -> str:
    """12 dekabr 2025, in Baku: the timeline needs the year and no sentence around it."""
    date = workdays.day_of(moment) if isinstance(moment, dt.datetime) else moment
    return f"{text.short_date(date, language)} {date.year}"


def way(
    comment: Comment, reply: CommentReply | None, placement: Placement | None, language: str
) -> list[Event]:
    """What happened and what comes next; the last thing that happened is the present one."""
    done = [(_("Sent"), day(comment.created_at, language))]
    if comment.moderated_at and comment.status == CommentStatus.PUBLISHED:
        label = _("Checked and published")
        done.append((label, day(comment.moderated_at, language)))
    if comment.moderated_at and comment.status == CommentStatus.REJECTED:
        done.append((_("Checked, not published"), day(comment.moderated_at, language)))
    if reply:
        done.append((pgettext("event", "Official reply given"), day(reply.created_at, language)))
    if placement and placement.fate in _TEXT_EVENTS:
        done.append((_TEXT_EVENTS[placement.fate](), day(placement.version_now.date, language)))
    *before, last = [Event(label, when) for label, when in done]
    return [*before, Event(last.label, last.when, "now"), *_to_come(comment, reply, language)]


_TEXT_EVENTS = {
    Fate.CHANGED: lambda: _("The text changed"),
    Fate.MOVED: lambda: _("The text moved"),
    Fate.RENUMBERED: lambda: _("The number changed"),
    Fate.REMOVED: lambda: _("The text was removed"),
}


def _to_come(comment: Comment, reply: CommentReply | None, language: str) -> list[Event]:
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
    from django.utils.translation import ngettext

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
