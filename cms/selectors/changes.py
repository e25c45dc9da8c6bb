"""The change log: new texts, decided amendments, official replies, answers, briefings.

Only what is public already is read here, through the verbs of its own app.
"""

import datetime as dt
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale

from cms.selectors.briefing import briefings
from constituents.models import Answer, Question
from core.text import capitalise
from legislation.enums import DECIDED_AMENDMENT_STATUSES
from legislation.models import Amendment, Comment, CommentReply, Version

SENTENCE = 160


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log, with the languages of its title and text where they are foreign."""

    on: dt.date
    kind: str
    title: str
    url: str
    text: str
    title_language: str = ""
    text_language: str = ""


def latest_changes(count: int, locale: Locale, request: HttpRequest) -> list[Change]:
    """The newest of each kind, merged: one query a kind, however long the history."""
    merged = [
        *_versions(count),
        *_amendments(count, locale.language_code),
        *_replies(count, locale.language_code),
        *_answers(count),
        *_briefings(count, locale, request),
    ]
    return sorted(merged, key=lambda change: change.on, reverse=True)[:count]


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def _short(text: str) -> str:
    """One line, cut between words."""
    return textwrap.shorten(text, SENTENCE, placeholder=" …")


def _versions(count: int) -> Iterator[Change]:
    rows = Version.objects.published().select_related("bill").order_by("-date", "-pk")
    for version in rows[:count]:
        name = version.bill.name
        yield Change(
            version.date,
            pgettext("change log", "New text"),
            f"{name}: {version.title}" if version.title else name,
            version.get_absolute_url(),
            _short(version.reason),
        )


def _amendments(count: int, language: str) -> Iterator[Change]:
    rows = (
        Amendment.objects.filter(
            status__in=DECIDED_AMENDMENT_STATUSES,
            decided_on__isnull=False,
            base_version__published_at__isnull=False,
        )
        .select_related("bill")
        .order_by("-decided_on", "-pk")
    )
    for amendment in rows[:count]:
        outcome = capitalise(str(amendment.get_status_display()), language)
        yield Change(
            amendment.decided_on or amendment.tabled_on,
            pgettext("change log", "Amendment"),
            f"{amendment.bill.name}: № {amendment.number}",
            amendment.get_absolute_url(),
            _short(f"{outcome}. {amendment.justification}"),
        )


def _replies(count: int, language: str) -> Iterator[Change]:
    """A reply in another language is told by its outcome: its words stand where it leads."""
    rows = (
        CommentReply.objects.filter(comment__in=Comment.objects.public())
        .select_related("comment__item__version__bill")
        .order_by("-created_at")
    )
    for reply in rows[:count]:
        item = reply.comment.item
        outcome = capitalise(str(reply.get_outcome_display()), language)
        yield Change(
            _day(reply.created_at),
            pgettext("change log", "Official reply"),
            f"{item.version.bill.name}: {item.label}",
            reply.comment.get_absolute_url(),
            _short(f"{outcome}. {reply.text}") if reply.language == language else f"{outcome}.",
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
            pgettext("change log", "Answer"),
            answer.question.subject,
            answer.question.get_absolute_url(),
            _("Answered by %(name)s.") % {"name": answer.question.recipient.name},
            title_language=answer.question.language,
        )


def _briefings(count: int, locale: Locale, request: HttpRequest) -> Iterator[Change]:
    for page in briefings(locale)[:count]:
        yield Change(
            page.date,
            pgettext("change log", "Briefing"),
            page.title,
            page.path_for_reader(request),
            _short(page.intro),
            page.language,
            page.language,
        )
