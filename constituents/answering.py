"""The MP's side: answering and declining; and the moderator's: holding."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from constituents.addresses import address_of
from constituents.delivering import record
from constituents.enums import PUBLIC_VISIBILITIES, Dialogue, SignedAs
from constituents.models import Answer, Question
from constituents.transitions import move
from core import mail
from core.models import User
from core.submissions import own_key

ANSWERED_MAIL = "constituents/mail/answered"
DECLINED_MAIL = "constituents/mail/declined"


@transaction.atomic
def publish_answer(
    question: Question, *, text: str, signed_as: SignedAs, language: str, by: User, key: UUID
) -> Answer:
    """Answer a question; the same form with the same words returns the first.

    Raises MoveRefusedError when it was answered or closed meanwhile; nothing is stored then.
    """
    Question.objects.select_for_update().get(pk=question.pk)
    stored_key = own_key(key, question.pk, signed_as, text)
    known = question.answers.filter(submission_key=stored_key).first()
    if known:
        return known
    move(question.pk, dialogue=Dialogue.ANSWERED)
    answer = Answer.objects.create(
        question=question,
        text=text,
        language=language,
        signed_as=signed_as,
        author=by,
        submission_key=stored_key,
    )
    record("question.answered", question, signed_as=str(signed_as))
    _tell_author(question, f"question-answered:{answer.pk}", ANSWERED_MAIL, answer=answer)
    return answer


@transaction.atomic
def decline(question: Question, *, reason: str) -> None:
    """Say that there will be no answer, and why. Raises MoveRefusedError."""
    moved = move(question.pk, dialogue=Dialogue.DECLINED)
    moved.decline_reason = reason
    moved.save(update_fields=["decline_reason"])
    record("question.declined", question)
    key = f"question-declined:{question.reference}:{question.answers.count()}"
    _tell_author(question, key, DECLINED_MAIL, reason=reason)


def _tell_author(question: Question, key: str, template: str, **context: object) -> None:
    """The whole text goes along: who asked privately without an account has no other place."""
    mail.enqueue(
        key=key,
        to=question.email,
        language=question.language,
        template=template,
        context={"question": question, "url": _page_url(question), **context},
    )


def _page_url(question: Question) -> str:
    if question.visibility not in PUBLIC_VISIBILITIES and question.author_id is None:
        return ""
    return address_of("question", question.reference, language=question.language)


@transaction.atomic
def hold(question: Question, *, reason: str) -> None:
    """Take a question off the public site; a second call changes nothing."""
    found = Question.objects.select_for_update().get(pk=question.pk)
    if found.held_at is None:
        found.held_at, found.held_reason = timezone.now(), reason
        _keep_hold(found, "question.held", reason=reason)


@transaction.atomic
def release(question: Question) -> None:
    """Show a held question again; a second call changes nothing."""
    found = Question.objects.select_for_update().get(pk=question.pk)
    if found.held_at is not None:
        found.held_at, found.held_reason = None, ""
        _keep_hold(found, "question.released")


def _keep_hold(question: Question, kind: str, **public: str) -> None:
    # By save(), not update(): whoever mirrors public questions hears of it by signal.
    question.save(update_fields=["held_at", "held_reason"])
    record(kind, question, **public)
