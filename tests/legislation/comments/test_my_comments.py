"""One's own comments in every state, reached from the account, and nobody else's."""

import pytest

from tests.factories.comments import CommentFactory, ReplyFactory
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db

MINE = "/az/comments/mine/"


def test_own_comments_are_listed_in_every_state(signed_in, person_with):
    author = person_with()
    CommentFactory(author=author, text="Dərc olunan")
    CommentFactory(author=author, pending=True, text="Gözləyən")
    CommentFactory(author=author, rejected=True, text="Dərc olunmayan")
    ReplyFactory(comment=CommentFactory(author=author, text="Cavablanan"))
    html = signed_in(author).get(MINE).content.decode()
    for text in ("Dərc olunan", "Gözləyən", "Dərc olunmayan", "Cavablanan"):
        assert text in html


def test_anothers_comments_are_not(signed_in, person_with):
    CommentFactory(author=UserFactory(), text="Başqasının")
    CommentFactory(author=None, text="Hesabsız")
    html = signed_in(person_with()).get(MINE).content.decode()
    assert "Başqasının" not in html
    assert "Hesabsız" not in html


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(MINE).url.startswith("/az/account/login/")


def test_the_account_leads_there(signed_in, person_with):
    assert f'href="{MINE}"' in signed_in(person_with()).get("/az/account/").content.decode()


def test_markup_in_a_comment_is_escaped(signed_in, person_with):
    author = person_with()
    CommentFactory(author=author, text="<script>x</script>")
    assert "<script>x" not in signed_in(author).get(MINE).content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "9" * 30, "x"])
def test_no_page_number_breaks_the_list(signed_in, person_with, page):
    assert signed_in(person_with()).get(MINE, {"page": page}).status_code == 200
