"""What readers see: the tab of an article, and the page of one comment."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from core.roles import Role
from legislation.enums import Outcome
from tests.factories.comments import CommentFactory, ReplyFactory, item_of, open_version
from tests.factories.legislation import VersionFactory, article, document, law
from tests.legislation.comments.conftest import words_of

pytestmark = pytest.mark.django_db


def tab_of(version, eid="art_9", language="az"):
    with translation.override(language):
        return reverse(
            "legislation:article_comments", args=[version.bill.slug, version.number, eid]
        )


def page_of(comment, language="az"):
    with translation.override(language):
        return comment.get_absolute_url()


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_tab_shows_published_comments_with_their_replies(client, item, language):
    comment = CommentFactory(item=item, text="Açıq rəy.")
    ReplyFactory(comment=comment, text="Rəsmi sözümüz.")

    response = client.get(tab_of(item.version, language=language))

    page = words_of(response)
    assert "Açıq rəy." in page
    assert "Rəsmi sözümüz." in page
    assert comment.email not in page


@pytest.mark.parametrize("state", ["unconfirmed", "pending", "rejected"])
def test_what_is_not_published_is_nowhere_in_public(client, item, state):
    hidden = CommentFactory(item=item, text="Gizli rəy.", **{state: True})
    CommentFactory(item=item)

    assert "Gizli rəy." not in words_of(client.get(tab_of(item.version)))
    missing = client.get(page_of(hidden).replace(hidden.reference, "R-ZZZZ-ZZZZ"))
    found = client.get(page_of(hidden))
    assert (found.status_code, missing.status_code) == (404, 404)
    assert found.content.replace(hidden.reference.encode(), b"") == missing.content.replace(
        b"R-ZZZZ-ZZZZ", b""
    )


@pytest.mark.parametrize("state", ["pending", "rejected"])
def test_the_author_sees_the_state_of_the_own_comment(signed_in, person_with, item, state):
    author = person_with()
    comment = CommentFactory(item=item, author=author, text="Mənim rəyim.", **{state: True})

    response = signed_in(author).get(page_of(comment))

    assert "Mənim rəyim." in words_of(response)
    assert "noindex" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert signed_in(Role.CITIZEN).get(page_of(comment)).status_code == 404


def test_a_rejected_comment_tells_its_author_the_rule_and_the_words_of_the_moderator(
    signed_in, person_with, item
):
    author = person_with()
    comment = CommentFactory(
        item=item, author=author, rejected=True, rejection_note="Layihə haqqında yazın."
    )

    page = words_of(signed_in(author).get(page_of(comment)))

    assert "Layihə haqqında yazın." in page


def test_an_article_without_comments_invites_to_write_the_first(client, item):
    response = client.get(tab_of(item.version, "art_1"))

    assert response.status_code == 200
    assert "/art_1/comment/" in response.content.decode()


def test_after_the_discussion_nobody_is_invited_to_write(client, db):
    version = open_version(closed=True)
    CommentFactory(item=item_of(version))

    page = client.get(tab_of(version)).content.decode()

    assert 'class="btn end"' not in page
    assert "/art_9/comment/" not in page


def test_the_tab_of_a_clause_shows_the_comments_on_it_alone(client, item):
    CommentFactory(item=item, text="9.2 haqqında.")
    CommentFactory(item=item_of(item.version, "art_9__para_9.1"), text="9.1 haqqında.")

    page = words_of(client.get(tab_of(item.version, "art_9__para_9.2")))

    assert "9.2 haqqında." in page
    assert "9.1 haqqında." not in page


def test_comments_on_an_earlier_text_follow_the_provision_and_name_their_text(client, item):
    old = item.version
    from legislation.text.document import Kind, Node

    node = Node(Kind.PARAGRAPH, "10.2", text="60 gün.", uid=item.provision_id)
    new = VersionFactory(
        bill=old.bill,
        number=2,
        based_on=old,
        date=dt.date(2026, 5, 4),
        text=document(article("10", "Order", "Bir.", node)),
        published=True,
    )
    CommentFactory(item=item, text="Köhnə mətnə rəy.")
    CommentFactory(item=item_of(new, "art_10__para_10.2"), text="Yeni mətnə rəy.")

    later = words_of(client.get(tab_of(new, "art_10")))
    earlier = words_of(client.get(tab_of(old, "art_9")))

    assert "Köhnə mətnə rəy." in later
    assert "2 mart 2026" in later
    assert "Yeni mətnə rəy." not in earlier


def test_the_newest_come_first_or_those_with_a_reply(client, item):
    now = timezone.now()
    old = CommentFactory(item=item, created_at=now - dt.timedelta(days=9))
    new = CommentFactory(item=item, created_at=now - dt.timedelta(days=1))
    ReplyFactory(comment=old)

    def order(query):
        return [row.pk for row in client.get(tab_of(item.version) + query).context["page"]]

    assert order("") == [new.pk, old.pk]
    assert order("?sort=replied") == [old.pk, new.pk]
    assert order("?sort=nonsense") == [new.pk, old.pk]


def test_a_list_can_be_narrowed_to_an_outcome(client, item):
    partly, open_one = CommentFactory(item=item), CommentFactory(item=item)
    ReplyFactory(comment=partly, outcome=Outcome.PARTLY)

    def shown(outcome):
        return list(client.get(f"{tab_of(item.version)}?outcome={outcome}").context["page"])

    assert shown("partly") == [partly]
    assert shown("waiting") == [open_one]
    assert shown("accepted") == []
    assert len(shown("invented")) == 2


def test_positions_are_counted_and_said_not_to_be_a_poll(client, item):
    for stance in ("for", "against", "against"):
        CommentFactory(item=item, stance=stance)
    CommentFactory(item=item, stance="for", pending=True)

    response = client.get(tab_of(item.version, language="en"))

    with translation.override("en"):
        counted = {str(label): count for label, count in response.context["stances"]}
    assert counted == {"For": 1, "For, on a condition": 0, "Against": 2, "Question": 0}
    assert "not a poll" in words_of(response)


def test_long_lists_come_in_pages(client, item):
    for _ in range(21):
        CommentFactory(item=item)

    assert len(client.get(tab_of(item.version)).context["page"]) == 20
    assert len(client.get(tab_of(item.version) + "?page=2").context["page"]) == 1
    assert len(client.get(tab_of(item.version) + "?page=" + "9" * 30).context["page"]) == 1


def test_the_tab_costs_the_same_with_three_comments_as_with_thirty(
    client, django_assert_max_num_queries, item
):
    url = tab_of(item.version)
    for _ in range(3):
        ReplyFactory(comment=CommentFactory(item=item))
    client.get(url)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
    for _ in range(27):
        ReplyFactory(comment=CommentFactory(item=item))
    with django_assert_max_num_queries(30) as many:
        client.get(url)

    assert len(many) == len(few)


def test_the_page_of_a_comment_costs_the_same_in_a_law_of_three_articles_as_of_thirty(
    client, django_assert_max_num_queries, db
):
    spent = []
    for size in (3, 30):
        version = open_version(*law(articles=size).children)
        comment = CommentFactory(item=item_of(version, "art_1__para_1.1"))
        for _ in range(size):
            CommentFactory(item=comment.item)
        client.get(page_of(comment))
        with django_assert_max_num_queries(30) as queries:
            client.get(page_of(comment))
        spent.append(len(queries))

    assert spent[0] == spent[1]


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_page_of_a_comment_tells_its_whole_way(client, item, language):
    comment = CommentFactory(item=item, quote="30 gün", text="Kifayət etmir.")
    ReplyFactory(comment=comment, text="Komitə dəstəkləyib.")

    response = client.get(page_of(comment, language))

    page = words_of(response)
    for words in ("Kifayət etmir.", "Komitə dəstəkləyib.", comment.reference):
        assert words in page
    assert "<mark>30 gün</mark>" in response.content.decode()
    assert [event.state for event in response.context["way"]][:3] == ["done", "done", "now"]
    assert comment.email not in page


def test_the_number_of_a_comment_may_be_typed_in_small_letters(client, item):
    comment = CommentFactory(item=item)

    assert (
        client.get(
            page_of(comment).replace(comment.reference, comment.reference.lower())
        ).status_code
        == 200
    )


@pytest.mark.parametrize(
    ("name", "place", "shown"),
    [
        ("Leyla", "Gəncə", "Leyla, Gəncə"),
        ("Leyla", "", "Leyla"),
        ("", "Gəncə", "Resident: Gəncə"),
        ("", "", "Name not shown"),
    ],
)
def test_the_author_is_named_as_they_chose(item, name, place, shown):
    with translation.override("en"):
        assert CommentFactory(item=item, author_name=name, place=place).signed == shown


def test_a_public_page_sets_no_cookie_and_may_be_cached(item):
    comment = CommentFactory(item=item)

    for url in (page_of(comment), tab_of(item.version)):
        response = Client().get(url)
        assert not response.cookies
        assert "no-store" not in response.headers.get("Cache-Control", "")


def test_staff_who_may_answer_find_the_way_from_the_page(signed_in, client, item):
    comment = CommentFactory(item=item)
    reply_url = reverse("legislation:comment_reply", args=[comment.reference])

    assert reply_url in signed_in(Role.EDITOR).get(page_of(comment)).content.decode()
    assert reply_url not in client.get(page_of(comment)).content.decode()


def test_a_foreign_comment_carries_its_language(client, item):
    CommentFactory(item=item, language="ru", text="Тридцати дней мало.")

    assert 'lang="ru" dir="auto"' in client.get(tab_of(item.version)).content.decode()


def test_from_a_comment_the_reader_comes_to_asking_an_mp_about_that_article(client, item):
    comment = CommentFactory(item=item)

    ask = client.get(page_of(comment)).context["ask_url"]
    response = client.get(ask)

    assert response.status_code == 200
    assert response.context["about"].path == f"/bills/{item.version.bill.slug}/versions/1/art_9/"
