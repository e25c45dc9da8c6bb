"""Counts and lists for other pages, each in one query."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from cms.demo.load import CONTENT
from core.ledger import first_fault
from core.models import LedgerEntry, OutgoingMail
from legislation.demo_comments import load_comments
from legislation.enums import Stance
from legislation.models import Comment, VersionItem
from legislation.selectors import comments as selector
from legislation.selectors.latest import latest_replies
from tests.factories.comments import CommentFactory, ReplyFactory
from tests.factories.legislation import AmendmentFactory

pytestmark = pytest.mark.django_db


def test_the_latest_replies_come_newest_first_and_only_to_public_comments(
    django_assert_num_queries, item
):
    now = timezone.now()
    replies = [
        ReplyFactory(comment=CommentFactory(item=item), created_at=now - dt.timedelta(days=n))
        for n in range(3)
    ]
    ReplyFactory(comment=CommentFactory(item=item, rejected=True), created_at=now)

    with django_assert_num_queries(1):
        found = latest_replies(2)

    assert [line.reference for line in found] == [r.comment.reference for r in replies[:2]]
    assert {(line.law, line.label) for line in found} == {(item.version.bill.name, item.label)}
    assert found[0].url == replies[0].comment.get_absolute_url()


def test_lists_of_several_laws_know_the_number_of_the_article(item):
    CommentFactory(item=item)

    (comment,) = selector.awaiting_reply()
    assert comment.article_label == "9"


ROWS = [
    {
        "label": "9.2",
        "version": 1,
        "language": "az",
        "author": "Günel M.",
        "place": "Gəncə",
        "stance": "change",
        "text": "Müddət azdır.",
        "days_ago": 66,
        "reply": {"text": "Təşəkkür.", "outcome": "partly", "amendment": 1, "days_ago": 43},
    },
    {
        "label": "9",
        "version": 1,
        "language": "ru",
        "author": "Анна",
        "place": "Баку",
        "stance": "for",
        "text": "Поддерживаю.",
        "days_ago": 3,
        "reply": None,
    },
]


def test_the_demonstration_loads_comments_and_replies_once(item, client):
    bill = item.version.bill
    AmendmentFactory(base_version=item.version, number=1)

    assert load_comments(bill, ROWS) == 2
    assert load_comments(bill, ROWS) == 0

    first, second = Comment.objects.order_by("created_at")
    assert (first.item.eid, second.item.eid) == ("art_9__para_9.2", "art_9")
    assert first.reply.amendment.number == 1
    assert (timezone.now() - first.created_at).days == 66
    assert first.reply.created_at > first.moderated_at
    assert client.get(first.get_absolute_url()).status_code == 200
    assert LedgerEntry.objects.filter(kind="comment.published").count() == 2
    assert LedgerEntry.objects.filter(kind="comment.replied").count() == 1
    assert first_fault() is None
    assert not OutgoingMail.objects.exists()


def test_a_label_the_text_does_not_have_stops_the_loading_and_leaves_nothing(item):
    wrong = {**ROWS[1], "label": "99"}

    with pytest.raises(VersionItem.DoesNotExist, match="99"):
        load_comments(item.version.bill, [ROWS[1], wrong])
    assert not Comment.objects.exists()


def test_the_rows_of_the_demonstration_have_the_form_the_loader_reads():
    for path in CONTENT.glob("bills/*/bill.json"):
        for row in json.loads(path.read_text())["comments"]:
            assert row["stance"] in Stance.values
            assert row["language"] in {"az", "en", "ru"}
            assert row["text"].strip()
