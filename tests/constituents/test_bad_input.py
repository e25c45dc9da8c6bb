"""What no page of ours may answer with a server error (P7), and what a GET must not do (P8)."""

from urllib.parse import quote
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation

from constituents.models import Question
from core.models import OutgoingMail
from core.roles import Role
from tests.factories.constituents import QuestionFactory

pytestmark = pytest.mark.django_db

NASTY = {
    "nul": "a\x00b",
    "megabyte": "a" * 1_000_000,
    "thirty digits": "9" * 30,
    "five thousand digits": "9" * 5_000,
    "quotes": "'\"<>&%s{{ 7*7 }}",
    "backwards": "\u202e\u2066gizli",
    "empty": "",
}
# Bytes that decode to a lone surrogate, as a query string carries them.
SURROGATE = "%ED%A0%80"


def address(name: str, *args) -> str:
    with translation.override("az"):
        return reverse(f"constituents:{name}", args=args)


@pytest.fixture(params=sorted(NASTY), ids=str)
def nasty(request) -> str:
    return NASTY[request.param]


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("mp_list", ["about", "about_title"]),
        ("find", ["q", "about", "about_title"]),
        ("question_list", ["state", "mp", "page"]),
    ],
)
def test_query_parameters_never_break_a_page(client, mp, nasty, name, parameters):
    for parameter in parameters:
        response = client.get(address(name), {parameter: nasty})
        assert response.status_code in {200, 302, 400, 404, 414}, parameter
        broken = client.get(f"{address(name)}?{parameter}={SURROGATE}&{parameter}[]=1")
        assert broken.status_code in {200, 302, 400, 404}, parameter


@pytest.mark.parametrize("parameter", ["about", "about_title", "errors"])
def test_parameters_of_the_form_never_break_it(client, mp, nasty, parameter):
    response = client.get(address("ask", mp.slug), {parameter: nasty})
    assert response.status_code in {200, 400}


@pytest.mark.parametrize("parameter", ["page", "preview", "errors"])
def test_parameters_of_the_desk_never_break_it(mp, signed_in, nasty, parameter):
    question = QuestionFactory(recipient=mp, delivered=True)
    browser = signed_in(mp.user)
    for url in (address("desk"), address("desk_question", question.reference)):
        assert browser.get(url, {parameter: nasty}).status_code in {200, 400}


@pytest.mark.parametrize(
    "field",
    [
        *("subject", "text", "visibility", "author_name", "place", "email"),
        *("about_path", "about_title", "key"),
    ],
)
def test_form_fields_never_break_asking(client, mp, typed, nasty, field):
    for name in ("ask", "ask_send"):
        response = client.post(address(name, mp.slug), {**typed, field: nasty}, follow=True)
        assert response.status_code in {200, 400}, name
    for question in Question.objects.all():
        assert "\x00" not in question.text + question.subject


@pytest.mark.parametrize("field", ["text", "signed_as", "key", "reason"])
def test_form_fields_never_break_the_desk(mp, signed_in, nasty, field):
    question = QuestionFactory(recipient=mp, delivered=True)
    browser = signed_in(mp.user)
    typed = {"text": "Cavab", "signed_as": "mp_self", "key": "1" * 32, "reason": "yox"}
    for name in ("desk_preview", "desk_decline", "desk_answer"):
        url = address(name, question.reference)
        response = browser.post(url, {**typed, field: nasty}, follow=True)
        assert response.status_code in {200, 400}, name


def test_form_fields_never_break_confirming(client, db, nasty):
    assert client.post(address("confirm"), {"token": nasty}).status_code in {400, 404}


def test_form_fields_never_break_moderation(signed_in, nasty):
    question = QuestionFactory(delivered=True)
    browser = signed_in(Role.MODERATOR)
    response = browser.post(address("hold", question.reference), {"reason": nasty}, follow=True)
    assert response.status_code in {200, 400}


def test_a_lone_surrogate_in_a_form_is_a_field_error_or_replaced(client, mp, typed):
    body = "&".join(f"{name}={quote(value)}" for name, value in typed.items() if name != "text")
    response = client.post(
        address("ask", mp.slug),
        f"{body}&text=a{SURROGATE}b",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code in {200, 302}


def test_a_get_on_what_changes_something_changes_nothing(client, mp):
    question = QuestionFactory(delivered=True)
    for name, args in (
        ("ask_send", [mp.slug]),
        ("confirm", []),
        ("hold", [question.reference]),
    ):
        assert client.get(address(name, *args)).status_code == 405, name
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("name", ["hold", "release"])
def test_a_get_moderates_nothing(signed_in, name):
    question = QuestionFactory(delivered=True)
    assert signed_in(Role.MODERATOR).get(address(name, question.reference)).status_code == 405
    question.refresh_from_db()
    assert question.held_at is None


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("name", ["mp_list", "question_list", "find", "receipt"])
def test_other_methods_are_refused(client, db, name, method):
    assert getattr(client, method)(address(name)).status_code == 405


LONGEST_DRAFT = "Uzun mətn. " * 6_000


@pytest.mark.parametrize("name", ["desk_preview", "desk_answer"])
def test_an_answer_longer_than_any_draft_stays_in_its_field(mp, signed_in, name):
    question = QuestionFactory(recipient=mp, delivered=True)
    sent = {"text": LONGEST_DRAFT, "signed_as": "mp_self", "key": str(uuid4())}
    page = signed_in(mp.user).post(address(name, question.reference), sent)
    assert shown_in(page, "text") == LONGEST_DRAFT.strip()


def test_a_reason_longer_than_any_draft_stays_in_its_field(mp, signed_in):
    question = QuestionFactory(recipient=mp, delivered=True)
    sent = {"reason": LONGEST_DRAFT}
    page = signed_in(mp.user).post(address("desk_decline", question.reference), sent)
    assert shown_in(page, "reason") == LONGEST_DRAFT.strip()


def test_a_follow_up_longer_than_any_draft_stays_in_its_field(mp, signed_in, person_with):
    author = person_with(Role.CITIZEN)
    question = QuestionFactory(recipient=mp, answered=True, author=author)
    sent = {"text": LONGEST_DRAFT, "key": str(uuid4())}
    page = signed_in(author).post(address("follow_up", question.reference), sent)
    assert shown_in(page, "text") == LONGEST_DRAFT.strip()


def shown_in(page, name):
    assert page.status_code == 200
    field = BeautifulSoup(page.content, "html.parser").select_one(f"main textarea[name={name}]")
    assert field["aria-invalid"] == "true"
    return field.get_text().strip()
