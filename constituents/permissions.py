"""Who may do what with a question: functions of (user, object). Views fetch through these."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser

from constituents.enums import PUBLIC_VISIBILITIES, Delivery, Dialogue, SignedAs
from constituents.models import Person, Question
from constituents.models.question import QuestionQuerySet
from constituents.transitions import is_allowed
from core.models import User
from core.roles import Role, has_role

type Visitor = User | AnonymousUser


def readable_questions(user: Visitor) -> QuestionQuerySet:
    """For everything outside this set a page answers as for a question that is not there."""
    return Question.objects.visible_to(user)


def desk_questions(user: Visitor) -> QuestionQuerySet:
    return Question.objects.on_desk_of(user)


def has_desk(user: Visitor) -> bool:
    return has_role(user, Role.MP, Role.ASSISTANT)


def is_recipient(user: Visitor, question: Question) -> bool:
    return has_role(user, Role.MP) and question.recipient.user_id == user.pk


def own_person(user: Visitor) -> Person | None:
    """The MP this account is; assistants are nobody's employers."""
    if not has_role(user, Role.MP):
        return None
    return Person.objects.filter(user=user.pk).first()


def may_answer(user: Visitor, question: Question) -> bool:
    return desk_questions(user).filter(pk=question.pk).exists()


def signatures_for(user: Visitor, question: Question) -> tuple[SignedAs, ...]:
    """The labels a person may put beside an answer: an assistant never signs as the MP."""
    if is_recipient(user, question):
        return tuple(SignedAs)
    return (SignedAs.ON_BEHALF,) if may_answer(user, question) else ()


def may_follow_up(user: Visitor, question: Question) -> bool:
    """The author, by the account the question was asked with, when there is an answer."""
    is_author = user.is_authenticated and question.author_id == user.pk
    return is_author and is_allowed("dialogue", question.dialogue, Dialogue.FOLLOW_UP)


def may_hold(user: Visitor, question: Question) -> bool:
    """Moderators may take a published question off the site; private ones are not theirs."""
    return (
        has_role(user, Role.MODERATOR)
        and question.delivery == Delivery.DELIVERED
        and question.visibility in PUBLIC_VISIBILITIES
    )


def confirmed_address(user: Visitor) -> str:
    """The account's address when its owner proved it, else an empty string."""
    if not user.is_authenticated:
        return ""
    proved = EmailAddress.objects.filter(user_id=user.pk, email=user.email, verified=True)
    return user.email if proved.exists() else ""
