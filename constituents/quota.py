"""How many mails and questions one address gets and sends."""

import datetime as dt

from django.db import connection
from django.utils import timezone

from constituents.conf import limit, mail_window
from constituents.enums import Delivery
from constituents.models import Question
from core.models import OutgoingMail


class TooManyError(Exception):
    """The address has had its share. `until` is the moment it gets more (aware)."""

    def __init__(self, until: dt.datetime) -> None:
        super().__init__(f"until {until:%H:%M}")
        self.until = until


class TooManyMailsError(TooManyError):
    """A confirmation mail went to this address a short while ago, whoever asked for it."""


class TooManyQuestionsError(TooManyError):
    """The author put as many questions as one person may in a day."""


def lock_address(email: str) -> None:
    """One request at a time for an address, until the transaction ends: counts stay true."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 766))", [email])


def refuse_more_mails(email: str, template: str) -> None:
    """Raises TooManyMailsError. Call with the address locked."""
    since = timezone.now() - mail_window()
    sent = OutgoingMail.objects.filter(recipient=email, template=template, created_at__gt=since)
    times = list(sent.order_by("created_at").values_list("created_at", flat=True))
    over = len(times) - limit("QUESTION_MAILS_PER_WINDOW")
    if over >= 0:
        raise TooManyMailsError(times[over] + mail_window())


def refuse_more_questions(email: str) -> None:
    """Raises TooManyQuestionsError. Call with the address locked."""
    day = dt.timedelta(days=1)
    asked = Question.objects.filter(email=email, created_at__gt=timezone.now() - day).exclude(
        delivery=Delivery.UNCONFIRMED
    )
    times = list(asked.order_by("created_at").values_list("created_at", flat=True))
    over = len(times) - limit("QUESTIONS_PER_DAY")
    if over >= 0:
        raise TooManyQuestionsError(times[over] + day)
