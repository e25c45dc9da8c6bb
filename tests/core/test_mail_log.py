"""The log of mails: no bodies, and after a while no recipients."""

import datetime as dt

import pytest
from django.utils import timezone

from core.mail import waiting
from core.mail.deliver import deliver, park
from core.models import OutgoingMail
from core.tasks import forget_old_mail, send_waiting_mail
from tests.core.test_mail import queue

pytestmark = pytest.mark.django_db


def age(letter: OutgoingMail, **by: int) -> None:
    OutgoingMail.objects.filter(pk=letter.pk).update(created_at=timezone.now() - dt.timedelta(**by))


def test_the_log_keeps_kind_and_times_and_nothing_that_was_said():
    letter = queue(subject="kanareyka", text="kanareyka", html="kanareyka")
    deliver(letter.pk)
    letter.refresh_from_db()
    assert "kanareyka" not in str(OutgoingMail.objects.values().get())
    assert letter.template == "x"
    assert letter.sent_at


def test_after_a_month_the_log_names_nobody():
    sent, parked, fresh = queue("a"), queue("b"), queue("c")
    deliver(sent.pk)
    park(parked.pk)
    deliver(fresh.pk)
    age(sent, days=31)
    age(parked, days=31)
    forget_old_mail.func(timestamp=0)
    rows = {row.key: row for row in OutgoingMail.objects.all()}
    assert [rows[key].recipient for key in "abc"] == ["", "", "aysel@x.az"]
    assert (rows["b"].text, rows["b"].status) == ("", "failed")


def test_an_event_is_not_told_of_again_after_its_recipient_was_forgotten(deliver_mail):
    letter = queue()
    deliver(letter.pk)
    age(letter, days=31)
    forget_old_mail.func(timestamp=0)
    assert queue().pk == letter.pk
    assert len(deliver_mail()) == 1


def test_what_still_waits_is_not_forgotten():
    letter = queue()
    age(letter, days=400)
    forget_old_mail.func(timestamp=0)
    letter.refresh_from_db()
    assert letter.recipient


def test_a_letter_whose_job_was_lost_gets_a_new_one():
    from django.db import connection

    letter = queue()
    assert waiting.send_waiting() == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    send_waiting_mail.func(timestamp=0)
    assert waiting.send_waiting() == 1, "not before its job had ten minutes"
    assert waiting.send_waiting() == 0
    assert letter.status == "queued"
