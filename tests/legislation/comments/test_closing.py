"""Before, at the end of, and after the time for comments (L7)."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.core import signing
from django.utils import timezone

from legislation.commenting.windows import (
    NotOpenError,
    State,
    opening_mark,
    read_opening,
    window_of,
)
from legislation.commenting.write import submit
from legislation.models import Comment, Consultation
from tests.factories.comments import item_of, open_version
from tests.factories.legislation import ConsultationFactory, VersionFactory, article, document, law
from tests.legislation.comments.conftest import WORDS, Writer, form_of, words_of

pytestmark = pytest.mark.django_db

CLOSES = dt.datetime(2026, 4, 5, 14, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def closing(db):
    """A writer whose discussion closes on 5 April at 18:00 in Baku."""
    with at(CLOSES - dt.timedelta(days=2)):
        version = open_version(opens_at=CLOSES - dt.timedelta(days=20), closes_at=CLOSES)
    return Writer(item_of(version))


def test_a_closed_consultation_shows_a_page_instead_of_the_form(closing):
    with at(CLOSES + MINUTE):
        page = closing.open()

    assert page.status_code == 200
    assert page.context["is_closed"]
    assert "18:00" in words_of(page)
    assert "<textarea" not in page.content.decode()


def test_a_closed_consultation_refuses_a_comment_and_gives_the_words_back(closing):
    with at(CLOSES + MINUTE):
        response = closing.client.post(closing.url(), {"text": WORDS, "stance": "for"})

    assert response.status_code == 409
    assert WORDS in response.content.decode()
    assert not Comment.objects.exists()


def test_a_form_opened_before_the_end_is_taken_in_the_stated_grace(closing):
    with at(CLOSES - MINUTE):
        data = closing.filled()
        page = words_of(closing.open())
    with at(CLOSES + dt.timedelta(hours=1, minutes=59)):
        assert closing.client.post(closing.url(), data).status_code == 302
        check = form_of(closing.client.get(closing.url("comment_check")), "key")
        closing.client.post(closing.url("comment_send"), {**check, "email": "a@example.org"})

    assert Comment.objects.get().text == WORDS
    assert "2" in page


def test_after_the_grace_the_words_are_given_back_at_every_step(closing):
    with at(CLOSES - MINUTE):
        data = closing.filled()
        closing.client.post(closing.url(), data)
        check = form_of(closing.client.get(closing.url("comment_check")), "key")
    with at(CLOSES + dt.timedelta(hours=2, minutes=1)):
        responses = [
            closing.client.post(closing.url(), data),
            closing.client.get(closing.url("comment_check")),
            closing.client.post(closing.url("comment_send"), {**check, "email": "a@example.org"}),
            closing.open(),
        ]

    assert [response.status_code for response in responses] == [409, 200, 409, 200]
    assert all(WORDS in response.content.decode() for response in responses)
    assert not Comment.objects.exists()


def test_the_grace_is_a_setting(closing, settings):
    settings.COMMENT_GRACE_MINUTES = 10
    with at(CLOSES - MINUTE):
        data = closing.filled()

    with at(CLOSES + 9 * MINUTE):
        assert closing.client.post(closing.url(), data).status_code == 302
    with at(CLOSES + 11 * MINUTE):
        assert closing.client.post(closing.url(), data).status_code == 409


def test_a_form_opened_after_the_end_gets_no_grace(closing):
    with at(CLOSES + MINUTE):
        mark = opening_mark(closing.item, timezone.now())
        data = {"text": WORDS, "stance": "for", "opened": mark}
        assert closing.client.post(closing.url(), data).status_code == 409


@pytest.mark.parametrize("forged", ["", "2026-04-05", "x" * 5000, "\x00", signing.dumps([1, 0])])
def test_an_invented_opening_time_counts_for_nothing(closing, forged):
    with at(CLOSES + MINUTE):
        data = {"text": WORDS, "stance": "for", "opened": forged}
        assert closing.client.post(closing.url(), data).status_code == 409


def test_the_opening_time_of_another_item_counts_for_nothing(closing):
    other = item_of(closing.item.version, "art_1")
    mark = opening_mark(other, CLOSES - MINUTE)

    assert read_opening(mark, closing.item) is None
    assert read_opening(mark, other) == CLOSES - MINUTE


def test_a_comment_sent_in_time_can_be_confirmed_after_the_end(closing, deliver_mail):
    with at(CLOSES - MINUTE):
        closing.send()
        (message,) = deliver_mail()
        link = next(line for line in message.body.splitlines() if "/confirm/" in line)
    with at(CLOSES + dt.timedelta(days=3)):
        closing.client.post(link.replace("http://testserver", ""))

    assert Comment.objects.get().status == "pending"


def test_a_discussion_that_has_not_begun_says_when_it_does(db):
    opens = CLOSES - dt.timedelta(days=20)
    with at(opens - dt.timedelta(days=1)):
        version = open_version(opens_at=opens, closes_at=CLOSES)
        writer = Writer(item_of(version))
        page = writer.open()
        refused = writer.client.post(writer.url(), {"text": WORDS})

    assert not page.context["is_closed"]
    assert "16 mart 2026" in words_of(page)
    assert refused.status_code == 409
    assert WORDS in refused.content.decode()


def test_a_text_without_a_discussion_says_so(item):
    Consultation.objects.all().delete()
    writer = Writer(item)

    assert writer.open().context["window"].state == State.NONE
    assert writer.client.post(writer.url(), {"text": WORDS}).status_code == 409


def test_the_words_can_be_taken_to_a_newer_text_that_is_open(closing):
    old = closing.item.version
    with at(CLOSES + MINUTE):
        clause = closing.item
        newer = VersionFactory(
            bill=old.bill,
            number=2,
            based_on=old,
            text=_same_provision(clause),
            published=True,
        )
        ConsultationFactory(version=newer)
        page = closing.client.post(closing.url(), {"text": WORDS, "stance": "for"})
        take = page.context["newer"]
        response = closing.client.post(take.take_url, form_of(page, "stance"), follow=True)

    assert take.item.version == newer
    assert form_of(response, "proposal")["text"] == WORDS
    assert form_of(response, "proposal")["stance"] == "for"


def _same_provision(item):
    from legislation.text.document import Kind, Node

    node = Node(Kind.PARAGRAPH, "9.2", text="60 gün.", uid=item.provision_id)
    return document(article("9", "Order", "Bir.", node))


def test_the_use_case_itself_refuses_what_is_closed(closing):
    with at(CLOSES + MINUTE), pytest.raises(NotOpenError) as refused:
        submit(
            closing.item,
            {"stance": "for", "text": WORDS},
            key=uuid4(),
            language="az",
            email="a@example.org",
        )
    assert refused.value.window.closes_at == CLOSES


def test_of_several_discussions_the_open_one_counts_then_the_next_then_the_last(db):
    version = open_version(closed=True)
    now = timezone.now()
    assert window_of(version, now).state == State.CLOSED

    ConsultationFactory(version=version, upcoming=True)
    assert window_of(version, now).state == State.SOON

    ConsultationFactory(version=version)
    assert window_of(version, now).state == State.OPEN


def test_a_draft_has_no_window_whatever_is_planned_for_it(db):
    draft = VersionFactory(text=law())
    ConsultationFactory(version=draft)

    assert window_of(draft, timezone.now()).state == State.NONE
