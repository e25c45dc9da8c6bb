"""A bill in a list: what is left of its discussion, its stage, what was said about it."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import text
from legislation.enums import BillKind, Stage
from legislation.models import Bill
from legislation.presenters import consulting
from legislation.presenters.stages import step_of
from legislation.selectors.tallies import Tally

if TYPE_CHECKING:
    from legislation.selectors.bills import ListedBill


@dataclass(frozen=True)
class BillRow:
    bill: Bill
    days: int | None
    state: str
    last_days: bool
    step: int
    stage: str
    comments: str
    answered: str
    until: str


def bill_row(bill: "ListedBill", tally: Tally, now: dt.datetime, language: str) -> BillRow:
    """`bill` as `selectors.bills.with_state` annotates it."""
    left = consulting.deadline(bill.closes_at, now)
    stage = Stage(bill.stage_now) if bill.stage_now else None
    return BillRow(
        bill=bill,
        days=left.days if left and left.days else None,
        state=_state(bill, left, language),
        last_days=bool(left and left.is_last_days),
        step=0 if bill.kind == BillKind.ACT else step_of(bill.stage_now),
        stage=str(stage.label) if stage else "",
        comments=_comments(tally, left, language),
        answered=_answered(tally, language),
        until=_until(bill, left, tally, language),
    )


def _comments(tally: Tally, left: consulting.Deadline | None, language: str) -> str:
    if tally.comments:
        return comments_said(tally.comments, language)
    return _("No comments yet") if left else ""


def comments_said(count: int, language: str) -> str:
    number = text.format_number(count, language)
    return ngettext("%(n)s comment", "%(n)s comments", count) % {"n": number}


def _answered(tally: Tally, language: str) -> str:
    if not tally.comments:
        return ""
    share = text.format_percent(Fraction(tally.answered, tally.comments), language)
    return _("%(share)s answered") % {"share": share}


def _state(bill: "ListedBill", left: consulting.Deadline | None, language: str) -> str:
    if left:
        return "" if left.days else _("Ends today")
    if bill.opens_next:
        return consulting.opening(bill.opens_next, language)
    if bill.kind == BillKind.ACT:
        return _("In force")
    if bill.text_date is None:
        return _("Not published")
    return _("Discussion closed") if bill.closed_last else _("No date set")


def _until(
    bill: "ListedBill", left: consulting.Deadline | None, tally: Tally, language: str
) -> str:
    if left:
        return consulting.until(left.closes_at, language)
    if bill.kind == BillKind.ACT:
        return ""
    if bill.closed_last:
        return consulting.closed(bill.closed_last, language)
    return "" if tally.comments else _("Comments are not taken yet")
