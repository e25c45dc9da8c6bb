"""Answering, declining, asking again, holding."""

from uuid import uuid4

import pytest
from django.db import transaction

from constituents import answering, following_up
from constituents.enums import Dialogue, SignedAs
from constituents.models import Answer, Question
from constituents.transitions import MoveRefusedError
from core.models import LedgerEntry, OutgoingMail
from tests.factories.constituents import QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(mp):
    return QuestionFactory(recipient=mp, delivered=True)


def answer(question, **more):
    given = {"text": "Vəsait ayrılıb.", "signed_as": SignedAs.MP, "language": "az"}
    given |= {"by": question.recipient.user, "key": uuid4()}
    return answering.publish_answer(question, **{**given, **more})


def kinds() -> list[str]:
    return list(LedgerEntry.objects.order_by("sequence").values_list("kind", flat=True))


def test_an_answer_is_public_recorded_and_sent_to_the_author(question, deliver_mail):
    answer(question)
    question.refresh_from_db()
    assert question.dialogue == Dialogue.ANSWERED
    assert question.answered_at is not None
    [mail] = deliver_mail()
    assert mail.to == [question.email]
    assert "Vəsait ayrılıb." in mail.body
    assert question.get_absolute_url() in mail.body
    entry = LedgerEntry.objects.get(kind="question.answered")
    assert entry.public["signed_as"] == "mp_self"


def test_the_same_key_twice_is_one_answer_and_one_mail(question):
    key = uuid4()
    first, second = (answer(question, key=key) for _ in range(2))
    assert first == second
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize("same_form", [True, False])
def test_a_second_answer_is_refused_and_nothing_of_it_stays(question, same_form):
    key = uuid4()
    answer(question, key=key)
    with pytest.raises(MoveRefusedError):
        answer(question, text="İkinci cavab", key=key if same_form else uuid4())
    assert Answer.objects.get().text == "Vəsait ayrılıb."
    assert kinds() == ["question.answered"]


def test_a_private_answer_goes_whole_to_an_author_without_an_account(mp, deliver_mail):
    question = QuestionFactory(recipient=mp, delivered=True, private=True)
    answer(question, text="Məxfi cavab")
    [mail] = deliver_mail()
    assert "Məxfi cavab" in mail.body
    assert question.reference not in mail.body
    entry = LedgerEntry.objects.get(kind="question.answered")
    assert (entry.public, len(entry.commitment)) == ({}, 64)


def test_the_author_is_written_to_in_the_language_of_the_question(mp, deliver_mail):
    question = QuestionFactory(recipient=mp, delivered=True, language="ru")
    answer(question)
    [mail] = deliver_mail()
    assert f"/ru/questions/{question.reference}/" in mail.body


def test_declining_gives_the_reason_to_the_author(question, deliver_mail):
    answering.decline(question, reason="Bu məsələ bələdiyyənin səlahiyyətindədir.")
    question.refresh_from_db()
    assert question.dialogue == Dialogue.DECLINED
    assert "bələdiyyənin" in question.decline_reason
    [mail] = deliver_mail()
    assert "bələdiyyənin" in mail.body


def test_an_answered_question_cannot_be_declined_and_a_declined_one_can_be_answered(mp):
    answered = QuestionFactory(recipient=mp, delivered=True)
    answer(answered)
    with pytest.raises(MoveRefusedError):
        answering.decline(answered, reason="gec")
    declined = QuestionFactory(recipient=mp, delivered=True)
    answering.decline(declined, reason="yox")
    assert answer(declined)


def test_a_rolled_back_answer_leaves_nothing(question):
    with transaction.atomic():
        answer(question)
        transaction.set_rollback(True)
    assert not Answer.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert kinds() == []


def test_asking_again_opens_the_question_for_another_answer(question, deliver_mail):
    answer(question)
    question.refresh_from_db()
    first = question.answered_at
    added = following_up.follow_up(question, text="Nə vaxt?", language="az", key=uuid4())
    question.refresh_from_db()
    assert question.dialogue == Dialogue.FOLLOW_UP
    assert [mail.to for mail in deliver_mail()] == [[question.email], [question.recipient.email]]
    second = answer(question, text="Mayda.")
    question.refresh_from_db()
    assert question.answered_at == first
    assert [turn.pk for turn in question.thread][1:] == [added.pk, second.pk]


def test_asking_again_twice_with_one_key_is_one_question(question):
    answer(question)
    key = uuid4()
    first, second = (
        following_up.follow_up(question, text="Nə vaxt?", language="az", key=key) for _ in range(2)
    )
    assert first == second


def test_a_corrected_follow_up_is_refused_and_not_silently_dropped(question):
    answer(question)
    key = uuid4()
    following_up.follow_up(question, text="Nə vaxt?", language="az", key=key)
    with pytest.raises(MoveRefusedError):
        following_up.follow_up(question, text="Nə vaxt və harada?", language="az", key=key)


def test_nobody_asks_again_before_an_answer(question):
    with pytest.raises(MoveRefusedError):
        following_up.follow_up(question, text="Nə vaxt?", language="az", key=uuid4())
    assert not question.follow_ups.exists()


def test_a_follow_up_has_its_own_deadline(question):
    answer(question)
    following_up.follow_up(question, text="Nə vaxt?", language="az", key=uuid4())
    question.refresh_from_db()
    assert not question.is_overdue
    assert question.deadline is not None


def test_a_held_question_is_not_public_until_released(question):
    answering.hold(question, reason="Şəxsi məlumat")
    assert not Question.objects.public().exists()
    answering.hold(question, reason="başqa")
    question.refresh_from_db()
    assert question.held_reason == "Şəxsi məlumat"
    answering.release(question)
    answering.release(question)
    assert Question.objects.public().exists()
    assert kinds() == ["question.held", "question.released"]
