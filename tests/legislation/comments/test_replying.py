"""The Unit's official reply: once, in public, with its outcome, to the author too."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import LedgerEntry, OutgoingMail
from core.roles import Role
from legislation.commenting.reply import AlreadyRepliedError, NotPublicError, give_reply
from legislation.models import CommentReply
from tests.factories.comments import CommentFactory, ReplyFactory, item_of, open_version
from tests.factories.core import UserFactory
from tests.factories.legislation import AmendmentFactory
from tests.legislation.comments.conftest import words_of

pytestmark = pytest.mark.django_db
TEXT = "Komitə müddətin uzadılmasını dəstəkləyib."


def url_of(comment):
    return reverse("legislation:comment_reply", args=[comment.reference])


def fields(**more):
    return {"outcome": "partly", "text": TEXT, "amendment": "", "language": "az", **more}


@pytest.fixture
def comment(item):
    return CommentFactory(item=item)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_editors_and_moderators_reply(signed_in, client, comment, role, deliver_mail):
    amendment = AmendmentFactory(base_version=comment.item.version, number=14)

    response = signed_in(role).post(url_of(comment), fields(amendment="14"))

    assert response.url == comment.get_absolute_url()
    reply = CommentReply.objects.get()
    assert (reply.outcome, reply.text, reply.amendment) == ("partly", TEXT, amendment)
    page = words_of(client.get(comment.get_absolute_url()))
    assert TEXT in page
    assert "№ 14" in page
    entry = LedgerEntry.objects.get(kind="comment.replied")
    assert (entry.public["outcome"], entry.public["amendment"]) == ("partly", 14)
    (message,) = deliver_mail()
    assert message.to == [comment.email]
    assert TEXT in message.body
    assert comment.get_absolute_url() in message.body


def test_the_letter_of_an_account_goes_to_its_present_address(comment, person_with, deliver_mail):
    author = person_with(email="new@example.org")
    comment.author, comment.email = author, "old@example.org"
    comment.save()

    give_reply(comment.pk, UserFactory(), outcome="explained", text=TEXT, language="az")

    assert deliver_mail()[0].to == ["new@example.org"]


def test_the_same_reply_sent_twice_is_one(signed_in, comment):
    editor = signed_in(Role.EDITOR)

    responses = [editor.post(url_of(comment), fields()) for _ in range(2)]

    assert [response.status_code for response in responses] == [302, 302]
    assert CommentReply.objects.count() == 1
    assert OutgoingMail.objects.count() == 1
    assert LedgerEntry.objects.filter(kind="comment.replied").count() == 1


def test_the_slower_of_two_colleagues_sees_both_texts(signed_in, comment):
    signed_in(Role.EDITOR).post(url_of(comment), fields())

    response = signed_in(Role.MODERATOR).post(url_of(comment), fields(text="Başqa cavab."))

    assert response.status_code == 409
    assert TEXT in words_of(response)
    assert "Başqa cavab." in response.content.decode()
    assert CommentReply.objects.get().text == TEXT


def test_a_comment_that_is_not_published_cannot_be_replied_to(signed_in, item):
    editor = signed_in(Role.EDITOR)
    for state in ("pending", "rejected", "unconfirmed"):
        comment = CommentFactory(item=item, **{state: True})
        assert editor.get(url_of(comment)).status_code == 404
        assert editor.post(url_of(comment), fields()).status_code == 404
        with pytest.raises(NotPublicError):
            give_reply(comment.pk, UserFactory(), outcome="partly", text=TEXT, language="az")
    assert not CommentReply.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": ""}, "outcome"),
        ({"outcome": "won"}, "outcome"),
        ({"text": "  \u200b "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"amendment": "9" * 30}, "amendment"),
        ({"amendment": "14\x00"}, "amendment"),
        ({"language": "de"}, "language"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_published(signed_in, comment, wrong, field):
    response = signed_in(Role.EDITOR).post(url_of(comment), fields(**wrong))

    assert field in response.context["form"].errors
    assert not CommentReply.objects.exists()


def test_the_amendment_of_another_law_is_no_choice(signed_in, comment):
    AmendmentFactory(base_version=open_version(), number=77)

    response = signed_in(Role.EDITOR).post(url_of(comment), fields(amendment="77"))

    assert "amendment" in response.context["form"].errors


def test_the_list_shows_what_waits_the_oldest_first_with_the_days_left(signed_in, item):
    now = timezone.now()
    late = CommentFactory(item=item, created_at=now - dt.timedelta(days=60))
    young = CommentFactory(item=item, created_at=now - dt.timedelta(days=2))
    ReplyFactory(comment=CommentFactory(item=item))
    CommentFactory(item=item, pending=True)

    page = signed_in(Role.EDITOR).get(reverse("legislation:reply_list"))

    assert [row["comment"] for row in page.context["rows"]] == [late, young]
    assert page.context["rows"][0]["late"]
    assert page.context["rows"][1]["left"] > 0


def test_the_list_costs_the_same_with_three_comments_as_with_thirty(
    signed_in, django_assert_max_num_queries
):
    editor, where = signed_in(Role.EDITOR), reverse("legislation:reply_list")
    items = [item_of(open_version()) for _ in range(3)]
    for n in range(3):
        CommentFactory(item=items[n])
    editor.get(where)
    with django_assert_max_num_queries(20) as few:
        editor.get(where)
    for n in range(27):
        CommentFactory(item=items[n % 3])
    with django_assert_max_num_queries(20) as many:
        editor.get(where)

    assert len(many) == len(few)


def test_the_use_case_names_the_reply_that_is_there(comment):
    known = ReplyFactory(comment=comment)

    with pytest.raises(AlreadyRepliedError) as refused:
        give_reply(comment.pk, UserFactory(), outcome="accepted", text="Yox.", language="az")
    assert refused.value.reply == known
