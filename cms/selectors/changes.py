"""The change log: new texts, decided amendments, official replies, answers, briefings.

Only what is public already is read here, through the verbs of its own app.
"""

import datetime as dt
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale

from cms.selectors.briefing import briefings
from constituents.models import Answer
from constituents.selectors import latest_answers
from core.text import capitalise
from legislation.models import Amendment, CommentReply, Version
from legislation.selectors.latest import latest_decisions, latest_replies, latest_versions

if TYPE_CHECKING:
    from cms.models import BriefingPage
    from cms.models.manager import PublicPageQuerySet

type Telling = Callable[[dt.date], "Change"]

SENTENCE = 160
# All but the texts of a briefing, which are long.
BRIEFING_COLUMNS = ("title", "intro", "date", "url_path", "alias_of", "locale__language_code")


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
    """The newest of each kind, merged: one query a kind, however long the history.

    Only what is shown in the end is put into words.
    """
    dated: list[tuple[dt.date, Telling]] = [
        *((row.date, partial(_version, row)) for row in latest_versions(count)),
        *((_decided(row), partial(_amendment, row, locale)) for row in latest_decisions(count)),
        *((_day(row.created_at), partial(_reply, row, locale)) for row in latest_replies(count)),
        *((_day(row.published_at), partial(_answer, row)) for row in latest_answers(count)),
        *((row.date, partial(_briefing, row, request)) for row in _briefings(count, locale)),
    ]
    newest = sorted(dated, key=itemgetter(0), reverse=True)[:count]
    return [tell(on) for on, tell in newest]


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def _decided(amendment: Amendment) -> dt.date:
    return amendment.decided_on or amendment.tabled_on


def _short(text: str) -> str:
    """One line, cut between words."""
    return textwrap.shorten(text, SENTENCE, placeholder=" …")


def _version(version: Version, on: dt.date) -> Change:
    name = version.bill.name
    return Change(
        on,
        pgettext("change log", "New text"),
        f"{name}: {version.title}" if version.title else name,
        version.get_absolute_url(),
        _short(version.reason),
    )


def _amendment(amendment: Amendment, locale: Locale, on: dt.date) -> Change:
    outcome = capitalise(str(amendment.get_status_display()), locale.language_code)
    return Change(
        on,
        pgettext("change log", "Amendment"),
        f"{amendment.bill.name}: № {amendment.number}",
        amendment.get_absolute_url(),
        _short(f"{outcome}. {amendment.justification}"),
    )


def _reply(reply: CommentReply, locale: Locale, on: dt.date) -> Change:
    """A reply in another language is told by its outcome: its words stand where it leads."""
    item, language = reply.comment.item, locale.language_code
    outcome = capitalise(str(reply.get_outcome_display()), language)
    return Change(
        on,
        pgettext("change log", "Official reply"),
        f"{item.version.bill.name}: {item.label}",
        reply.comment.get_absolute_url(),
        _short(f"{outcome}. {reply.text}") if reply.language == language else f"{outcome}.",
    )


def _answer(answer: Answer, on: dt.date) -> Change:
    question = answer.question
    return Change(
        on,
        pgettext("change log", "Answer"),
        question.subject,
        question.get_absolute_url(),
        _("Answered by %(name)s.") % {"name": question.recipient.name},
        title_language=question.language,
    )


def _briefings(count: int, locale: Locale) -> "PublicPageQuerySet":
    found: PublicPageQuerySet = briefings(locale).only(*BRIEFING_COLUMNS)[:count]
    return found


def _briefing(page: "BriefingPage", request: HttpRequest, on: dt.date) -> Change:
    return Change(
        on,
        pgettext("change log", "Briefing"),
        page.title,
        page.path_for_reader(request),
        _short(page.intro),
        page.language,
        page.language,
    )
