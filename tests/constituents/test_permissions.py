"""Who may do what: the access functions alone, apart from any page."""

import pytest
from django.contrib.auth.models import AnonymousUser

from constituents import permissions
from constituents.enums import SignedAs
from constituents.models import Question
from core.roles import Role, grant
from tests.factories.constituents import PersonFactory, QuestionFactory

pytestmark = pytest.mark.django_db

ANYBODY = AnonymousUser()


@pytest.fixture
def question(mp):
    return QuestionFactory(recipient=mp, delivered=True)


def test_an_mp_may_sign_in_every_way(mp, question):
    assert permissions.signatures_for(mp.user, question) == tuple(SignedAs)


def test_an_assistant_signs_on_behalf_only(assistant, question):
    assert permissions.signatures_for(assistant, question) == (SignedAs.ON_BEHALF,)


def test_an_mp_who_assists_another_signs_there_as_an_assistant(person_with, question, mp):
    colleague = person_with(Role.MP, Role.ASSISTANT)
    mp.assistants.add(colleague)
    assert permissions.signatures_for(colleague, question) == (SignedAs.ON_BEHALF,)


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.MP, Role.ASSISTANT}])
def test_nobody_else_signs_anything(person_with, question, role):
    user = person_with(role)
    assert permissions.signatures_for(user, question) == ()
    assert not permissions.has_desk(user)
    assert not permissions.desk_questions(user).exists()


def test_anonymous_visitors_hold_no_permission(question):
    assert not permissions.has_desk(ANYBODY)
    assert not permissions.may_answer(ANYBODY, question)
    assert not permissions.may_follow_up(ANYBODY, question)
    assert not permissions.may_hold(ANYBODY, question)
    assert permissions.signatures_for(ANYBODY, question) == ()
    assert permissions.confirmed_address(ANYBODY) == ""


def test_an_inactive_account_holds_none(mp, question):
    mp.user.is_active = False
    mp.user.save()
    assert not permissions.desk_questions(mp.user).exists()
    assert permissions.signatures_for(mp.user, question) == ()


@pytest.mark.parametrize(
    ("state", "on_desk"),
    [
        ({}, False),
        ({"queued": True}, False),
        ({"queued": True, "delivery": "failed"}, False),
        ({"sent": True}, True),
        ({"delivered": True}, True),
        ({"sent": True, "delivery": "bounced"}, True),
        ({"delivered": True, "private": True}, True),
    ],
)
def test_the_desk_shows_what_was_sent_to_this_mp(mp, assistant, state, on_desk):
    question = QuestionFactory(recipient=mp, **state)
    stranger = PersonFactory(with_account=True).user
    for user in (mp.user, assistant):
        assert permissions.may_answer(user, question) == on_desk
    assert not permissions.may_answer(stranger, question)


def test_the_desk_of_a_helper_of_two_mps_holds_both(person_with):
    helper = person_with(Role.ASSISTANT)
    asked = []
    for _ in range(2):
        person = PersonFactory()
        person.assistants.add(helper)
        asked.append(QuestionFactory(recipient=person, delivered=True))
    assert set(permissions.desk_questions(helper)) == set(asked)


def test_a_superuser_without_a_role_reads_no_private_question(person_with):
    private = QuestionFactory(delivered=True, private=True)
    superuser = person_with(is_superuser=True, is_staff=True)
    assert private not in permissions.readable_questions(superuser)


def test_only_public_questions_can_be_held(person_with):
    moderator = person_with(Role.MODERATOR)
    assert permissions.may_hold(moderator, QuestionFactory(delivered=True))
    assert not permissions.may_hold(moderator, QuestionFactory(delivered=True, private=True))
    assert not permissions.may_hold(moderator, QuestionFactory(queued=True))


def test_only_the_author_asks_again_and_only_under_an_answer(person_with, mp):
    author = person_with(Role.CITIZEN)
    answered = QuestionFactory(recipient=mp, author=author, answered=True)
    waiting = QuestionFactory(recipient=mp, author=author, delivered=True)
    assert permissions.may_follow_up(author, answered)
    assert not permissions.may_follow_up(author, waiting)
    assert not permissions.may_follow_up(mp.user, answered)
    assert not permissions.may_follow_up(person_with(Role.CITIZEN), answered)


def test_a_question_without_an_account_belongs_to_no_account(person_with):
    question = QuestionFactory(answered=True)
    assert question.author is None
    assert not permissions.may_follow_up(ANYBODY, question)


def test_an_address_counts_when_its_owner_proved_it(person_with):
    proved = person_with(Role.CITIZEN)
    unproved = person_with(Role.CITIZEN, verified=False)
    assert permissions.confirmed_address(proved) == proved.email
    assert permissions.confirmed_address(unproved) == ""


def test_an_address_changed_since_counts_no_more(person_with):
    user = person_with(Role.CITIZEN)
    user.email = "other@example.org"
    assert permissions.confirmed_address(user) == ""


def test_a_new_role_opens_the_desk_at_once(person_with, mp, question):
    helper = person_with(Role.CITIZEN)
    mp.assistants.add(helper)
    assert not permissions.may_answer(helper, question)
    grant(helper, Role.ASSISTANT)
    assert permissions.may_answer(helper, question)


def test_visible_questions_come_once_however_many_reasons_there_are(person_with):
    both = person_with(Role.MP, Role.ASSISTANT, Role.MODERATOR)
    person = PersonFactory(user=both)
    person.assistants.add(both)
    person.assistants.add(person_with(Role.ASSISTANT))
    question = QuestionFactory(recipient=person, author=both, delivered=True)
    assert list(Question.objects.visible_to(both)) == [question]
    assert list(Question.objects.on_desk_of(both)) == [question]
