"""The letters: two forms, three languages, our own links only, nothing private in the subject."""

import pytest

from constituents import delivering, workdays
from constituents.models import Question
from core.models import OutgoingMail
from tests.factories.constituents import PersonFactory, QuestionFactory
from tests.factories.letters import OF_QUESTIONS as LETTERS
from tests.factories.letters import declined_letter, follow_up_letter, question_letter

pytestmark = pytest.mark.django_db

LANGUAGES = ["az", "en", "ru"]


@pytest.fixture(params=sorted(LETTERS))
def kind(request) -> str:
    return request.param


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_speaks_its_readers_language_in_both_forms(mp, deliver_mail, kind, language):
    LETTERS[kind](mp, language)
    letter = deliver_mail()[-1]
    html = letter.alternatives[0].content
    assert f'<html lang="{language}">' in html
    assert f"http://testserver/{language}/" in letter.body
    assert f"http://testserver/{language}/" in html
    assert "GIZLI" not in letter.subject


def test_the_three_languages_differ(mp, deliver_mail, kind):
    for language in LANGUAGES:
        person = PersonFactory(with_account=True)
        LETTERS[kind](person, language)
        # The window of one address would hold the second confirmation back.
        Question.objects.filter(delivery="unconfirmed").delete()
        OutgoingMail.objects.filter(template__endswith="confirm").update(
            recipient=f"{language}@example.org"
        )
    subjects = {letter.subject.split("S-")[0] for letter in deliver_mail()}
    assert len(subjects) == 3


def test_a_letter_is_plain_and_calls_nobody_else(mp, deliver_mail, kind):
    LETTERS[kind](mp, "az")
    letter = deliver_mail()[-1]
    html = letter.alternatives[0].content
    for forbidden in ("<img", "<script", "<link", "url("):
        assert forbidden not in html
    links = [part.split('"')[0] for part in html.split('href="')[1:]]
    assert links
    assert all(link.startswith("http://testserver/") for link in links)


def test_the_text_form_shows_signs_as_they_were_typed(mp, deliver_mail):
    delivering.hand_over(
        QuestionFactory(recipient=mp, queued=True, text="“A” & <B> 'C'", subject="5 < 7 & 8").pk
    )
    [letter] = deliver_mail()
    assert "“A” & <B> 'C'" in letter.body
    assert "5 < 7 & 8" in letter.body


def test_no_letter_shows_the_authors_address_to_the_office(mp, deliver_mail):
    question_letter(mp, "az")
    follow_up_letter(mp, "az")
    addresses = set(Question.objects.values_list("email", flat=True))
    for letter in deliver_mail():
        everything = letter.body + letter.alternatives[0].content
        assert not any(address in everything for address in addresses)


def test_the_body_is_erased_from_the_log_after_sending(mp, deliver_mail):
    declined_letter(mp, "az")
    deliver_mail()
    kept = OutgoingMail.objects.get()
    assert (kept.text, kept.html) == ("", "")


def test_the_deadline_of_the_office_is_fifteen_working_days_on(mp):
    question = QuestionFactory(recipient=mp, delivered=True)
    start = workdays.day_of(question.delivered_at)
    assert workdays.between(start, question.deadline) == 15
