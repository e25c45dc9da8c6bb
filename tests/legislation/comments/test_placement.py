"""Where a comment's words are in the newest text (L6)."""

import datetime as dt

import pytest
from django.utils import translation

from legislation.commenting.placement import Fate, place
from legislation.models import Translation
from legislation.presenters.comment_fate import fate_view
from legislation.text.document import Kind, Node
from tests.factories.comments import CommentFactory, ReplyFactory, item_of, open_version
from tests.factories.legislation import VersionFactory, article, chapter, clause, document
from tests.legislation.comments.conftest import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(db):
    return open_version(
        article("8", "Xəbərdarlıq", "Xəbərdarlıq yazılı edilir.", "Hüquqlar şifahi izah olunur."),
        article("9", "Order", "Order dərhal verilir.", "Order 30 gün müddətinə verilir."),
    )


def uid(version, eid):
    return version.items.get(eid=eid).provision_id


def next_version(old, *nodes):
    return VersionFactory(
        bill=old.bill, number=2, based_on=old, text=document(*nodes), published=True
    )


def kept(old, eid, label=None, text=None, *children):
    """The provision of the old version, perhaps under another number or with other words."""
    item = old.items.select_related("wording").get(eid=eid)
    kind = Kind(item.kind)
    return Node(
        kind,
        label or item.label,
        heading=item.wording.heading,
        text=item.wording.text if text is None else text,
        children=children,
        uid=item.provision_id,
    )


def placed(old, eid="art_9__para_9.2"):
    return place(item_of(old, eid), "az")


def test_on_the_newest_text_there_is_nothing_to_tell(old):
    assert placed(old).fate == Fate.NEWEST


def test_words_that_stayed_are_unchanged(old):
    next_version(old, kept(old, "art_9", None, None, kept(old, "art_9__para_9.2")))

    placement = placed(old)
    assert placement.fate == Fate.SAME
    assert placement.version_now.number == 2


def test_changed_words_are_shown_with_the_difference(old, client):
    changed = kept(old, "art_9__para_9.2", None, "Order 60 gün müddətinə verilir.")
    next_version(old, kept(old, "art_9", None, None, changed))
    comment = CommentFactory(item=item_of(old))

    assert placed(old).fate == Fate.CHANGED
    page = client.get(comment.get_absolute_url()).content.decode()
    assert page.index(">30</span></del>") < page.index(">60</span></ins>")


def test_a_clause_that_moved_to_another_article_is_followed(old, client):
    moved = kept(old, "art_8__para_8.2", "9.4")
    next_version(old, kept(old, "art_9", None, None, kept(old, "art_9__para_9.1"), moved))
    comment = CommentFactory(item=item_of(old, "art_8__para_8.2"))

    placement = placed(old, "art_8__para_8.2")
    assert placement.fate == Fate.MOVED
    assert placement.now.eid == "art_9__para_9.4"
    page = words_of(client.get(comment.get_absolute_url()))
    assert "9.4" in page
    assert "8.2" in page


def test_a_clause_is_never_looked_for_by_its_number(old):
    """9.2 goes, and what was 9.3 is now called 9.2: the comment stays with what it was about."""
    other = clause("9.2", "Tamamilə başqa bənd.")
    next_version(old, kept(old, "art_9", None, None, kept(old, "art_9__para_9.1"), other))

    placement = placed(old)
    assert placement.fate == Fate.REMOVED
    assert placement.now is None


def test_a_new_number_alone_is_said_to_be_only_that(old):
    renumbered = kept(old, "art_9", "10", None, kept(old, "art_9__para_9.2", "10.2"))
    next_version(old, article("9", "Yeni maddə", "Yeni bənd."), renumbered)

    placement = placed(old)
    assert placement.fate == Fate.RENUMBERED
    assert placement.now.eid == "art_10__para_10.2"
    with translation.override("az"):
        assert "9.2" in fate_view(placement, "az").line


