"""The change log: new texts, decided amendments, official replies, answers, briefings.

Only what is public already is read here, through the verbs of its own app.
"""

import datetime as dt
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale

from cms.addresses import path_for_reader
from cms.selectors.briefing import briefings
from constituents.selectors import NewAnswer, latest_answers
from core.plans import planned
from core.text import capitalise
from legislation.selectors.latest import (
    Decision,
    NewText,
    Reply,
    latest_decisions,
    latest_replies,
    latest_texts,
)

if TYPE_CHECKING:
    from cms.models import BriefingPage

type Telling = Callable[[dt.date], "Change"]

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


def latest_changes(count: int, locale: Locale) -> list[Change]:
    """The newest of each kind, merged: one query a kind, however long the history.

    Only what is shown in the end is put into words.
    """
    language = locale.language_code
    dated: list[tuple[dt.date, Telling]] = [
        *((row.date, partial(_text, row)) for row in latest_texts(count)),
        *((row.date, partial(_decision, row, language)) for row in latest_decisions(count)),
        *((_day(row.created_at), partial(_reply, row, language)) for row in latest_replies(count)),
        *((_day(row.published_at), partial(_answer, row)) for row in latest_answers(count)),
        *((row["date"], partial(_briefing, row)) for row in _briefings(count, locale.pk)),
    ]
    newest = sorted(dated, key=itemgetter(0), reverse=True)[:count]
    return [tell(on) for on, tell in newest]


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def _short(text: str) -> str:
    """One line, cut between words."""
    return textwrap.shorten(text, SENTENCE, placeholder="…")


def _text(text: NewText, on: dt.date) -> Change:
    return Change(
        on,
        pgettext("change log", "New text"),
        f"{text.law}: {text.title}" if text.title else text.law,
        text.url,
        _short(text.reason),
    )


def _decision(decision: Decision, language: str, on: dt.date) -> Change:
    outcome = capitalise(str(decision.status.label), language)
    return Change(
        on,
        pgettext("change log", "Amendment"),
        f"{decision.law}: № {decision.number}",
        decision.url,
        _short(f"{outcome}. {decision.justification}"),
    )


def _reply(reply: Reply, language: str, on: dt.date) -> Change:
    """A reply in another language is told by its outcome: its words stand where it leads."""
    outcome = capitalise(str(reply.outcome.label), language)
    return Change(
        on,
        pgettext("change log", "Official reply"),
        f"{reply.law}: {reply.label}",
        reply.url,
        _short(f"{outcome}. {reply.text}") if reply.language == language else f"{outcome}.",
    )


def _answer(answer: NewAnswer, on: dt.date) -> Change:
    return Change(
        on,
        pgettext("change log", "Answer"),
        answer.subject,
        answer.url,
        _("Answered by %(name)s.") % {"name": answer.mp},
        title_language=answer.language,
    )


@planned
def _briefings(count: int, locale: int) -> "QuerySet[BriefingPage, dict[str, Any]]":
    """Without their texts, which are long."""
    columns = ("date", "title", "intro", "url_path", "locale__language_code")
    rows: QuerySet[BriefingPage, dict[str, Any]] = briefings(locale).values(*columns)
    return rows[:count]


def _briefing(page: Mapping[str, Any], on: dt.date) -> Change:
    language = page["locale__language_code"]
    return Change(
        on,
        pgettext("change log", "Briefing"),
        page["title"],
        path_for_reader(page["url_path"]),
        _short(page["intro"]),
        language,
        language,
    )
