"""The way of a draft law through the assembly, as the six bars of the stage tracker."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core import text
from legislation.enums import Stage
from legislation.models import StageEvent


@dataclass(frozen=True)
class Step:
    label: str
    note: str
    state: str
    # The note's date for machines, where it is nothing but a date.
    at: str = ""


def step_of(stage: str | None) -> int:
    """1 to 6; 0 when the bill has not been tabled yet."""
    return list(Stage).index(Stage(stage)) + 1 if stage else 0


def tracker(events: Iterable[StageEvent], today: dt.date, language: str) -> list[Step]:
    """Six steps; an event in the future is a date that has been set, not a stage reached."""
    dated = {event.stage: event.date for event in sorted(events, key=lambda e: (e.date, e.pk))}
    reached = [step_of(stage) for stage, day in dated.items() if day <= today]
    now = max(reached, default=0)
    return [
        _step(stage, place - now, dated.get(stage), language)
        for place, stage in enumerate(Stage, start=1)
    ]


def _step(stage: Stage, distance: int, day: dt.date | None, language: str) -> Step:
    at = day.isoformat() if day and distance else ""
    return Step(str(stage.label), _note(distance, day, language), _state(distance), at)


def _state(distance: int) -> str:
    if distance == 0:
        return "now"
    return "done" if distance < 0 else "next"


def _note(distance: int, day: dt.date | None, language: str) -> str:
    written = _day(day, language) if day else ""
    if distance == 0:
        return _("Here now, since %(day)s") % {"day": written}
    return written or (_("No date set") if distance > 0 else _("Date not recorded"))


def _day(day: dt.date, language: str) -> str:
    return f"{text.short_date(day, language)} {day.year}"
