"""The way of a question in words: what happened, in order, and what comes next."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from constituents.figures import Figures
from constituents.presenters import cells_of, desk_cells, line_of
from constituents.timelines import timeline_of
from tests.factories.constituents import QuestionFactory

pytestmark = pytest.mark.django_db


def states(question) -> list[str]:
    return [event["state"] for event in timeline_of(question)]


def test_a_delivered_question_waits_for_its_answer():
    question = QuestionFactory(delivered=True)
    events = timeline_of(question)
    assert [event["state"] for event in events] == ["done", "now", "next"]
    assert str(question.deadline.year) in events[-1]["when"]


def test_a_confirmed_question_waits_for_delivery():
    assert states(QuestionFactory(queued=True)) == ["now", "next"]


def test_a_failed_question_says_so():
    question = QuestionFactory(queued=True, delivery="failed")
    with translation.override("en"):
        assert timeline_of(question)[-1]["label"] == "The question could not be delivered"


def test_an_answered_question_waits_for_nothing():
    assert states(QuestionFactory(answered=True)) == ["done", "done", "now"]


def test_a_declined_question_waits_for_nothing():
    question = QuestionFactory(
        delivered=True, dialogue="declined", declined_at=timezone.now() + dt.timedelta(hours=1)
    )
    assert states(question) == ["done", "done", "now"]


def test_a_follow_up_stands_after_the_answer_and_waits_again():
    now = timezone.now()
    question = QuestionFactory(
        delivered=True,
        dialogue="follow_up",
        answered_at=now + dt.timedelta(hours=1),
        followed_up_at=now + dt.timedelta(hours=2),
    )
    with translation.override("en"):
        labels = [event["label"] for event in timeline_of(question)]
    assert labels[2:] == ["The MP's office answered", "Follow-up question asked", "Answer"]


@pytest.mark.parametrize(
    ("language", "when"), [("az", "14 mart, 18:30"), ("en", "14 March, 18:30"), ("ru", "14 марта")]
)
def test_moments_are_told_in_bakus_time(language, when):
    moment = dt.datetime(2026, 3, 14, 14, 30, tzinfo=dt.UTC)
    question = QuestionFactory(queued=True, confirmed_at=moment)
    with translation.override(language):
        assert timeline_of(question)[0]["when"].startswith(when)


def counted(**changed) -> Figures:
    given = {"asked": 14, "answered": 12, "closed": 13, "median_days": 9, "middle": (6, 12)}
    return Figures(**{**given, "signed_by_mp": 10, "by_assistant": 2, **changed})


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_drawn_figures_are_shown_in_order(language):
    with translation.override(language):
        cells = cells_of(counted())
    assert [cell["value"].split()[0] for cell in cells] == ["12", "13", "1", "9", "10"]
    assert "14" in cells[0]["base"]
    assert "6" in cells[3]["base"]


def test_without_answers_there_is_no_typical_time():
    assert len(cells_of(counted(answered=0, median_days=None, middle=None))) == 4


def test_thousands_are_grouped_by_a_hard_space():
    assert cells_of(counted(asked=9000, answered=3000))[0]["value"] == "3\u00a0000"


@pytest.mark.parametrize(
    ("asked", "words"), [(1, "вопроса"), (2, "вопросов"), (11, "вопросов"), (21, "вопроса")]
)
def test_russian_counts_decline(asked, words):
    with translation.override("ru"):
        assert cells_of(counted(asked=asked))[0]["base"] == f"из {asked} {words}"


def test_azerbaijani_nouns_stay_singular_after_numbers():
    with translation.override("az"):
        bases = {cells_of(counted(asked=n))[0]["base"].split(" ", 1)[1] for n in (1, 2, 5, 21)}
    assert bases == {"sualdan"}


def test_an_mp_nobody_asked_has_a_line_too():
    with translation.override("en"):
        assert line_of(counted(asked=0)) == "No public questions yet"
        assert line_of(counted()).startswith("12 of 14 questions answered")


def test_the_desk_counts_four_things():
    cells = desk_cells(waiting=7, last=1, overdue=1, answered=4, asked=11)
    assert [cell["value"] for cell in cells] == ["7", "1", "1", "4"]
