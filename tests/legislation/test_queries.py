"""No page asks the database more for thirty rows than for three (the bar is 30 queries)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from legislation.changes import write_edit_script
from legislation.models import Bill, Comment
from legislation.publishing import publish
from tests.factories.legislation import (
    AmendmentFactory,
    BillFactory,
    ConsultationFactory,
    OperationFactory,
    StageFactory,
    VersionFactory,
    article,
    clause,
    document,
    law,
)

pytestmark = pytest.mark.django_db

BAR = 30


def bill_with(rows):
    """A bill of so many articles, all changed in version 2, with so many amendments, comments."""
    nodes = [article(str(n), f"Ad {n}", f"Mətn {n}.") for n in range(1, rows + 1)]
    bill = BillFactory(slug="sinaq")
    first = VersionFactory(bill=bill, text=document(*nodes), published=True)
    changed = document(
        *(
            article(
                node.label,
                node.heading,
                clause(f"{node.label}.1", f"Yeni {node.label}.", uid=node.children[0].uid),
                uid=node.uid,
            )
            for node in nodes
        )
    )
    for n in range(1, rows + 1):
        amendment = AmendmentFactory(base_version=first, number=n, status="accepted")
        OperationFactory(
            amendment=amendment,
            target_label=f"{n}.1",
            provision_id=nodes[n - 1].children[0].uid,
            old_text=f"Mətn {n}.",
            new_text=f"Yeni {n}.",
        )
        OperationFactory(
            amendment=amendment,
            target_label="1.1",
            provision_id=nodes[0].children[0].uid,
            new_text="Başqa.",
        )
    second = VersionFactory(bill=bill, number=2, based_on=first, text=changed)
    write_edit_script(second)
    for n in range(1, rows + 1):
        item = second.items.get(label=f"{n}.1")
        item.cause = bill.amendments.get(number=n).operations.order_by("position").first()
        item.save()
    publish(second, by=None)
    ConsultationFactory(version=second)
    StageFactory(bill=bill)
    Comment.objects.bulk_create(
        Comment(
            item=item,
            email=f"person{n}@example.org",
            language="az",
            stance="for",
            text="Razıyam.",
            status="published",
        )
        for n, item in enumerate(second.items.filter(kind="paragraph"))
    )


def many_bills(rows):
    for __ in range(rows):
        ConsultationFactory(version=VersionFactory(text=law(1, 1), published=True))


PAGES = [
    "bills/sinaq/",
    "bills/sinaq/versions/2/?marks=1",
    "bills/sinaq/versions/2/art_1/?marks=1",
    "bills/sinaq/versions/2/art_1/changes/",
    "bills/sinaq/versions/2/art_1/authors/",
    "bills/sinaq/compare/",
    "bills/sinaq/amendments/",
    "bills/sinaq/amendments/1/",
    "bills/sinaq/history/",
]


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_pages_of_thirty_rows_cost_no_more_queries_than_pages_of_three(client):
    paths = [f"/{language}/{path}" for language in ("az", "en", "ru") for path in PAGES]
    bill_with(3)
    few = {path: queries(client, path) for path in paths}
    Bill.objects.filter(slug="sinaq").update(slug="kicik")
    bill_with(30)

    many = {path: queries(client, path) for path in paths}

    assert {path: count for path, count in many.items() if count > few[path]} == {}
    assert max(many.values()) <= BAR


def test_the_list_of_bills_costs_the_same_for_three_and_thirty(client):
    many_bills(3)
    few = queries(client, "/az/bills/")
    many_bills(27)

    assert queries(client, "/az/bills/") <= few <= BAR
