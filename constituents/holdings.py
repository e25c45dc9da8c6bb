"""What this app holds about a person: questions asked and answers given."""

from typing import Any

from django.db.models import QuerySet

from constituents.delivering import mail_key
from constituents.enums import OPEN_DIALOGUES, Delivery, Dialogue, Visibility
from constituents.models import Answer, Person, Question
from constituents.transitions import move
from core.accounts.holdings import Holding, written_by
from core.mail.nobody import NOBODY
from core.models import OutgoingMail, User


def questions_of(user: User) -> QuerySet[Question]:
    """Confirmed ones: by account, or from the address when there was none."""
    return Question.objects.filter(written_by(user)).exclude(delivery=Delivery.UNCONFIRMED)


class ConversationHolding(Holding):
    name = "questions"

    def export(self, user: User, prepared: Any = None) -> object:
        asked = questions_of(user).select_related("recipient")
        return {
            "asked": [_question(row) for row in asked.prefetch_related("answers", "follow_ups")],
            "seat": list(Person.objects.filter(user=user).values("name", "slug", "email")),
            "assistant_of": list(Person.objects.filter(assistants=user).values("name", "slug")),
            # In an MP's or an assistant's file; the questions are other people's.
            "answers_written": list(
                Answer.objects.filter(author=user).values(
                    "text", "language", "signed_as", "published_at"
                )
            ),
        }

    def erase(self, user: User) -> None:
        for question in questions_of(user).select_related("recipient"):
            _forget_author(question)
        Question.objects.filter(email=user.email, delivery=Delivery.UNCONFIRMED).delete()
        # A public answer belongs to the MP's seat; only the account behind it is forgotten.
        Answer.objects.filter(author=user).update(author=None)


def _question(row: Question) -> dict[str, object]:
    return {
        "reference": row.reference,
        "to": row.recipient.name,
        "subject": row.subject,
        "text": row.text,
        "name": row.author_name,
        "town": row.place,
        "email": row.email,
        "who_may_read": row.visibility,
        "state": [row.delivery, row.dialogue],
        "asked": row.created_at,
        "answers": [{"text": one.text, "when": one.published_at} for one in row.answers.all()],
        "follow_ups": [{"text": one.text, "when": one.asked_at} for one in row.follow_ups.all()],
    }


def _forget_author(question: Question) -> None:
    """Saved one by one: search must hear of each."""
    is_private = question.visibility == Visibility.PRIVATE
    if is_private:
        _stop(question)
        question.refresh_from_db()
        question.subject = question.text = question.about_path = question.about_title = ""
        question.decline_reason = ""
    question.author, question.email = None, NOBODY
    question.author_name = question.place = ""
    question.save()
    if is_private:
        question.answers.update(text="")
        question.follow_ups.update(text="")


def _stop(question: Question) -> None:
    """Nothing goes out any more, and no desk waits for an answer to empty words."""
    waiting = OutgoingMail.objects.filter(key=mail_key(question), status=OutgoingMail.Status.QUEUED)
    unsent = waiting.delete()[0] > 0
    if question.delivery == Delivery.QUEUED or (unsent and question.delivery == Delivery.SENT):
        move(question.pk, delivery=Delivery.FAILED)
    if question.dialogue in OPEN_DIALOGUES:
        move(question.pk, dialogue=Dialogue.CLOSED)
