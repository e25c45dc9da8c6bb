"""The way to the MP: once, to the right person, and only then public."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from constituents import delivering, workdays
from constituents.enums import Delivery
from constituents.models import Question
from core.mail.deliver import deliver
from core.models import LedgerEntry, OutgoingMail
from tests.factories.constituents import MembershipFactory, PersonFactory, QuestionFactory

pytestmark = pytest.mark.django_db


def ledger_kinds(question) -> list[str]:
    found = LedgerEntry.objects.filter(subject=f"question:{question.reference}")
    return list(found.values_list("kind", flat=True))


def test_a_confirmed_question_reaches_the_mp_and_the_public(mp, post_office):
    question = QuestionFactory(recipient=mp, queued=True)
    assert not Question.objects.public().exists()
    [mail] = post_office()
    question.refresh_from_db()
    assert question.delivery == Delivery.DELIVERED
    assert mail.to == [mp.email]
    assert question.subject in mail.body
    assert question.text in mail.body
    assert f"/desk/questions/{question.reference}/" in mail.body
    assert Question.objects.public().get() == question
    assert ledger_kinds(question) == ["question.delivered"]


def test_the_mail_names_neither_address_nor_withheld_name(mp, post_office):
    question = QuestionFactory(recipient=mp, queued=True, author_name="Gizli Ad")
    [mail] = post_office()
    everything = mail.subject + mail.body + mail.alternatives[0].content
    assert question.email not in everything
    assert "Gizli Ad" not in everything
    assert mail.reply_to == []


def test_the_subject_line_holds_nothing_that_was_typed(mp, post_office):
    QuestionFactory(recipient=mp, queued=True, subject="Təcili: hesabınızı təsdiq edin")
    [mail] = post_office()
    assert "hesab" not in mail.subject


def test_markup_in_a_question_stays_text(mp, post_office):
    QuestionFactory(recipient=mp, queued=True, text="<script>alert(1)</script> & <b>")
    [mail] = post_office()
    assert "<script>alert(1)</script> & <b>" in mail.body
    assert "<script>" not in mail.alternatives[0].content


def test_delivering_twice_is_one_mail(mp, deliver_mail):
    question = QuestionFactory(recipient=mp, queued=True)
    for _ in range(3):
        delivering.hand_over(question.pk)
    assert OutgoingMail.objects.count() == 1
    assert len(deliver_mail()) == 1


def test_the_mail_servers_yes_is_recorded_by_a_job(mp, monkeypatch):
    question = QuestionFactory(recipient=mp, queued=True)
    delivering.hand_over(question.pk)
    deferred = []
    monkeypatch.setattr(
        "constituents.tasks.record_delivery.defer", lambda **kwargs: deferred.append(kwargs)
    )
    deliver(OutgoingMail.objects.get().pk)
    assert deferred == [{"key": delivering.mail_key(question)}]


def test_recording_a_delivery_twice_is_one_entry(mp):
    question = QuestionFactory(recipient=mp, sent=True)
    for _ in range(2):
        delivering.record_delivery(delivering.mail_key(question))
    assert ledger_kinds(question) == ["question.delivered"]


def test_a_mail_that_went_to_a_former_recipient_delivers_nothing(mp):
    question = QuestionFactory(recipient=mp, sent=True)
    key = delivering.mail_key(question)
    Question.objects.filter(pk=question.pk).update(recipient=PersonFactory())
    delivering.record_delivery(key)
    question.refresh_from_db()
    assert question.delivery == Delivery.SENT


def test_the_ledger_says_openly_only_what_is_public(mp, post_office):
    shown = QuestionFactory(recipient=mp, queued=True)
    private = QuestionFactory(recipient=mp, queued=True, private=True)
    post_office()
    open_entry = LedgerEntry.objects.get(subject=f"question:{shown.reference}")
    closed_entry = LedgerEntry.objects.get(subject=f"question:{private.reference}")
    assert open_entry.public["recipient"] == mp.slug
    assert (closed_entry.public, len(closed_entry.commitment)) == ({}, 64)


def test_a_seat_that_changed_hands_on_the_way_stops_the_question(mp, deliver_mail):
    question = QuestionFactory(recipient=mp, queued=True)
    mp.memberships.update(end=workdays.today() - dt.timedelta(days=1))
    MembershipFactory(
        person=PersonFactory(seat=False, name="Yeni Deputat"),
        constituency=question.constituency,
        start=workdays.today(),
    )
    delivering.hand_over(question.pk)
    question.refresh_from_db()
    assert question.delivery == Delivery.FAILED
    [mail] = deliver_mail()
    assert mail.to == [question.email]
    assert question.text in mail.body
    assert ledger_kinds(question) == ["question.undeliverable"]


def test_a_rolled_back_delivery_leaves_no_mail_and_no_entry(mp):
    question = QuestionFactory(recipient=mp, queued=True)
    with transaction.atomic():
        delivering.hand_over(question.pk)
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
    assert ledger_kinds(question) == []


def test_a_mail_that_never_went_out_is_given_up_with_word_to_the_author(mp, deliver_mail):
    old = timezone.now() - dt.timedelta(hours=49)
    stuck = QuestionFactory(recipient=mp, sent=True, sent_at=old)
    young = QuestionFactory(recipient=mp, sent=True)
    assert delivering.give_up_late() == 1
    stuck.refresh_from_db()
    young.refresh_from_db()
    assert (stuck.delivery, young.delivery) == (Delivery.FAILED, Delivery.SENT)
    assert [mail.to for mail in deliver_mail()] == [[stuck.email]]


def test_a_mail_that_did_go_out_is_not_given_up(mp):
    question = QuestionFactory(recipient=mp, queued=True)
    delivering.hand_over(question.pk)
    deliver(OutgoingMail.objects.get().pk)
    later = timezone.now() + dt.timedelta(days=3)
    assert delivering.give_up_late(later) == 0


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_mp_is_written_to_in_the_language_of_the_account(mp, post_office, language):
    mp.user.language = language
    mp.user.save()
    question = QuestionFactory(recipient=mp, queued=True)
    [mail] = post_office()
    assert f"/{language}/desk/questions/{question.reference}/" in mail.body
    assert f'<html lang="{language}">' in mail.alternatives[0].content
