"""The way of a confirmed question to the MP's mailbox."""

import datetime as dt
import logging
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from constituents.addresses import address_of
from constituents.conf import limit
from constituents.enums import PUBLIC_VISIBILITIES, Delivery
from constituents.models import Person, Question
from constituents.seats import holds_seat
from constituents.transitions import move
from core import ledger, mail
from core.models import OutgoingMail

logger = logging.getLogger(__name__)

QUESTION_MAIL = "constituents/mail/question"
UNDELIVERED_MAIL = "constituents/mail/undelivered"


def send_off(question: Question) -> None:
    """Mark the question confirmed and enqueue its delivery, in the caller's transaction."""
    from constituents.tasks import deliver_question  # needs the jobs app to be ready

    moved = move(question.pk, delivery=Delivery.QUEUED)
    question.delivery, question.confirmed_at = moved.delivery, moved.confirmed_at
    deliver_question.defer(question_id=question.pk)


@transaction.atomic
def hand_over(question_id: int) -> None:
    """Queue the mail to the MP. Run twice it does nothing more.

    The seat is looked at once more: between confirming and sending it may have changed hands.
    """
    question = _locked(pk=question_id, delivery=Delivery.QUEUED)
    if question is None:
        return
    person = question.recipient
    if not person.mail_address or not holds_seat(person, question.constituency):
        give_up(question)
        return
    mail.enqueue(
        key=mail_key(question),
        to=person.mail_address,
        language=language_of(person),
        template=QUESTION_MAIL,
        context={"question": question, "desk_url": desk_url(question)},
    )
    move(question.pk, delivery=Delivery.SENT)


def mail_key(question: Question) -> str:
    return f"question:{question.reference}:{question.recipient_id}"


def desk_url(question: Question) -> str:
    return address_of("desk_question", question.reference, language=language_of(question.recipient))


def language_of(person: Person) -> str:
    """The language an MP's office is written to in: its account's, or Azerbaijani."""
    return person.user.language if person.user else "az"


def _locked(**lookup: Any) -> Question | None:
    found = Question.objects.select_for_update(of=("self",)).filter(**lookup)
    return found.select_related("recipient__user", "constituency").first()


@transaction.atomic
def record_delivery(key: str) -> None:
    """The MP's mail server took the mail `key`: the question is delivered, hence published."""
    reference = key.split(":")[1]
    question = _locked(reference=reference, delivery=Delivery.SENT)
    if question is None or mail_key(question) != key:
        return
    move(question.pk, delivery=Delivery.DELIVERED)
    record("question.delivered", question)


def record(kind: str, question: Question, **public: object) -> None:
    """Into the ledger: openly what is public, as a commitment what is not."""
    facts: dict[str, object] = {
        "recipient": question.recipient.slug,
        "constituency": question.constituency.number,
        **public,
    }
    subject = f"question:{question.reference}"
    if question.visibility in PUBLIC_VISIBILITIES:
        ledger.append(kind, subject=subject, public=facts)
    else:
        ledger.append(kind, subject=subject, private=facts)


def give_up(question: Question) -> None:
    """The question cannot reach the MP: say so to the author, with the text."""
    move(question.pk, delivery=Delivery.FAILED)
    record("question.undeliverable", question)
    logger.warning("question %s could not be delivered", question.reference)
    mail.enqueue(
        key=f"question-undelivered:{question.reference}",
        to=question.email,
        language=question.language,
        template=UNDELIVERED_MAIL,
        context={
            "question": question,
            "list_url": address_of("mp_list", language=question.language),
        },
    )


def give_up_late(now: dt.datetime | None = None) -> int:
    """Give up questions whose mail has not gone out in time; returns how many."""
    late = (now or timezone.now()) - dt.timedelta(hours=limit("QUESTION_DELIVERY_HOURS"))
    on_the_way = Q(delivery=Delivery.SENT, sent_at__lt=late)
    waiting = Q(delivery=Delivery.QUEUED, confirmed_at__lt=late)
    found = Question.objects.filter(on_the_way | waiting).values_list("pk", flat=True)
    return sum(_give_up_one(pk) for pk in found)


@transaction.atomic
def _give_up_one(question_id: int) -> bool:
    question = _locked(pk=question_id, delivery__in=[Delivery.SENT, Delivery.QUEUED])
    if question is None or _mail_went(question):
        return False
    give_up(question)
    return True


def _mail_went(question: Question) -> bool:
    sent = OutgoingMail.Status.SENT
    return OutgoingMail.objects.filter(key=mail_key(question), status=sent).exists()
