"""How many mails and questions one address gets and sends."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from constituents.conf import limit, mail_window
from constituents.enums import Delivery
from constituents.models import Question
from core.limits import Refused
from core.models import OutgoingMail

DAY = dt.timedelta(days=1)


class TooManyError(Refused):
    """The address has had its share. `until` is the moment it gets more (aware)."""


class TooManyMailsError(TooManyError):
    """A confirmation mail went to this address a short while ago, whoever asked for it."""


class TooManyQuestionsError(TooManyError):
    """The author put as many questions as one person may in a day."""


def refuse_more_mails(email: str, template: str) -> None:
    """Raises TooManyMailsError. Call with the address locked."""
    sent = OutgoingMail.objects.filter(recipient=email, template=template)
    refuse_more(sent, limit("QUESTION_MAILS_PER_WINDOW"), mail_window(), TooManyMailsError)


def refuse_more_questions(email: str) -> None:
    """Raises TooManyQuestionsError. Call with the address locked."""
    asked = Question.objects.filter(email=email).exclude(delivery=Delivery.UNCONFIRMED)
    refuse_more(asked, limit("QUESTIONS_PER_DAY"), DAY, TooManyQuestionsError)


def refuse_more(
    rows: QuerySet[Any], most: int, window: dt.timedelta, refusal: type[TooManyError]
) -> None:
    """Raises `refusal` when `most` of these rows were created within the last `window`."""
    recent = rows.filter(created_at__gt=timezone.now() - window)
    times = list(recent.order_by("created_at").values_list("created_at", flat=True))
    over = len(times) - most
    if over >= 0:
        raise refusal(times[over] + window)
