"""The author asks once more under an answer."""

from uuid import UUID

from django.db import transaction

from constituents.delivering import desk_url, language_of, record
from constituents.enums import Dialogue
from constituents.models import FollowUp, Question
from constituents.transitions import move
from core import mail
from core.submissions import own_key

FOLLOW_UP_MAIL = "constituents/mail/follow_up"


@transaction.atomic
def follow_up(question: Question, *, text: str, language: str, key: UUID) -> FollowUp:
    """Ask again; the same form with the same words returns the first.

    Raises MoveRefusedError when there is no answer to follow, or one is awaited already.
    """
    Question.objects.select_for_update().get(pk=question.pk)
    stored_key = own_key(key, question.pk, text)
    known = question.follow_ups.filter(submission_key=stored_key).first()
    if known:
        return known
    move(question.pk, dialogue=Dialogue.FOLLOW_UP)
    added = FollowUp.objects.create(
        question=question, text=text, language=language, submission_key=stored_key
    )
    record("question.followed_up", question)
    person = question.recipient
    if person.mail_address:
        mail.enqueue(
            key=f"question-follow-up:{added.pk}",
            to=person.mail_address,
            language=language_of(person),
            template=FOLLOW_UP_MAIL,
            context={"question": question, "added": added, "desk_url": desk_url(question)},
        )
    return added
