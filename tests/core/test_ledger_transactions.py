"""Every kind of fact is appended in the transaction that makes it so: a rollback leaves nothing."""

from uuid import uuid4

import pytest
from django.db import transaction

from constituents import answering, following_up
from constituents.delivering import give_up, record_delivery
from constituents.enums import Delivery, Dialogue, SignedAs
from constituents.models import Question
from core import switches
from core.ledger import first_fault
from core.models import LedgerEntry, OutgoingMail, Switch
from core.roles import Role
from legislation.commenting import moderate, reply
from legislation.enums import CommentStatus, Outcome
from legislation.models import Comment
from legislation.publishing import publish
from tests.factories.comments import CommentFactory
from tests.factories.constituents import QuestionFactory
from tests.factories.legislation import VersionFactory, law

pytestmark = pytest.mark.django_db


def comment_published(person_with):
    comment = CommentFactory(status=CommentStatus.PENDING)
    moderate.publish(comment.pk, person_with(Role.MODERATOR), seen=CommentStatus.PENDING)


def comment_rejected(person_with):
    comment = CommentFactory(status=CommentStatus.PENDING)
    moderate.reject(
        comment.pk, person_with(Role.MODERATOR), seen=CommentStatus.PENDING, rule="insult"
    )


def comment_replied(person_with):
    comment = CommentFactory(status=CommentStatus.PUBLISHED)
    reply.give_reply(
        comment.pk,
        person_with(Role.EDITOR),
        outcome=Outcome.EXPLAINED,
        text="Cavab.",
        language="az",
    )


def identity_opened(person_with):
    moderate.open_identity(CommentFactory(), person_with(Role.MODERATOR), "duty_of_care")


def question_answered(person_with):
    question = QuestionFactory(delivery=Delivery.DELIVERED)
    answering.publish_answer(
        question,
        text="Cavab.",
        signed_as=SignedAs.MP,
        language="az",
        by=person_with(Role.MP),
        key=uuid4(),
    )


def question_declined(person_with):
    answering.decline(QuestionFactory(delivery=Delivery.DELIVERED), reason="Səlahiyyətə aid deyil")


def question_held(person_with):
    answering.hold(QuestionFactory(delivery=Delivery.DELIVERED), reason="Qayda 1")


def question_followed_up(person_with):
    question = QuestionFactory(delivery=Delivery.DELIVERED, dialogue=Dialogue.ANSWERED)
    following_up.follow_up(question, text="Bəs sonra?", language="az", key=uuid4())


def question_delivered(person_with):
    question = QuestionFactory(delivery=Delivery.SENT)
    record_delivery(f"question:{question.reference}:{question.recipient_id}")


def question_undeliverable(person_with):
    give_up(QuestionFactory(delivery=Delivery.SENT))


def version_published(person_with):
    publish(VersionFactory(text=law()), by=person_with(Role.EDITOR))


def switch_stopped(person_with):
    switches.throw(Switch.Name.MAIL, stop=True, notes={}, by=person_with(Role.EDITOR))


FACTS = {
    "comment.published": comment_published,
    "comment.rejected": comment_rejected,
    "comment.replied": comment_replied,
    "moderation.identity_opened": identity_opened,
    "question.answered": question_answered,
    "question.declined": question_declined,
    "question.held": question_held,
    "question.followed_up": question_followed_up,
    "question.delivered": question_delivered,
    "question.undeliverable": question_undeliverable,
    "version.published": version_published,
    "switch.stopped": switch_stopped,
}


@pytest.mark.parametrize("kind", FACTS)
def test_a_fact_is_appended_once(kind, person_with):
    FACTS[kind](person_with)
    assert LedgerEntry.objects.filter(kind=kind).count() == 1
    assert first_fault() is None


@pytest.mark.parametrize("kind", FACTS)
def test_a_fact_that_is_rolled_back_leaves_no_entry_and_no_letter(kind, person_with):
    with transaction.atomic():
        FACTS[kind](person_with)
        transaction.set_rollback(True)
    assert not LedgerEntry.objects.filter(kind=kind).exists()
    assert not OutgoingMail.objects.exists()
    assert not Comment.objects.exists()
    assert not Question.objects.exists()
    assert first_fault() is None


@pytest.mark.parametrize("kind", FACTS)
def test_a_fact_that_cannot_be_recorded_does_not_happen(kind, person_with, monkeypatch):
    """The other way round: without the entry nothing else is stored either."""

    def fail(*args, **kwargs):
        raise RuntimeError("no ledger")

    monkeypatch.setattr("core.ledger.append", fail)
    with pytest.raises(RuntimeError, match="no ledger"):
        FACTS[kind](person_with)
    assert not OutgoingMail.objects.exists()
    assert not Comment.objects.filter(moderated_at__isnull=False).exists()
    assert not Question.objects.filter(answered_at__isnull=False, answers__isnull=False).exists()
