"""Who gets in: the MP who wrote and the adviser who is named. Nobody else, whatever they hold."""

import pytest
from django.test import Client

from core.roles import Role, grant, revoke
from ethics_code.enums import Act
from ethics_code.models import Access, Consultation, Message
from ethics_code.permissions import (
    advisers_for,
    may_advise,
    may_close,
    may_consult,
    may_read,
    may_write,
)
from tests.factories.ethics_code import draft, make_adviser, make_consultation, make_mp, path_of

pytestmark = pytest.mark.django_db

OUTSIDERS = {
    "citizen": (Role.CITIZEN,),
    "assistant": (Role.ASSISTANT,),
    "editor": (Role.EDITOR,),
    "moderator": (Role.MODERATOR,),
    "administrator": (Role.ADMINISTRATOR,),
    "another MP": (Role.MP,),
    "another adviser": (Role.ETHICS_ADVISER,),
    "everything but the name": (
        Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR, Role.MP, Role.ETHICS_ADVISER
    ),
}  # fmt: skip


@pytest.fixture(params=OUTSIDERS.values(), ids=OUTSIDERS.keys())
def outsider(request, person_with) -> Client:
    return browser_of(person_with(*request.param))


@pytest.fixture
def superuser(person_with) -> Client:
    return browser_of(person_with(Role.ADMINISTRATOR, is_superuser=True, is_staff=True))


def browser_of(user) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def paths(consultation: Consultation) -> dict[str, str]:
    page = path_of(consultation)
    return {"get": page, "write": f"{page}write/", "close": f"{page}close/"}


def assert_as_if_absent(browser: Client, consultation: Consultation) -> None:
    """The same status and the same page as for a number nobody ever had."""
    for name, path in paths(consultation).items():
        absent = path.replace(consultation.number, "26-99")
        if name == "get":
            real, none = browser.get(path), browser.get(absent)
        else:
            real = browser.post(path, {"text": "x"})
            none = browser.post(absent, {"text": "x"})
        assert real.status_code == none.status_code == 404
        assert len(real.content) == len(none.content)
    assert not Access.objects.filter(act=Act.OPENED).exists()
    assert Message.objects.count() == 1


def test_to_outsiders_a_consultation_does_not_exist(outsider):
    assert_as_if_absent(outsider, make_consultation())


def test_to_a_superuser_a_consultation_does_not_exist(superuser):
    assert_as_if_absent(superuser, make_consultation())


def test_strangers_are_sent_to_sign_in_whether_or_not_there_is_one(client):
    path = path_of(make_consultation())
    assert client.get(path).status_code == 302
    assert client.get(path.replace("-01/", "-99/")).status_code == 302
    assert client.post(f"{path}write/", {"text": "x"}).status_code == 302


def test_the_mp_and_the_adviser_get_in():
    consultation = make_consultation()
    for user in (consultation.mp, consultation.adviser):
        response = browser_of(user).get(path_of(consultation))
        assert response.status_code == 200


@pytest.mark.parametrize("who", ["mp", "adviser"])
def test_a_role_taken_away_closes_the_door_at_the_next_request(who):
    consultation = make_consultation()
    user = getattr(consultation, who)
    browser = browser_of(user)
    assert browser.get(path_of(consultation)).status_code == 200
    revoke(user, Role.MP if who == "mp" else Role.ETHICS_ADVISER)
    assert browser.get(path_of(consultation)).status_code == 404


def test_an_mp_who_becomes_adviser_reads_no_others():
    consultation = make_consultation()
    other = make_mp()
    grant(other, Role.ETHICS_ADVISER)
    assert not may_read(other, consultation)


@pytest.mark.parametrize(
    ("path", "roles"),
    [
        ("/az/ethics/consultations/start/", {Role.MP}),
        ("/az/ethics/consultations/formal/", {Role.MP}),
        ("/az/ethics/consultations/", {Role.MP}),
        ("/az/ethics/consultations/new/", {Role.MP}),
        ("/az/desk/ethics/", {Role.ETHICS_ADVISER}),
    ],
)
@pytest.mark.parametrize("role", list(Role))
def test_the_sections_pages_exist_for_those_they_are_for(person_with, path, roles, role):
    make_adviser()
    status = browser_of(person_with(role)).get(path).status_code
    assert status in ({200, 302} if role in roles else {404})


def test_an_assistant_does_not_see_the_name_of_the_section(person_with):
    html = browser_of(person_with(Role.ASSISTANT)).get("/az/account/").content.decode()
    assert "/ethics/consultations/" not in html
    assert "/ethics/consultations/start/" not in html


@pytest.mark.parametrize("path", ["write/", "close/"])
def test_acts_are_by_post_only(path):
    consultation = make_consultation()
    browser = browser_of(consultation.mp)
    assert browser.get(path_of(consultation) + path).status_code == 405
    consultation.refresh_from_db()
    assert not consultation.is_closed


def test_a_form_without_its_key_is_refused_and_stored_nowhere():
    consultation = make_consultation()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(consultation.mp)
    response = browser.post(f"{path_of(consultation)}write/", {"text": "sirr"})
    assert response.status_code == 403
    assert Message.objects.count() == 1
    assert "no-store" in response["Cache-Control"]


def test_the_adviser_cannot_close_what_is_not_theirs():
    consultation = make_consultation()
    response = browser_of(consultation.adviser).post(f"{path_of(consultation)}close/")
    assert response.status_code == 404
    assert not may_close(consultation.adviser, consultation)


def test_rules_are_functions_of_person_and_consultation():
    consultation = make_consultation()
    mp, adviser, other = consultation.mp, consultation.adviser, make_mp()
    assert [may_write(user, consultation) for user in (mp, adviser, other)] == [True, True, False]
    assert [may_close(user, consultation) for user in (mp, adviser, other)] == [True, False, False]
    assert [may_consult(user) for user in (mp, adviser)] == [True, False]
    assert [may_advise(user) for user in (mp, adviser)] == [False, True]


def test_only_active_advisers_can_be_chosen_and_never_oneself():
    mp, adviser = make_mp(), make_adviser()
    make_adviser(is_active=False)
    grant(mp, Role.ETHICS_ADVISER)
    assert advisers_for(mp) == [adviser]


@pytest.mark.parametrize("choice", ["mp", "citizen", "0", "", "999999999999999999999", "x\x00"])
def test_the_text_goes_to_nobody_who_is_no_adviser(choice, person_with):
    mp = make_mp()
    make_adviser()
    make_adviser()
    chosen = {"mp": mp.pk, "citizen": person_with(Role.CITIZEN).pk}.get(choice, choice)
    response = browser_of(mp).post(
        "/az/ethics/consultations/new/", {"adviser": chosen, "text": "Uzun yazılmış mətn"}
    )
    assert response.status_code == 200
    assert "Uzun yazılmış mətn" in response.content.decode()
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    "number", ["26-", "-1", "x", "26-01-01", "9" * 30, "26-" + "9" * 30, "２６-０１", "26-0\x00"]
)
def test_a_number_nobody_has_is_not_found(number):
    browser = browser_of(make_consultation().mp)
    assert browser.get(f"/az/ethics/consultations/{number}/").status_code in {400, 404}


def test_the_same_draft_of_another_person_is_another_message():
    shared = draft()
    from ethics_code.writing import begin

    first = begin(make_mp(), make_adviser(), shared)
    assert begin(first.mp, first.adviser, shared) == first
