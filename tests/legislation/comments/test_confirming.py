"""The link in the letter: once, in time, for the comment and the address it was made for."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from core import confirmations
from core.models import Confirmation, OutgoingMail
from legislation.commenting import confirm as confirming
from legislation.commenting.letters import CONFIRM
from legislation.enums import CommentStatus
from legislation.models import Comment
from legislation.tasks import purge_unconfirmed_comments
from tests.factories.comments import CommentFactory
from tests.legislation.comments.conftest import WORDS, Writer, words_of

pytestmark = pytest.mark.django_db
WEEK = dt.timedelta(days=7)


def url_of(token, language="az"):
    with translation.override(language):
        return reverse("legislation:comment_confirm", args=[token])


@pytest.fixture
def waiting(item):
    return CommentFactory(item=item, unconfirmed=True, created_at=timezone.now())


@pytest.fixture
def token(waiting):
    return confirmations.issue(CONFIRM, waiting.reference, email=waiting.email, ttl=WEEK)


def test_opening_the_link_ten_times_confirms_nothing(client, waiting, token):
    for _ in range(10):
        assert client.get(url_of(token)).status_code == 200
        assert client.head(url_of(token)).status_code == 200

    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.UNCONFIRMED
    assert Confirmation.objects.get().used_at is None


def test_the_button_confirms_and_shows_the_author_the_way_of_the_comment(client, waiting, token):
    response = client.post(url_of(token), follow=True)

    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.PENDING
    assert waiting.text in words_of(response)


def test_a_link_works_once(client, token):
    client.post(url_of(token))

    assert client.get(url_of(token)).status_code == 410
    assert client.post(url_of(token)).status_code == 410
    assert Comment.objects.filter(status=CommentStatus.PENDING).count() == 1


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_invented_link_is_answered_in_the_readers_language(client, language, method, db):
    response = getattr(client, method)(url_of("no-such-token", language))

    assert response.status_code == 404
    assert f'lang="{language}"' in response.content.decode()


def test_a_link_runs_out_with_the_comment(client, waiting, token):
    with time_machine.travel(timezone.now() + WEEK + dt.timedelta(minutes=1)):
        assert client.get(url_of(token)).status_code == 410
        assert client.post(url_of(token)).status_code == 410
    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.UNCONFIRMED


def test_a_link_made_for_something_else_is_no_link(client, waiting):
    for purpose in ("question", "invitation", "account"):
        token = confirmations.issue(purpose, waiting.reference, email=waiting.email, ttl=WEEK)
        assert client.post(url_of(token)).status_code == 404
    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.UNCONFIRMED


def test_a_link_sent_to_the_address_before_its_correction_confirms_nothing(client, waiting, token):
    waiting.email = "corrected@example.org"
    waiting.save()

    assert client.post(url_of(token)).status_code == 410
    waiting.refresh_from_db()
    assert waiting.status == CommentStatus.UNCONFIRMED
    assert Confirmation.objects.get().used_at is None, "nothing is half done"


def test_the_link_of_a_deleted_comment_has_run_out(client, waiting, token):
    waiting.delete()

    assert client.get(url_of(token)).status_code == 410


def test_of_two_links_for_one_comment_the_second_finds_it_confirmed(client, waiting, token):
    other = confirmations.issue(CONFIRM, waiting.reference, email=waiting.email, ttl=WEEK)
    client.post(url_of(token))

    assert client.post(url_of(other)).status_code == 410


def test_unconfirmed_comments_are_deleted_after_seven_days_and_no_others(item):
    now = timezone.now()
    old = CommentFactory(item=item, unconfirmed=True, created_at=now - WEEK)
    young = CommentFactory(
        item=item, unconfirmed=True, created_at=now - WEEK + dt.timedelta(hours=1)
    )
    pending = CommentFactory(item=item, pending=True, created_at=now - 9 * WEEK)

    purge_unconfirmed_comments(timestamp=0)

    assert set(Comment.objects.all()) == {young, pending}
    assert confirming.purge_unconfirmed() == 0
    assert not Comment.objects.filter(pk=old.pk).exists()


def test_the_letter_can_be_sent_again_after_the_window_but_not_before(writer):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = writer.send()
        again = reverse("legislation:comment_again", args=[Comment.objects.get().reference])
        refused = writer.client.post(again, {"email": "leyla@example.org"})
        assert refused.context["form"].errors
        assert OutgoingMail.objects.count() == 1

        clock.shift(dt.timedelta(minutes=61))
        assert writer.client.post(again, {"email": "leyla@example.org"}).url == sent.url
        assert OutgoingMail.objects.count() == 2


def test_a_second_letter_does_not_prolong_the_life_of_the_comment(writer):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        writer.send()
        comment = Comment.objects.get()
        clock.shift(dt.timedelta(days=5))
        confirming.send_again(comment, comment.email)

        ends = Confirmation.objects.filter(purpose=CONFIRM).values_list("expires_at", flat=True)
        assert set(ends) == {comment.created_at + WEEK}


def test_a_mistyped_address_is_corrected_without_losing_the_words(writer):
    writer.send(email="leyal@example.org")
    comment = Comment.objects.get()
    again = reverse("legislation:comment_again", args=[comment.reference])

    response = writer.client.post(again, {"email": "leyla@example.org"}, follow=True)

    comment.refresh_from_db()
    assert comment.email == "leyla@example.org"
    assert "leyla@example.org" in words_of(response)
    assert set(OutgoingMail.objects.values_list("recipient", flat=True)) == {
        "leyal@example.org",
        "leyla@example.org",
    }


def test_nobody_else_sends_a_letter_again_or_redirects_it(writer):
    writer.send()
    comment = Comment.objects.get()
    again = reverse("legislation:comment_again", args=[comment.reference])

    response = Client().post(again, {"email": "thief@example.org"})

    comment.refresh_from_db()
    assert response.status_code == 404
    assert comment.email == "leyla@example.org"


def test_a_confirmed_comment_sends_no_more_letters(writer):
    writer.send()
    comment = Comment.objects.get()
    comment.status = CommentStatus.PENDING
    comment.save()
    before = OutgoingMail.objects.count()

    confirming.send_again(comment, "other@example.org")
    writer.client.post(
        reverse("legislation:comment_again", args=[comment.reference]),
        {"email": "other@example.org"},
    )

    comment.refresh_from_db()
    assert comment.email == "leyla@example.org"
    assert OutgoingMail.objects.count() == before


def test_an_unconfirmed_comment_exists_for_the_browser_that_sent_it_alone(item, signed_in):
    from core.roles import Role

    writer = Writer(item)
    sent = writer.send()

    own = writer.client.get(sent.url)
    assert own.status_code == 200
    assert own.headers["Cache-Control"].find("no-store") >= 0
    for browser in (Client(), signed_in(Role.MODERATOR), signed_in(Role.EDITOR)):
        response = browser.get(sent.url)
        assert response.status_code == 404
        assert WORDS not in response.content.decode()


def test_the_browser_forgets_its_comment_after_a_day(writer):
    sent = writer.send()

    with time_machine.travel(timezone.now() + dt.timedelta(hours=25)):
        assert writer.client.get(sent.url).status_code == 404
