"""How much was said, counted without reading one comment."""

import datetime as dt

import pytest

from legislation.enums import Stance
from legislation.selectors import tallies
from legislation.selectors.tallies import Tally
from tests.factories.comments import CommentFactory, ReplyFactory, item_of, open_version

pytestmark = pytest.mark.django_db


def test_a_provision_counts_its_public_comments_in_one_query(django_assert_num_queries, item):
    above = item_of(item.version, "art_9")
    ReplyFactory(comment=CommentFactory(item=item))
    CommentFactory(item=above)
    CommentFactory(item=item, pending=True)

    with django_assert_num_queries(1):
        counts = tallies.by_provision(item.version)

    assert counts == {item.provision_id: Tally(1, 1), above.provision_id: Tally(1, 0)}


def test_a_comment_on_a_later_version_does_not_count_for_an_earlier_one(item):
    later = open_version(bill=item.version.bill, number=2)
    CommentFactory(item=item_of(later))

    assert tallies.by_provision(item.version) == {}
    assert sum(tallies.by_provision(later).values(), Tally()) == Tally(1, 0)


def test_a_bill_counts_its_public_comments_in_one_query(django_assert_num_queries, item):
    other = item_of(open_version())
    ReplyFactory(comment=CommentFactory(item=item))
    CommentFactory(item=other)
    CommentFactory(item=other, rejected=True)

    with django_assert_num_queries(1):
        counts = tallies.by_bill([item.version.bill, other.version.bill])

    assert counts == {item.version.bill_id: Tally(1, 1), other.version.bill_id: Tally(1, 0)}


def test_positions_are_counted_over_the_provisions_asked_for(item):
    elsewhere = item_of(item.version, "art_1")
    for stance in (Stance.FOR, Stance.FOR, Stance.AGAINST):
        CommentFactory(item=item, stance=stance)
    CommentFactory(item=elsewhere, stance=Stance.AGAINST)

    found = tallies.by_stance(item.version.bill, [item.provision_id])

    assert found == {"for": 2, "against": 1}


def test_the_median_wait_is_between_comment_and_reply(item):
    for days in (1, 2, 9):
        comment = CommentFactory(item=item, email="one@example.org")
        ReplyFactory(comment=comment, created_at=comment.created_at + dt.timedelta(days=days))

    talk = tallies.of_bill(item.version.bill)

    assert (talk.tally, talk.people, talk.median_reply) == (Tally(3, 3), 1, dt.timedelta(days=2))


def test_a_bill_nobody_answered_for_has_no_median(item):
    CommentFactory(item=item)

    assert tallies.of_bill(item.version.bill).median_reply is None
