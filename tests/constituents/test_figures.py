"""Fair figures: counts first, no percentage of a handful, an honest interval."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from constituents import figures
from constituents.enums import SignedAs
from constituents.figures import wilson
from constituents.presenters import cells_of, line_of
from tests.factories.constituents import AnswerFactory, QuestionFactory

pytestmark = pytest.mark.django_db


def answered(person, days: int, signed_as=SignedAs.MP):
    asked = timezone.now() - dt.timedelta(days=60)
    question = QuestionFactory(
        recipient=person,
        delivered=True,
        delivered_at=asked,
        dialogue="answered",
        answered_at=asked + dt.timedelta(days=days),
    )
    AnswerFactory(question=question, signed_as=signed_as)
    return question


def overdue(person):
    return QuestionFactory(
        recipient=person, delivered=True, delivered_at=timezone.now() - dt.timedelta(days=60)
    )


def test_nothing_asked_is_nothing_counted(mp):
    counted = figures.of_person(mp)
    assert (counted.asked, counted.closed, counted.open, counted.share) == (0, 0, 0, None)
    assert counted.median_days is None


def test_counts_of_answered_open_and_overdue_questions(mp):
    for days in (4, 6, 8):
        answered(mp, days)
    answered(mp, 30, SignedAs.ON_BEHALF)
    overdue(mp)
    QuestionFactory(recipient=mp, delivered=True)
    counted = figures.of_person(mp)
    assert (counted.asked, counted.answered, counted.closed) == (6, 4, 5)
    assert (counted.open, counted.unanswered) == (1, 1)
    assert (counted.median_days, counted.signed_by_mp, counted.by_assistant) == (7, 3, 1)


def test_a_declined_question_is_closed_without_an_answer(mp):
    QuestionFactory(recipient=mp, delivered=True, dialogue="declined")
    counted = figures.of_person(mp)
    assert (counted.closed, counted.answered, counted.unanswered) == (1, 0, 1)


def test_private_unconfirmed_and_held_questions_are_not_counted(mp):
    QuestionFactory(recipient=mp, delivered=True, private=True)
    QuestionFactory(recipient=mp)
    QuestionFactory(recipient=mp, delivered=True, held_at=timezone.now())
    assert figures.of_person(mp).asked == 0


def test_nine_closed_questions_give_no_percentage_and_ten_do(mp):
    for _ in range(9):
        answered(mp, 5)
    assert figures.of_person(mp).share is None
    overdue(mp)
    counted = figures.of_person(mp)
    assert counted.share == pytest.approx(0.9)
    assert counted.interval == pytest.approx((0.596, 0.982), abs=0.001)


def test_the_interval_of_the_drawn_example_is_the_drawn_one():
    # 12 of 13 on screen 15: "between 67 and 99 %".
    low, high = wilson(12, 13)
    assert (round(low * 100), round(high * 100)) == (67, 99)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@hypothesis_settings(deadline=None)
def test_the_interval_holds_the_share_and_stays_between_0_and_1(case):
    successes, trials = case
    low, high = wilson(successes, trials)
    assert 0 <= low <= successes / trials + 1e-9
    assert successes / trials - 1e-9 <= high <= 1


@given(st.integers(1, 60), st.integers(2, 20))
@hypothesis_settings(deadline=None)
def test_more_cases_of_the_same_share_narrow_the_interval(trials, times):
    low, high = wilson(trials // 2, trials)
    narrow_low, narrow_high = wilson(trials // 2 * times, trials * times)
    assert narrow_high - narrow_low < high - low


def test_cells_show_numbers_with_their_base(mp):
    answered(mp, 5)
    overdue(mp)
    values = [cell["value"] for cell in cells_of(figures.of_person(mp))]
    assert values[:3] == ["1", "2", "0"]
    assert line_of(figures.of_person(mp))
