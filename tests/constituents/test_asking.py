"""Putting a question: stored once, confirmed by its owner, never to the wrong person."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from constituents import asking, workdays
from constituents.enums import Delivery
from constituents.models import Question
from constituents.quota import TooManyMailsError, TooManyQuestionsError
from core.confirmations import LinkProblem
from core.mail import mailings
from core.models import Confirmation, OutgoingMail
from core.roles import Role
from tests.factories.constituents import MembershipFactory, PersonFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fields(typed):
    return {**typed, "about_path": "", "about_title": ""}


def put(person, fields, **more):
    return asking.ask(person, fields, **{"key": uuid4(), "language": "az", **more})


def token_of(link_in, mail) -> str:
    return link_in(mail, "/confirm/").rstrip("/").rsplit("/", 1)[-1]


def test_a_question_waits_for_its_confirmation(mp, fields, deliver_mail):
    question = put(mp, fields)
    assert (question.delivery, question.confirmed_at) == (Delivery.UNCONFIRMED, None)
    assert question.reference.startswith("S-")
    assert question.constituency == mp.memberships.get().constituency
    [mail] = deliver_mail()
    assert mail.to == [fields["email"]]


def test_the_confirmation_mail_repeats_nothing_that_was_typed(mp, fields, deliver_mail):
    fields |= {"subject": "SPAMSUBJECT", "text": "SPAMTEXT", "author_name": "SPAMNAME"}
    put(mp, {**fields, "place": "SPAMPLACE"})
    [mail] = deliver_mail()
    assert "SPAM" not in mail.subject + mail.body + mail.alternatives[0].content


def test_the_same_key_twice_is_one_question_and_one_mail(mp, fields):
    key = uuid4()
    first, second = (put(mp, fields, key=key) for _ in range(2))
    assert first == second
    assert OutgoingMail.objects.count() == 1


def test_going_back_and_correcting_the_address_is_a_question_of_its_own(mp, fields):
    key = uuid4()
    first = put(mp, fields, key=key)
    second = put(mp, fields | {"email": "right@example.az"}, key=key)
    assert first != second
    assert second.email == "right@example.az"


def test_going_back_and_correcting_a_word_is_no_repetition_that_would_lose_it(mp, fields):
    key = uuid4()
    put(mp, fields, key=key)
    with pytest.raises(TooManyMailsError):
        put(mp, fields | {"text": "Nə vaxt və harada?"}, key=key)


def test_a_key_somebody_else_used_with_another_mp_reveals_nothing(mp, fields):
    key = uuid4()
    put(mp, fields, key=key)
    other = MembershipFactory().person
    assert put(other, fields | {"email": "somebody@example.az"}, key=key).recipient == other


def test_the_link_confirms_once(mp, fields, deliver_mail, link_in):
    question = put(mp, fields)
    token = token_of(link_in, deliver_mail()[0])
    assert asking.confirm(token) == question
    question.refresh_from_db()
    assert question.delivery == Delivery.QUEUED
    assert question.confirmed_at is not None
    with pytest.raises(LinkProblem, match="used"):
        asking.confirm(token)


@pytest.mark.parametrize("token", ["", "x", "ə" * 50, "\x00", "\ud800", "9" * 10_000])
def test_a_wrong_link_is_unknown(db, token):
    with pytest.raises(LinkProblem, match="unknown"):
        asking.confirm(token)


def test_a_link_of_another_flow_confirms_nothing(mp, fields, deliver_mail, link_in):
    put(mp, fields)
    stop = link_in(deliver_mail()[0], "/stop/").rstrip("/").rsplit("/", 1)[-1]
    with pytest.raises(LinkProblem, match="unknown"):
        asking.confirm(stop)


def test_the_link_lives_as_long_as_the_question(mp, fields, deliver_mail, link_in, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    put(mp, fields)
    token = token_of(link_in, deliver_mail()[0])
    time_machine.move_to(start + dt.timedelta(days=7, seconds=-1), tick=False)
    assert asking.waiting_question(token)
    assert asking.purge_unconfirmed() == 0
    time_machine.move_to(start + dt.timedelta(days=7), tick=False)
    assert asking.purge_unconfirmed() == 1
    assert not Question.objects.exists()
    assert not Confirmation.objects.filter(purpose="question").exclude(email="").exists()
    with pytest.raises(LinkProblem, match="expired"):
        asking.confirm(token)


def test_purging_spares_confirmed_questions(mp):
    old = timezone.now() - dt.timedelta(days=30)
    kept = QuestionFactory(queued=True, created_at=old)
    QuestionFactory(created_at=old)
    assert asking.purge_unconfirmed() == 1
    assert list(Question.objects.all()) == [kept]


def test_a_hundred_questions_with_a_strangers_address_are_one_mail(mp, fields):
    put(mp, fields)
    for _ in range(99):
        with pytest.raises(TooManyMailsError):
            put(mp, fields)
    assert OutgoingMail.objects.filter(recipient=fields["email"]).count() == 1
    assert Question.objects.count() == 1


def test_the_window_opens_again_when_it_says(mp, fields, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    put(mp, fields)
    with pytest.raises(TooManyMailsError) as refusal:
        put(mp, fields)
    time_machine.move_to(refusal.value.until + dt.timedelta(seconds=1), tick=False)
    assert put(mp, fields)


def test_one_address_does_not_use_up_anothers_window(mp, fields):
    put(mp, fields)
    assert put(mp, {**fields, "email": "other@example.org"})


def test_a_stopped_address_gets_no_mail_and_nobody_notices(mp, fields, deliver_mail, link_in):
    put(mp, fields)
    stop = link_in(deliver_mail()[0], "/stop/").rstrip("/").rsplit("/", 1)[-1]
    assert mailings.stop(stop).email == fields["email"]
    sent = len(deliver_mail())
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        assert put(mp, fields).delivery == Delivery.UNCONFIRMED
        assert len(deliver_mail()) == sent
        # As from any other address: the second try must not tell that the first sent nothing.
        with pytest.raises(TooManyMailsError):
            put(mp, {**fields, "text": "Başqa sual"})


def test_an_account_with_a_proved_address_needs_no_mail(mp, fields, person_with):
    author = person_with(Role.CITIZEN)
    question = put(mp, fields, author=author)
    question.refresh_from_db()
    assert (question.delivery, question.email) == (Delivery.QUEUED, author.email)
    assert question.author == author
    assert not OutgoingMail.objects.exists()


def test_an_account_asks_a_limited_number_of_questions_a_day(mp, fields, person_with, settings):
    settings.QUESTIONS_PER_DAY = 2
    author = person_with(Role.CITIZEN)
    put(mp, fields, author=author)
    put(mp, fields, author=author)
    with pytest.raises(TooManyQuestionsError):
        put(mp, fields, author=author)
    assert Question.objects.count() == 2


def test_nobody_asks_a_person_without_a_seat(fields):
    former = PersonFactory(seat=False)
    with pytest.raises(asking.NoSeatError):
        put(former, fields)
    assert not Question.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_nobody_asks_a_person_without_an_address(fields):
    with pytest.raises(asking.NoSeatError):
        put(PersonFactory(email=""), fields)
    assert not Question.objects.exists()


def test_a_seat_lost_before_confirming_keeps_question_and_link(mp, fields, deliver_mail, link_in):
    question = put(mp, fields)
    token = token_of(link_in, deliver_mail()[0])
    mp.memberships.update(end=workdays.today() - dt.timedelta(days=1))
    with pytest.raises(asking.NoSeatError):
        asking.confirm(token)
    question.refresh_from_db()
    assert question.delivery == Delivery.UNCONFIRMED
    assert asking.waiting_question(token) == question


def test_an_mp_who_moved_to_another_constituency_is_not_asked_for_the_old_one(
    mp, fields, deliver_mail, link_in
):
    put(mp, fields)
    token = token_of(link_in, deliver_mail()[0])
    mp.memberships.update(end=workdays.today() - dt.timedelta(days=1))
    MembershipFactory(person=mp, start=workdays.today())
    with pytest.raises(asking.NoSeatError):
        asking.confirm(token)
