"""Figures in words, for the key-figure component."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from constituents.figures import Figures
from core.text import format_number

type Cell = dict[str, str]


def _cell(value: str | int, label: str, base: str = "") -> Cell:
    shown = value if isinstance(value, str) else format_number(value, get_language() or "az")
    return {"value": shown, "label": label, "base": base}


def cells_of(figures: Figures) -> list[Cell]:
    """Counts first; the median only where there are answers."""
    asked = ngettext("of %(n)s question", "of %(n)s questions", figures.asked)
    split = _("with an answer: %(with)s, without: %(without)s")
    cells = [
        _cell(figures.answered, _("Answered"), asked % {"n": figures.asked}),
        _cell(
            figures.closed,
            _("Questions closed"),
            split % {"with": figures.answered, "without": figures.unanswered},
        ),
        _cell(figures.open, _("Still in time")),
    ]
    if figures.median_days is not None:
        cells.append(_median(figures))
    by_assistant = _("by an assistant: %(n)s") % {"n": figures.by_assistant}
    return [*cells, _cell(figures.signed_by_mp, _("Signed by the MP"), by_assistant)]


def _median(figures: Figures) -> Cell:
    days = figures.median_days or 0
    value = ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    low, high = figures.middle or (days, days)
    if low == high:
        return _cell(value, _("Typical time to answer"))
    middle = _("half between %(low)s and %(high)s days") % {"low": low, "high": high}
    return _cell(value, _("Typical time to answer"), middle)


def line_of(figures: Figures) -> str:
    """One line beside a person: "12 of 14 questions answered"."""
    if not figures.asked:
        return _("No public questions yet")
    line = ngettext(
        "%(answered)s of %(n)s question answered",
        "%(answered)s of %(n)s questions answered",
        figures.asked,
    ) % {"answered": figures.answered, "n": figures.asked}
    if figures.median_days is None:
        return line
    return f"{line}. {_median_line(figures.median_days)}"


def _median_line(days: int) -> str:
    return ngettext(
        "Typical time to answer: %(n)s day.", "Typical time to answer: %(n)s days.", days
    ) % {"n": days}


def desk_cells(*, waiting: int, last: int, overdue: int, answered: int, asked: int) -> list[Cell]:
    of_asked = ngettext("of %(n)s question", "of %(n)s questions", asked) % {"n": asked}
    return [
        _cell(waiting, _("Waiting for an answer")),
        _cell(last, _("Last days"), _("5 working days or fewer")),
        _cell(overdue, _("Overdue")),
        _cell(answered, _("Answered"), of_asked),
    ]
