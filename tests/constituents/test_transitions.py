"""The three axes: every pair of states, in the table and in the database."""

from itertools import permutations

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from constituents.enums import Delivery, Dialogue, Visibility
from constituents.models import Question
from constituents.transitions import AXES, STAMPS, MoveRefusedError, is_allowed, move
from tests.factories.constituents import AnswerFactory, QuestionFactory

CHOICES = {"delivery": Delivery, "dialogue": Dialogue, "visibility": Visibility}
PAIRS = [
    (axis, old, new) for axis, states in CHOICES.items() for old, new in permutations(states, 2)
]

# What must be true whatever else is added to the tables.
NEVER = [
    ("delivery", Delivery.UNCONFIRMED, Delivery.SENT),
    ("delivery", Delivery.UNCONFIRMED, Delivery.DELIVERED),
    ("delivery", Delivery.QUEUED, Delivery.DELIVERED),
    ("delivery", Delivery.DELIVERED, Delivery.QUEUED),
    ("dialogue", Dialogue.ANSWERED, Dialogue.AWAITING),
    ("dialogue", Dialogue.ANSWERED, Dialogue.DECLINED),
    ("dialogue", Dialogue.CLOSED, Dialogue.ANSWERED),
    ("visibility", Visibility.PRIVATE, Visibility.PUBLIC),
    ("visibility", Visibility.PRIVATE, Visibility.WITHOUT_NAME),
    ("visibility", Visibility.WITHOUT_NAME, Visibility.PUBLIC),
]

in_state = {
    "delivery": lambda state: {"delivery": state},
    "dialogue": lambda state: {"delivery": Delivery.DELIVERED, "dialogue": state},
    "visibility": lambda state: {"visibility": state},
}


def question_in(axis: str, state: str) -> Question:
    return QuestionFactory(**in_state[axis](state))


def test_every_state_of_every_axis_has_its_row():
    for axis, states in CHOICES.items():
        assert set(AXES[axis]) == set(states.values)
        assert {new for targets in AXES[axis].values() for new in targets} <= set(states.values)


@pytest.mark.parametrize(("axis", "old", "new"), NEVER)
def test_a_move_that_would_break_a_promise_is_in_no_table(axis, old, new):
    assert not is_allowed(axis, old, new)


@given(st.sampled_from(sorted(AXES)), st.text(max_size=20), st.text(max_size=20))
@hypothesis_settings(deadline=None)
def test_unknown_states_go_nowhere(axis, old, new):
    assert is_allowed(axis, old, new) == (new in AXES[axis].get(old, ()))


@given(st.sampled_from(sorted(CHOICES)), st.data())
@hypothesis_settings(deadline=None)
def test_no_walk_through_the_tables_leaves_the_known_states(axis, data):
    state = data.draw(st.sampled_from(CHOICES[axis].values))
    for _ in range(12):
        onward = sorted(AXES[axis][state])
        if not onward:
            break
        state = data.draw(st.sampled_from(onward))
        assert state in CHOICES[axis].values


@given(st.data())
@hypothesis_settings(deadline=None)
def test_a_question_only_ever_becomes_less_visible(data):
    order = [Visibility.PUBLIC, Visibility.WITHOUT_NAME, Visibility.PRIVATE]
    old, new = data.draw(st.tuples(st.sampled_from(order), st.sampled_from(order)))
    if is_allowed("visibility", old, new):
        assert order.index(new) > order.index(old)


@pytest.mark.django_db
@pytest.mark.parametrize(("axis", "old", "new"), PAIRS)
def test_the_database_allows_exactly_what_the_tables_allow(axis, old, new):
    question = question_in(axis, old)
    update = Question.objects.filter(pk=question.pk)
    if is_allowed(axis, old, new):
        assert update.update(**{axis: new}) == 1
        return
    with pytest.raises(IntegrityError, match="may not move"), transaction.atomic():
        update.update(**{axis: new})


@pytest.mark.django_db
@pytest.mark.parametrize(("axis", "old", "new"), PAIRS)
def test_move_obeys_the_tables_and_stamps_the_moment(axis, old, new):
    question = question_in(axis, old)
    if not is_allowed(axis, old, new):
        with pytest.raises(MoveRefusedError) as refusal:
            move(question.pk, **{axis: new})
        assert (refusal.value.axis, refusal.value.new) == (axis, new)
        question.refresh_from_db()
        assert getattr(question, axis) == old
        return
    moved = move(question.pk, **{axis: new})
    assert getattr(moved, axis) == new
    if (axis, new) in STAMPS:
        assert getattr(moved, STAMPS[axis, new]) is not None


@pytest.mark.django_db
def test_of_two_moves_at_once_none_happens_when_one_is_refused():
    question = QuestionFactory(delivered=True)
    with pytest.raises(MoveRefusedError):
        move(question.pk, dialogue=Dialogue.ANSWERED, delivery=Delivery.QUEUED)
    question.refresh_from_db()
    assert question.dialogue == Dialogue.AWAITING


@pytest.mark.django_db
@pytest.mark.parametrize("axis", sorted(CHOICES))
def test_the_database_knows_no_other_state(axis):
    question = QuestionFactory.build(
        recipient=None, constituency=QuestionFactory().constituency, **{axis: "elsewhere"}
    )
    question.recipient = QuestionFactory().recipient
    with pytest.raises(IntegrityError), transaction.atomic():
        question.save()


@pytest.mark.django_db
def test_an_unconfirmed_question_cannot_be_answered():
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionFactory(dialogue=Dialogue.ANSWERED)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["subject", "text", "reference", "about_title"])
def test_a_confirmed_question_is_frozen(field):
    question = QuestionFactory(queued=True)
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(**{field: "başqa"})


@pytest.mark.django_db
def test_a_confirmed_question_cannot_be_deleted_and_an_unconfirmed_one_can():
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionFactory(queued=True).delete()
    assert QuestionFactory().delete()[0] == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE constituents_answer SET text = 'başqa'",
        "UPDATE constituents_answer SET signed_as = 'mp_self'",
        "DELETE FROM constituents_answer",
    ],
)
def test_a_published_answer_stays_as_it_is(statement):
    AnswerFactory()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
