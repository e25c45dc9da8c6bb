"""Each kind of letter, written by what causes it, in a language."""

from uuid import uuid4

from constituents import answering, asking, delivering, following_up
from constituents.enums import SignedAs
from constituents.models import Person
from core.accounts import address_change, invitations, letters, managing, own_data
from core.models import User
from core.roles import Role
from legislation.commenting import letters as of_comments
from legislation.commenting import moderate
from legislation.commenting.reply import give_reply
from legislation.models import Comment
from tests.factories.comments import CommentFactory
from tests.factories.constituents import PersonFactory, QuestionFactory
from tests.factories.core import UserFactory
from tests.factories.ethics_code import make_adviser, make_consultation


def confirm_letter(mp: Person, language: str) -> None:
    fields = {
        **dict.fromkeys(("subject", "text", "author_name", "place"), "GIZLI"),
        **dict.fromkeys(("about_path", "about_title"), ""),
        "visibility": "public",
        "email": "leyla@example.org",
    }
    asking.ask(mp, fields, key=uuid4(), language=language)


def question_letter(mp: Person, language: str) -> None:
    mp.user.language = language
    mp.user.save()
    delivering.hand_over(QuestionFactory(recipient=mp, queued=True, text="GIZLI").pk)


def answered_letter(mp: Person, language: str) -> None:
    question = QuestionFactory(recipient=mp, delivered=True, language=language, subject="GIZLI")
    answering.publish_answer(
        question,
        text="GIZLI",
        signed_as=SignedAs.ASSISTANT_SIGNED,
        language="az",
        by=mp.user,
        key=uuid4(),
    )


def declined_letter(mp: Person, language: str) -> None:
    question = QuestionFactory(recipient=mp, delivered=True, language=language)
    answering.decline(question, reason="GIZLI")


def follow_up_letter(mp: Person, language: str) -> None:
    mp.user.language = language
    mp.user.save()
    question = QuestionFactory(recipient=mp, answered=True)
    following_up.follow_up(question, text="GIZLI", language="az", key=uuid4())


def undelivered_letter(mp: Person, language: str) -> None:
    question = QuestionFactory(recipient=mp, queued=True, language=language, text="GIZLI")
    mp.memberships.update(end=mp.memberships.get().start)
    delivering.hand_over(question.pk)


OF_QUESTIONS = {
    "confirm": confirm_letter,
    "question": question_letter,
    "answered": answered_letter,
    "declined": declined_letter,
    "follow_up": follow_up_letter,
    "undelivered": undelivered_letter,
}
TYPED = "5 < 7 & “söz”\n\n<b>ikinci</b>\nsətir"


def of_accounts(language: str) -> None:
    """All that an account's owner, or somebody who is none, may get."""
    user, by = UserFactory(language=language), UserFactory(roles=(Role.ADMINISTRATOR,))
    leaving = UserFactory(language=language)
    address_change.begin(user, f"new-{user.email}")
    managing.replace_address(user, f"other-{user.email}", by=by)
    managing.sign_out(user, by=by)
    invitations.invite(f"guest-{user.email}", Role.EDITOR, post="", language=language, by=by)
    to: dict[str, User] = {"user": user}
    for name in ("account_already_exists", "unknown_account"):
        letters.send(f"account/email/{name}", user.email, to)
    letters.send("account/email/email_confirmation_signup", user.email, {**to, "key": "a:b:c"})
    letters.send("account/email/password_reset_key", user.email, {**to, "uid": "1", "key": "x-y"})
    own_data.erase(leaving)
    make_consultation(
        UserFactory(language=language, roles=(Role.MP,)), make_adviser(language=language)
    )


def of_comments_in(language: str) -> None:
    waiting = CommentFactory(unconfirmed=True, language=language, text=TYPED)
    of_comments.ask_for_confirmation(waiting)
    published: Comment = CommentFactory(pending=True, language=language)
    moderate.publish(published.pk, UserFactory(), seen="pending")
    give_reply(published.pk, UserFactory(), outcome="accepted", text=TYPED, language=language)
    refused = CommentFactory(pending=True, language=language, text=TYPED, proposal=TYPED)
    moderate.reject(refused.pk, UserFactory(), seen="pending", rule="off_topic", note=TYPED)


def of_questions(language: str) -> None:
    for write in OF_QUESTIONS.values():
        write(PersonFactory(with_account=True), language)
