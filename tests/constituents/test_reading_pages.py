"""Reading: the list of MPs, their pages, vacant seats, questions; and who may not read what."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from constituents.models import Question
from constituents.selectors import counts_last_30_days, last_answered, latest_answers
from core.models import LedgerEntry
from core.roles import Role
from tests.factories.constituents import (
    ConstituencyFactory,
    MembershipFactory,
    PersonFactory,
    QuestionFactory,
)

pytestmark = pytest.mark.django_db

LANGUAGES = ["az", "en", "ru"]


def address(name: str, *args, language: str = "az") -> str:
    with translation.override(language):
        return reverse(f"constituents:{name}", args=args)


@pytest.fixture
def vacant():
    place = ConstituencyFactory(number=79, name="İmişli", vacancy_note="Seçki gözlənilir.")
    MembershipFactory(constituency=place, end=dt.date(2026, 9, 30))
    return place


def test_the_list_names_each_seat_and_its_mp(client, mp, vacant):
    ConstituencyFactory(number=99, name="Hələ bilinmir")
    content = client.get(address("mp_list")).content.decode()
    assert mp.name in content
    assert "İmişli" in content
    assert "Hələ bilinmir" not in content
    assert address("ask", mp.slug) in content


def test_finding_one_seat_leads_to_its_mp(client, mp):
    place = mp.memberships.get().constituency
    response = client.get(address("find"), {"q": str(place.number)})
    assert response.url == mp.get_absolute_url()


def test_finding_carries_the_subject_along(client, mp):
    about = {"about": "/az/questions/", "about_title": "Maddə 9"}
    response = client.get(address("find"), {"q": mp.name, **about})
    assert "about=%2Fquestions%2F" in response.url
    assert "Maddə 9" in client.get(response.url).content.decode()


def test_finding_several_seats_shows_the_choice(client):
    for number, name in ((15, "Yasamal I"), (16, "Yasamal II")):
        PersonFactory(seat=ConstituencyFactory(number=number, name=name))
    page = client.get(address("find"), {"q": "yasamal"})
    assert len(page.context["seats"]) == 2


def test_finding_nothing_says_so_and_keeps_the_words(client, mp):
    page = client.get(address("find"), {"q": "Atlantida <b>"})
    assert page.status_code == 200
    assert "Atlantida &lt;b&gt;" in page.content.decode()


def test_a_vacant_seat_says_since_when_and_what_to_do(client, vacant):
    response = client.get(address("find"), {"q": "İmişli"}, follow=True)
    content = response.content.decode()
    assert response.redirect_chain[-1][0] == address("constituency", 79)
    assert "1 oktyabr 2026" in content
    assert "Seçki gözlənilir." in content
    assert "/ask/" not in content


def test_a_seat_with_an_mp_leads_to_the_mp(client, mp):
    number = mp.memberships.get().constituency.number
    assert client.get(address("constituency", number)).url == mp.get_absolute_url()


def test_an_invented_mp_is_called_so_on_every_page(client):
    mp = PersonFactory(is_demonstration=True)
    question = QuestionFactory(recipient=mp, answered=True)
    for url in (
        address("mp_list", language="en"),
        address("find", language="en") + "?q=deputat",
        address("mp", mp.slug, language="en"),
        address("ask", mp.slug, language="en"),
        address("question_list", language="en"),
        address("question", question.reference, language="en"),
    ):
        page = client.get(url, follow=True)
        assert "Invented person" in page.content.decode(), url


def test_the_page_of_an_mp_shows_answers_and_what_waits(client, mp):
    answered = QuestionFactory(recipient=mp, answered=True)
    waiting = QuestionFactory(recipient=mp, delivered=True)
    private = QuestionFactory(recipient=mp, answered=True, private=True)
    content = client.get(mp.get_absolute_url()).content.decode()
    assert answered.subject in content
    assert waiting.subject in content
    assert private.subject not in content


def test_a_former_mp_keeps_the_page_and_takes_no_question(client, mp):
    mp.memberships.update(end=dt.date(2026, 1, 31))
    content = client.get(mp.get_absolute_url()).content.decode()
    assert address("ask", mp.slug) not in content


@pytest.mark.parametrize("name", ["mp_list", "find", "question_list"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_pages_say_so_in_every_language(client, name, language):
    page = client.get(address(name, language=language))
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_every_language(client, mp, vacant, language):
    question = QuestionFactory(recipient=mp, answered=True)
    for url in (
        address("mp_list", language=language),
        address("mp", mp.slug, language=language),
        address("ask", mp.slug, language=language),
        address("constituency", vacant.number, language=language),
        address("question_list", language=language),
        address("question", question.reference, language=language),
    ):
        page = client.get(url)
        content = page.content.decode()
        assert page.status_code == 200, url
        assert f'<html lang="{language}"' in content
        for other in LANGUAGES:
            assert f'href="{url.replace(f"/{language}/", f"/{other}/", 1)}"' in content


def test_words_in_another_language_say_which(client, mp):
    question = QuestionFactory(recipient=mp, answered=True, language="ru")
    content = client.get(address("question", question.reference, language="en")).content.decode()
    assert '<h1 lang="ru">' in content
    assert 'class="said" lang="az"' in content


def test_the_list_filters_by_state_and_mp(client, mp):
    answered = QuestionFactory(recipient=mp, answered=True)
    waiting = QuestionFactory(recipient=mp, delivered=True)
    other = QuestionFactory(delivered=True)
    url = address("question_list")

    def shown(**query):
        return set(client.get(url, query).context["page"].object_list)

    assert shown() == {answered, waiting, other}
    assert shown(state="answered") == {answered}
    assert shown(state="open") == {waiting, other}
    assert shown(state="open", mp=mp.slug) == {waiting}
    assert shown(state="declined") == set()
    assert shown(state="nonsense", mp="nobody", page="9" * 30) == {answered, waiting, other}


def test_an_empty_filter_offers_ways_out(client, mp):
    QuestionFactory(recipient=mp, delivered=True)
    page = client.get(address("question_list"), {"state": "answered", "mp": mp.slug})
    assert page.context["ways_out"] == {"of_mp": 1, "all": 1}


def test_the_list_has_pages(client, mp):
    for _ in range(11):
        QuestionFactory(recipient=mp, delivered=True)
    second = client.get(address("question_list"), {"page": 2})
    assert len(second.context["page"].object_list) == 1


def test_a_question_is_found_in_any_case_of_its_reference(client):
    question = QuestionFactory(delivered=True)
    assert client.get(address("question", question.reference.lower())).status_code == 200


def people(mp, assistant, person_with) -> dict:
    other = PersonFactory(with_account=True)
    return {
        "author": person_with(Role.CITIZEN),
        "mp": mp.user,
        "assistant": assistant,
        "another mp": other.user,
        "citizen": person_with(Role.CITIZEN),
        "moderator": person_with(Role.MODERATOR),
        "editor": person_with(Role.EDITOR),
        "administrator": person_with(Role.ADMINISTRATOR),
        "superuser": person_with(is_superuser=True),
    }


MATRIX = {
    "public": {"delivered": True},
    "private": {"delivered": True, "private": True},
    "held": {"delivered": True, "held_at": timezone.now()},
    "queued": {"queued": True},
    "failed": {"queued": True, "delivery": "failed"},
    "unconfirmed": {},
}
EVERYBODY = {"author", "mp", "assistant", "another mp", "citizen", "moderator", "editor"} | {
    "administrator",
    "superuser",
}
READERS = {
    "public": EVERYBODY,
    "private": {"author", "mp", "assistant"},
    "held": {"author", "mp", "assistant", "moderator"},
    "queued": {"author"},
    "failed": {"author"},
    "unconfirmed": set(),
}


@pytest.mark.parametrize("state", MATRIX)
def test_who_reads_a_question_in_which_state(client, mp, assistant, person_with, signed_in, state):
    cast = people(mp, assistant, person_with)
    question = QuestionFactory(recipient=mp, author=cast["author"], **MATRIX[state])
    url = question.get_absolute_url()
    allowed = {who for who, user in cast.items() if signed_in(user).get(url).status_code == 200}
    assert allowed == READERS[state]
    assert client.get(url).status_code == (200 if state == "public" else 404)


@pytest.mark.parametrize("state", [state for state in MATRIX if state != "public"])
def test_what_is_not_public_is_in_no_list_and_no_count(client, mp, state):
    question = QuestionFactory(recipient=mp, **MATRIX[state])
    for url in (address("question_list"), mp.get_absolute_url()):
        assert question.subject not in client.get(url).content.decode()
    assert counts_last_30_days() == {"asked": 0, "answered": 0}
    assert not Question.objects.public().exists()


def test_a_private_page_looks_like_one_that_is_not_there(client):
    private = QuestionFactory(delivered=True, private=True)
    here = client.get(private.get_absolute_url())
    nowhere = client.get(address("question", "S-2222-3333"))
    assert here.status_code == nowhere.status_code == 404
    assert here.content.decode().replace(private.reference, "S-2222-3333") == (
        nowhere.content.decode()
    )


def test_the_author_sees_the_way_of_a_private_question(mp, person_with, signed_in):
    author = person_with(Role.CITIZEN)
    question = QuestionFactory(recipient=mp, author=author, delivered=True, private=True)
    page = signed_in(author).get(question.get_absolute_url())
    assert "no-store" in page["Cache-Control"]
    assert question.text in page.content.decode()
    assert question.subject in signed_in(author).get(address("my_questions")).content.decode()


def test_an_author_asks_once_more_under_an_answer(mp, person_with, signed_in):
    author = person_with(Role.CITIZEN)
    question = QuestionFactory(recipient=mp, author=author, answered=True)
    url = address("follow_up", question.reference)
    typed = {"text": "Nə vaxt?", "key": "7" * 32}
    stranger = signed_in(Role.CITIZEN)
    assert stranger.post(url, typed).status_code == 404
    browser = signed_in(author)
    assert browser.get(url).status_code == 405
    wrong = browser.post(url, {**typed, "text": "Zəng edin: 050 000 00 00"}, follow=True)
    assert wrong.context["follow_up_form"].errors
    assert "050 000 00 00" in wrong.content.decode()
    for _ in range(2):
        page = browser.post(url, typed, follow=True)
    assert question.follow_ups.get().text == "Nə vaxt?"
    assert "Nə vaxt?" in page.content.decode()
    late = browser.post(url, {**typed, "key": "8" * 32}, follow=True)
    assert [message.level_tag for message in late.context["messages"]] == ["error"]


def test_a_moderator_hides_and_shows_a_question_with_a_reason(client, signed_in):
    question = QuestionFactory(delivered=True)
    browser = signed_in(Role.MODERATOR)
    browser.post(address("hold", question.reference), {"reason": ""})
    assert client.get(question.get_absolute_url()).status_code == 200
    browser.post(address("hold", question.reference), {"reason": "Şəxsi məlumat"})
    assert client.get(question.get_absolute_url()).status_code == 404
    entry = LedgerEntry.objects.get(kind="question.held")
    assert entry.public["reason"] == "Şəxsi məlumat"
    assert question.subject in browser.get(address("moderation")).content.decode()
    browser.post(address("release", question.reference))
    assert client.get(question.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("role", [r for r in Role if r != Role.MODERATOR])
def test_nobody_else_moderates(signed_in, client, role):
    question = QuestionFactory(delivered=True)
    browser = signed_in(role)
    for name in ("hold", "release"):
        assert browser.post(address(name, question.reference), {"reason": "x"}).status_code == 404
    assert browser.get(address("moderation")).status_code == 403
    assert client.post(address("hold", question.reference), {"reason": "x"}).status_code == 302
    question.refresh_from_db()
    assert question.held_at is None


def test_a_moderator_does_not_reach_a_private_question(signed_in):
    question = QuestionFactory(delivered=True, private=True)
    browser = signed_in(Role.MODERATOR)
    response = browser.post(address("hold", question.reference), {"reason": "x"})
    assert response.status_code == 404


def test_the_home_page_gets_the_latest_public_answers():
    old = QuestionFactory(answered=True, answered_at=timezone.now() - dt.timedelta(days=3))
    new = QuestionFactory(answered=True)
    QuestionFactory(answered=True, private=True)
    QuestionFactory(delivered=True)
    answers = latest_answers(5)
    assert [answer.url for answer in answers] == [new.get_absolute_url(), old.get_absolute_url()]
    assert [answer.mp for answer in answers] == [new.recipient.name, old.recipient.name]
    assert list(last_answered(5)) == [new, old]
    assert counts_last_30_days() == {"asked": 3, "answered": 2}
