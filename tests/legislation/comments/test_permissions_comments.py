"""Who may do what, for every role and every state."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from core.roles import Role, revoke
from legislation import permissions_comments as may
from legislation.models import Comment
from tests.factories.comments import CommentFactory
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db

STATES = ("unconfirmed", "pending", "rejected")
OUTSIDERS = [None, Role.CITIZEN, Role.MP, Role.ASSISTANT, Role.ETHICS_ADVISER, Role.ADMINISTRATOR]


def browser_of(role, signed_in):
    return signed_in(role) if role else Client()


@pytest.mark.parametrize("role", [*OUTSIDERS, Role.EDITOR])
def test_the_moderators_desk_does_not_exist_for_anybody_else(signed_in, item, role):
    browser = browser_of(role, signed_in)
    comment = CommentFactory(item=item, pending=True)
    pages = [
        reverse("legislation:moderation"),
        reverse("legislation:moderation_comment", args=[comment.reference]),
    ]
    acts = [
        reverse("legislation:moderation_decide", args=[comment.reference]),
        reverse("legislation:moderation_identity", args=[comment.reference]),
    ]

    assert [browser.get(url).status_code for url in pages] == [404, 404]
    data = {"decision": "published", "seen": "pending", "reason": "duty_of_care"}
    answers = [browser.post(url, data) for url in acts]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert all(comment.email not in answer.content.decode() for answer in answers)
    comment.refresh_from_db()
    assert comment.status == "pending"


@pytest.mark.parametrize("role", OUTSIDERS)
def test_nobody_but_editors_and_moderators_replies(signed_in, item, role):
    browser = browser_of(role, signed_in)
    comment = CommentFactory(item=item)
    url = reverse("legislation:comment_reply", args=[comment.reference])
    data = {"outcome": "accepted", "text": "Hə.", "language": "az", "amendment": ""}

    assert browser.get(reverse("legislation:reply_list")).status_code == 404
    assert browser.get(url).status_code == 404
    assert browser.post(url, data).status_code == 404
    comment.refresh_from_db()
    assert not hasattr(comment, "reply")


def test_a_superuser_without_the_role_is_nobody_at_the_desk(signed_in, item):
    comment = CommentFactory(item=item, pending=True)
    root = UserFactory(is_superuser=True, is_staff=True)

    url = reverse("legislation:moderation_comment", args=[comment.reference])
    assert signed_in(root).get(url).status_code == 404


def test_a_moderator_who_lost_the_role_is_refused_at_the_next_click(signed_in, item):
    moderator = UserFactory(roles=(Role.MODERATOR,))
    browser = signed_in(moderator)
    comment = CommentFactory(item=item, pending=True)
    assert browser.get(reverse("legislation:moderation")).status_code == 200

    revoke(moderator, Role.MODERATOR)

    url = reverse("legislation:moderation_decide", args=[comment.reference])
    assert browser.post(url, {"decision": "published", "seen": "pending"}).status_code == 404


def test_a_deactivated_moderator_is_refused_at_once(signed_in):
    moderator = UserFactory(roles=(Role.MODERATOR,))
    browser = signed_in(moderator)
    moderator.is_active = False
    moderator.save()

    assert browser.get(reverse("legislation:moderation")).status_code == 404


@pytest.mark.parametrize("state", [*STATES, "published"])
def test_only_the_author_reads_what_is_not_public(item, state):
    author, stranger = UserFactory(), UserFactory()
    traits = {} if state == "published" else {state: True}
    comment = CommentFactory(item=item, author=author, **traits)

    assert may.may_read(author, comment)
    for user in (stranger, AnonymousUser()):
        assert may.may_read(user, comment) is (state == "published")


def test_a_comment_without_an_account_is_nobodys_own(item):
    comment = CommentFactory(item=item, pending=True, author=None)

    assert not may.is_author(AnonymousUser(), comment)
    assert not may.is_author(UserFactory(), comment)


def test_moderators_see_everything_confirmed_and_decide_about_others_comments(item):
    moderator = UserFactory(roles=(Role.MODERATOR,))
    comments = {state: CommentFactory(item=item, **{state: True}) for state in STATES}
    own = CommentFactory(item=item, pending=True, author=moderator)

    assert set(may.desk_comments(moderator)) == {comments["pending"], comments["rejected"], own}
    assert may.may_decide(moderator, comments["pending"])
    assert not may.may_decide(moderator, comments["unconfirmed"])
    assert not may.may_decide(moderator, own)
    assert not may.desk_comments(AnonymousUser()).exists()


def test_only_published_comments_can_be_answered(item):
    published = CommentFactory(item=item)
    for state in STATES:
        CommentFactory(item=item, **{state: True})

    assert list(may.repliable_comments(UserFactory(roles=(Role.EDITOR,)))) == [published]
    assert not may.repliable_comments(UserFactory(roles=(Role.MP,))).exists()
    assert Comment.objects.count() == 4
