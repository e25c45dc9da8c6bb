"""The table of moves, and the trigger that repeats it in the database."""

import datetime as dt
import importlib
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legislation.commenting.transitions import MOVES, MoveRefusedError, is_allowed, move
from legislation.enums import CommentStatus
from legislation.models import Comment, CommentReply
from tests.factories.comments import CommentFactory, ReplyFactory, item_of

STATES = list(CommentStatus)
migration = importlib.import_module("legislation.migrations.0006_comments_move_only_as_allowed")


def test_the_database_knows_the_same_moves_as_the_code():
    in_code = {(str(old), str(new)) for old, targets in MOVES.items() for new in targets}

    assert in_code == set(migration.MOVES)


def test_nothing_goes_back_to_unconfirmed_and_nothing_skips_the_moderator():
    assert not any(is_allowed(old, CommentStatus.UNCONFIRMED) for old in STATES)
    assert not is_allowed(CommentStatus.UNCONFIRMED, CommentStatus.PUBLISHED)


@pytest.mark.django_db
@pytest.mark.parametrize(("old", "new"), list(product(STATES, STATES)))
def test_the_trigger_lets_through_what_the_table_allows_and_nothing_else(item, old, new):
    comment = CommentFactory(item=item, status=old)
    change = Comment.objects.filter(pk=comment.pk)

    if old == new or is_allowed(old, new):
        assert change.update(status=new) == 1
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            change.update(status=new)
    comment.refresh_from_db()
    assert comment.status in {old, new}


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=st.lists(
        st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)), min_size=1, max_size=6
    )
)
def test_whatever_is_asked_a_comment_only_moves_along_the_table(item, asked):
    comment = CommentFactory(item=item, unconfirmed=True)
    state = CommentStatus.UNCONFIRMED

    for seen, new in asked:
        may = seen == state and is_allowed(state, new)
        if may:
            state = CommentStatus(move(comment.pk, new, seen=seen).status)
        else:
            with pytest.raises(MoveRefusedError) as refused:
                move(comment.pk, new, seen=seen)
            assert refused.value.comment.status == state
        comment.refresh_from_db()
        assert comment.status == state


@pytest.mark.django_db
def test_an_unknown_status_or_stance_is_refused_by_the_database(item):
    for wrong in ({"status": "approved"}, {"stance": "maybe"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CommentFactory(item=item, **wrong)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "Başqa söz."),
        ("stance", "against"),
        ("proposal", "90 gün"),
        ("quote", "30 gün"),
        ("language", "ru"),
        ("reference", "R-2222-2222"),
        ("created_at", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
    ],
)
def test_what_was_confirmed_is_frozen(item, field, value):
    comment = CommentFactory(item=item, pending=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**{field: value})
    comment.refresh_from_db()
    assert getattr(comment, field) != value


@pytest.mark.django_db
def test_before_it_is_confirmed_a_comment_may_be_changed_and_its_names_always(item):
    unconfirmed = CommentFactory(item=item, unconfirmed=True)
    published = CommentFactory(item=item)

    assert Comment.objects.filter(pk=unconfirmed.pk).update(text="Başqa söz.") == 1
    assert Comment.objects.filter(pk=published.pk).update(author_name="", place="") == 1


@pytest.mark.django_db
def test_a_comment_stays_with_the_item_it_was_written_for(item):
    comment = CommentFactory(item=item)

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(item=item_of(item.version, "art_1"))


@pytest.mark.django_db
def test_an_official_reply_is_frozen_and_only_its_amendment_may_follow():
    reply = ReplyFactory()

    for change in ({"text": "Başqa"}, {"outcome": "accepted"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CommentReply.objects.filter(pk=reply.pk).update(**change)
    assert CommentReply.objects.filter(pk=reply.pk).update(amendment=None) == 1


@pytest.mark.django_db
def test_a_closed_account_leaves_its_comments_without_an_author(item, person_with):
    author = person_with()
    comment = CommentFactory(item=item, author=author)

    author.delete()

    comment.refresh_from_db()
    assert comment.author is None
