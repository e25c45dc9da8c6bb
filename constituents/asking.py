"""Putting a question: stored unconfirmed, confirmed by link, then on its way."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from constituents import quota
from constituents.addresses import address_of
from constituents.conf import confirmation_lifetime
from constituents.delivering import send_off
from constituents.models import Constituency, Person, Question
from constituents.seats import holds_seat, sitting
from core import confirmations, mail
from core.accounts.alone import lock_address, refuse_closed
from core.confirmations import LinkProblem
from core.models import Confirmation, Mailing, User
from core.submissions import own_key

CONFIRM = "question"
CONFIRM_MAIL = "constituents/mail/confirm"
FROM_FORM = ("subject", "text", "visibility", "author_name", "place", "about_path", "about_title")


class NoSeatError(Exception):
    """The person does not (or no longer) sit for a constituency, so nothing is sent."""

    def __init__(self, person: Person, constituency: Constituency | None = None) -> None:
        super().__init__(person.slug)
        self.person, self.constituency = person, constituency


@transaction.atomic
def ask(
    person: Person,
    fields: Mapping[str, Any],
    *,
    key: UUID,
    language: str,
    author: User | None = None,
) -> Question:
    """Store a question and start its way; the same form with the same words returns the first.

    With `author` (an account whose address is proved) it is confirmed at once; otherwise a
    link goes to `fields["email"]`. Raises NoSeatError, TooManyError, or PermissionDenied when the
    account is gone, and stores nothing.
    """
    email = author.email if author else fields["email"]
    lock_address(email)
    if author:
        refuse_closed(author)
    stored_key = own_key(key, person.pk, email, *(fields[name] for name in FROM_FORM))
    known = Question.objects.filter(submission_key=stored_key).first()
    if known:
        return known
    seat = sitting(person)
    if seat is None or not person.mail_address:
        raise NoSeatError(person)
    _refuse_too_many(email, author)
    question = Question.objects.create(
        **{name: fields[name] for name in FROM_FORM},
        email=email,
        author=author,
        recipient=person,
        constituency=seat.constituency,
        language=language,
        submission_key=stored_key,
    )
    if author:
        send_off(question)
    else:
        _ask_for_confirmation(question)
    return question


def _refuse_too_many(email: str, author: User | None) -> None:
    if author:
        quota.refuse_more_questions(email)
    else:
        quota.refuse_more_mails(email, CONFIRM_MAIL)


def _ask_for_confirmation(question: Question) -> None:
    """The mail says nothing of what was typed: whoever typed it may not be the owner.

    Nor is it asked here whether the owner stopped such mails: the mail is counted like any
    other, and dropped on its way, so that strangers learn nothing from the second try.
    """
    lifetime = confirmation_lifetime()
    email, reference, language = question.email, question.reference, question.language
    token = confirmations.issue(CONFIRM, reference, email=email, ttl=lifetime)
    mail.enqueue(
        key=f"question-confirm:{reference}",
        to=email,
        language=language,
        template=CONFIRM_MAIL,
        mailing=Mailing.Kind.CONFIRMATIONS,
        context={
            "confirm_url": address_of("confirm_page", token, language=language),
            "asked_at": question.created_at,
            "until": question.created_at + lifetime,
        },
    )


@transaction.atomic
def confirm(token: str) -> Question:
    """Use the link up and send the question off.

    Raises LinkProblem, or NoSeatError when the MP lost the seat meanwhile; then the link and
    the text stay.
    """
    link = confirmations.redeem(CONFIRM, token)
    question = _behind(link.subject, lock=True)
    refuse_changed_seat(question)
    send_off(question)
    return question


def waiting_question(token: str) -> Question:
    """What a link would confirm. Raises LinkProblem; changes nothing."""
    return _behind(confirmations.peek(CONFIRM, token).subject)


def _behind(reference: str, *, lock: bool = False) -> Question:
    """With `lock` nobody deletes it before the caller's transaction ends."""
    rows = Question.objects.select_for_update(of=("self",)) if lock else Question.objects
    found = rows.filter(reference=reference).select_related("recipient__user", "constituency")
    question = found.first()
    if question is None:
        # Deleted together with its time limit.
        raise LinkProblem("expired")
    return question


def refuse_changed_seat(question: Question) -> None:
    """Raises NoSeatError when the MP sits for that constituency no longer."""
    if not holds_seat(question.recipient, question.constituency):
        raise NoSeatError(question.recipient, question.constituency)


@transaction.atomic
def purge_unconfirmed(now: dt.datetime | None = None) -> int:
    """Delete questions nobody confirmed in time and return how many.

    Their links stay without the address, so that a late click reads "expired".
    """
    expired = Question.objects.expired(now or timezone.now(), confirmation_lifetime())
    references = list(expired.values_list("reference", flat=True))
    # The links before the questions, as confirming does: neither waits for the other for ever.
    Confirmation.objects.filter(purpose=CONFIRM, subject__in=references).update(email="")
    waiting = expired.filter(reference__in=references).select_for_update()
    old = list(waiting.values_list("pk", flat=True))
    Question.objects.filter(pk__in=old).delete()
    return len(old)
