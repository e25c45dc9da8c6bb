"""The change log: new texts, decided amendments, official replies, answers, briefings."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from constituents.models import Answer, Question
from legislation.enums import DECIDED_AMENDMENT_STATUSES
from legislation.models import Amendment, CommentReply, Version

SENTENCE = 160


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log. `lang` is the language of `title` and `text` when foreign."""

    on: dt.date
    kind: str
    title: str
    url: str
    text: str
    lang: str = ""


def latest_changes(count: int) -> list[Change]:
    """The newest of each kind, merged: one query a kind, however long the history."""
    merged = [
        *_versions(count),
        *_amendments(count),
        *_replies(count),
        *_answers(count),
        *_briefings(count),
    ]
    return sorted(merged, key=lambda change: change.on, reverse=True)[:count]


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def _short(text: str) -> str:
    return Truncator(text).chars(SENTENCE)


def _versions(count: int) -> Iterator[Change]:
    rows = Version.objects.published().select_related("bill").order_by("-date", "-pk")
    for version in rows[:count]:
        yield Change(
            version.date,
            _("New text"),
            f"{version.bill.name}: {version.title}" if version.title else version.bill.name,
            version.get_absolute_url(),
            _short(version.reason),
        )


def _amendments(count: int) -> Iterator[Change]:
    rows: QuerySet[Amendment] = (
        Amendment.objects.filter(
            status__in=DECIDED_AMENDMENT_STATUSES,
            decided_on__isnull=False,
            base_version__published_at__isnull=False,
        )
        .select_related("bill")
        .order_by("-decided_on", "-pk")
    )
    for amendment in rows[:count]:
        yield Change(
            amendment.decided_on or amendment.tabled_on,
            _("Amendment"),
            f"{amendment.bill.name}: № {amendment.number}",
            amendment.get_absolute_url(),
            _short(f"{amendment.get_status_display().capitalize()}. {amendment.justification}"),
        )


def _replies(count: int) -> Iterator[Change]:
    rows = (
        CommentReply.objects.filter(comment__status="published")
        .select_related("comment__item__version__bill")
        .order_by("-created_at")
    )
    for reply in rows[:count]:
        item = reply.comment.item
        yield Change(
            _day(reply.created_at),
            _("Official reply"),
            f"{item.version.bill.name}: {item.label}",
            reply.comment.get_absolute_url(),
            _short(reply.text),
            reply.language,
        )


def _answers(count: int) -> Iterator[Change]:
    rows = (
        Answer.objects.filter(question__in=Question.objects.public())
        .select_related("question__recipient")
        .order_by("-published_at")
    )
    for answer in rows[:count]:
        yield Change(
            _day(answer.published_at),
            _("Answer"),
            answer.question.subject,
            answer.question.get_absolute_url(),
            _("%(name)s answered.") % {"name": answer.question.recipient.name},
            answer.question.language,
        )


def _briefings(count: int) -> Iterator[Change]:
    from wagtail.models import Locale

    from cms.selectors.briefing import briefings

    locale = Locale.objects.filter(language_code=get_language()).first()
    if locale is None:
        return
    for page in briefings(locale)[:count]:
        yield Change(page.date, _("Briefing"), page.title, page.url, _short(page.intro), page.language)
