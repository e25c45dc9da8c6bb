"""The way of a question, as the timeline component draws it."""

from operator import itemgetter

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from constituents.enums import OPEN_DIALOGUES, Delivery
from constituents.models import Question
from core.text import BAKU, format_date, format_time, short_date

type Event = dict[str, str]


def timeline_of(question: Question) -> list[Event]:
    """Events as `label`, `when`, `at` (ISO, of what happened), `state` (done, now, next)."""
    language = get_language() or "az"
    happened = [
        (moment, label)
        for label, moment in (
            (_("Question confirmed"), question.confirmed_at),
            (_("Delivered to the MP"), question.delivered_at),
            (_("The MP's office answered"), question.answered_at),
            (_("Follow-up question asked"), question.followed_up_at),
            (_("Answer declined"), question.declined_at),
        )
        if moment
    ]
    events = [
        {
            "label": label,
            "at": moment.astimezone(BAKU).isoformat(timespec="minutes"),
            "when": f"{short_date(moment.astimezone(BAKU), language)}, {format_time(moment)}",
            "state": "done",
        }
        for moment, label in sorted(happened, key=itemgetter(0))
    ]
    if events:
        events[-1]["state"] = "now"
    return events + _expected(question, language)


def _expected(question: Question, language: str) -> list[Event]:
    if question.delivery == Delivery.FAILED:
        return [{"label": _("The question could not be delivered"), "when": "", "state": "next"}]
    if question.dialogue not in OPEN_DIALOGUES:
        return []
    if question.deadline is None:
        return [{"label": _("Delivery to the MP"), "when": "", "state": "next"}]
    until = _("until %(date)s") % {"date": format_date(question.deadline, language)}
    return [{"label": _("Answer"), "when": until, "state": "next"}]
