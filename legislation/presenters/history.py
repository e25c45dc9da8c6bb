"""The history of a bill as a list of days, the newest first, under their years."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from legislation.models import Amendment, Consultation, Version
from legislation.presenters import amendments as presenter
from legislation.selectors.history import History


@dataclass(frozen=True)
class Event:
    day: dt.date
    kind: str
    title: str
    url: str = ""
    note: str = ""
    is_future: bool = False


@dataclass(frozen=True)
class Year:
    number: int
    events: list[Event]


def years(history: History, language: str) -> list[Year]:
    today = timezone.localdate()
    events = sorted(_events(history, today), key=lambda event: event.day, reverse=True)
    return [
        Year(number, list(group)) for number, group in groupby(events, key=lambda e: e.day.year)
    ]


def _events(history: History, today: dt.date) -> Iterator[Event]:
    for stage in history.stages:
        title = str(stage.get_stage_display())
        yield Event(stage.date, _("Stage"), title, "", stage.note, stage.date > today)
    for version in history.versions:
        yield _version(version, len(history.changed.get(version.pk, ())))
    for amendment in history.amendments:
        yield from _amendment(amendment)
    for consultation in history.consultations:
        yield from _consultation(consultation, today)


def _version(version: Version, changed: int) -> Event:
    text = ngettext("%(n)s article changed.", "%(n)s articles changed.", changed) % {"n": changed}
    note = version.reason or (text if version.based_on_id else "")
    title = version.title or _("Version %(number)s") % {"number": version.number}
    return Event(version.date, _("Version"), title, version.get_absolute_url(), note)


def _amendment(amendment: Amendment) -> Iterator[Event]:
    url = amendment.get_absolute_url()
    labels = ", ".join(presenter.labels_of(amendment.operations.all()))
    name = _("Amendment No. %(number)s") % {"number": amendment.number}
    title = f"{name}: {labels}" if labels else name
    by = presenter.proposer_name(amendment)
    yield Event(amendment.tabled_on, _("Amendment tabled"), title, url, by)
    if amendment.decided_on:
        __, outcome = presenter.tag_of(amendment)
        yield Event(amendment.decided_on, _("Amendment decided"), title, url, outcome)


def _consultation(consultation: Consultation, today: dt.date) -> Iterator[Event]:
    opened = timezone.localdate(consultation.opens_at)
    closes = timezone.localdate(consultation.closes_at)
    text = consultation.version.title or str(consultation.version.number)
    kind = _("Discussion")
    yield Event(opened, kind, _("Discussion opens"), "", text, opened > today)
    yield Event(closes, kind, _("Discussion closes"), "", text, closes > today)