def test_a_chapter_that_comes_or_goes_moves_no_article(old):
    next_version(old, chapter("1", "Ümumi", kept(old, "art_8"), kept(old, "art_9")))

    assert place(item_of(old, "art_9"), "az").fate in {Fate.CHANGED, Fate.SAME}


def test_a_removed_article_keeps_its_comments_with_the_text_of_its_time(old, client):
    next_version(old, kept(old, "art_8", None, None, kept(old, "art_8__para_8.1")))
    comment = CommentFactory(item=item_of(old))

    page = client.get(comment.get_absolute_url())

    assert page.context["placement"].fate == Fate.REMOVED
    assert "Order 30 gün müddətinə verilir." in words_of(page)
    assert "<del>" in page.content.decode()


def test_a_comment_on_an_article_sees_every_change_below_it(old):
    changed = kept(old, "art_9__para_9.1", None, "Order 12 saata verilir.")
    added = clause("9.3", "Orderin surəti polisə göndərilir.")
    next_version(old, kept(old, "art_9", None, None, changed, added))

    placement = placed(old, "art_9")
    assert placement.fate == Fate.CHANGED
    states = [(bool(p.then), bool(p.now)) for p in placement.parts if not p.is_same]
    assert states == [(True, True), (True, False), (False, True)]


def test_a_clause_that_left_a_commented_article_is_named_where_it_is(old):
    moved = kept(old, "art_9__para_9.2", "8.3")
    next_version(
        old,
        kept(old, "art_8", None, None, moved),
        kept(old, "art_9", None, None, kept(old, "art_9__para_9.1")),
    )
    with translation.override("en"):
        view = fate_view(placed(old, "art_9"), "en")

    (change,) = view.changes
    assert "8.3" in change.note


def test_a_draft_of_the_next_text_tells_nothing_yet(old):
    VersionFactory(
        bill=old.bill, number=2, based_on=old, text=document(article("1", "Yox", "Yox."))
    )

    assert placed(old).fate == Fate.NEWEST


def test_a_translation_is_not_compared_with_an_original(old):
    wording = item_of(old).wording
    Translation.objects.create(wording=wording, language="en", text="The order is for 30 days.")
    changed = kept(old, "art_9__para_9.2", None, "Order 60 gün müddətinə verilir.")
    next_version(old, kept(old, "art_9", None, None, changed))

    placement = place(item_of(old), "en")
    with translation.override("en"):
        (change,) = fate_view(placement, "en").changes

    assert placement.fate == Fate.CHANGED
    assert change.note
    assert change.language == "az"
    assert all(segment.change == "same" for line in change.paragraphs for segment in line)


def test_two_translations_are_compared_with_each_other(old):
    changed = kept(old, "art_9__para_9.2", None, "Order 60 gün müddətinə verilir.")
    new = next_version(old, kept(old, "art_9", None, None, changed))
    for version, days in ((old, 30), (new, 60)):
        wording = item_of(version).wording
        Translation.objects.create(wording=wording, language="ru", text=f"Ордер на {days} дней.")

    with translation.override("ru"):
        (change,) = fate_view(place(item_of(old), "ru"), "ru").changes

    marked = {(segment.change, segment.text) for line in change.paragraphs for segment in line}
    assert {("del", "30"), ("ins", "60")} <= marked


def test_placing_costs_five_queries_at_most(old, django_assert_max_num_queries):
    next_version(old, kept(old, "art_9", None, None, kept(old, "art_9__para_9.2", None, "Yeni.")))
    item = item_of(old)

    with django_assert_max_num_queries(5):
        place(item, "en")


def test_the_way_of_a_comment_is_told_in_order_of_time(old, client):
    changed = kept(old, "art_9__para_9.2", None, "Order 60 gün müddətinə verilir.")
    next_version(old, kept(old, "art_9", None, None, changed))
    comment = CommentFactory(item=item_of(old), created_at=dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    ReplyFactory(comment=comment, created_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))

    events = client.get(comment.get_absolute_url()).context["way"]

    assert [event.when.split()[1] for event in events] == ["fevral", "fevral", "mart", "iyun"]
    assert [event.state for event in events] == ["done", "done", "done", "now"]
