"""The demonstration's people and questions: invented, labelled, loaded once."""

import pytest

from constituents.demo import load_people, load_questions
from constituents.models import Answer, Constituency, FollowUp, Person, Question
from core.models import LedgerEntry, OutgoingMail
from tests.data import PROJECT

pytestmark = pytest.mark.django_db

CONTENT = PROJECT / "cms/demo/content"


@pytest.fixture
def loaded():
    load_people(CONTENT / "people.json")
    return load_questions(CONTENT / "questions.json", lambda slug, label, language: None)


def test_everybody_is_labelled_as_invented(loaded):
    assert Person.objects.exists()
    assert not Person.objects.filter(is_demonstration=False).exists()


def test_names_are_there_in_three_languages(loaded):
    for person in Person.objects.all():
        assert all((person.name_az, person.name_en, person.name_ru, person.committee_ru))


def test_all_constituencies_of_the_scheme_are_there(loaded):
    assert Constituency.objects.current().count() == 125


def test_the_vacant_seat_has_its_note(loaded):
    assert Constituency.objects.exclude(vacancy_note_az="").exclude(vacancy_note_az=None).exists()


def test_questions_have_answers_in_the_past_and_mails_went_to_nobody(loaded):
    assert Answer.objects.exists()
    assert FollowUp.objects.exists()
    assert Question.objects.filter(visibility="private").exists()
    for answer in Answer.objects.select_related("question"):
        assert answer.question.delivered_at < answer.published_at
    assert not OutgoingMail.objects.exists()


def test_loading_again_changes_nothing(loaded):
    def counts():
        models = (Person, Question, Answer, FollowUp, LedgerEntry, Constituency)
        return [model.objects.count() for model in models]

    before = counts()
    load_people(CONTENT / "people.json")
    assert load_questions(CONTENT / "questions.json") == loaded
    assert counts() == before


def test_a_question_about_a_law_points_at_its_page(db):
    load_people(CONTENT / "people.json")
    load_questions(
        CONTENT / "questions.json",
        lambda slug, label, language: (f"/bills/{slug}/", f"{slug} {label} {language}"),
    )
    found = Question.objects.filter(about_path="/bills/defamation/", language="ru").first()
    assert found.about_title.endswith(" ru")
