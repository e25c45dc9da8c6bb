"""The list of laws and drafts: days left, states, filters, any query."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories.legislation import (
    BillFactory,
    ConsultationFactory,
    StageFactory,
    VersionFactory,
    law,
)
from tests.legislation.reading import page_text

pytestmark = pytest.mark.django_db

LANGUAGES = ("az", "en", "ru")


def test_the_list_counts_the_days_left(client):
    consultation = ConsultationFactory(
        version=VersionFactory(text=law(), published=True),
        closes_at=timezone.now() + dt.timedelta(days=5),
    )

    page = page_text(client, "/az/bills/")

    assert consultation.bill.title in page
    assert "<b>5</b> gün qalır" in page
    assert "Son günlər" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [({"closed": True}, "Müzakirə bitib"), ({"upcoming": True}, "Açılır")],
)
def test_the_list_says_where_a_discussion_stands(client, state, words):
    ConsultationFactory(version=VersionFactory(text=law(), published=True), **state)

    assert words in page_text(client, "/az/bills/")


def test_the_list_filters_by_kind_stage_and_openness(client):
    open_bill = ConsultationFactory(version=VersionFactory(text=law(), published=True)).bill
    act = VersionFactory(text=law(), published=True, bill=BillFactory(kind="act")).bill
    StageFactory(bill=open_bill, stage="committee")

    def found(query):
        return {row.bill for row in client.get(f"/az/bills/?{query}").context["rows"]}

    assert found("") == {open_bill, act}
    assert found("kind=act") == {act}
    assert found("open=1") == {open_bill}
    assert found("stage=committee") == {open_bill}
    assert found("stage=signing") == set()


def test_an_empty_list_offers_ways_out(client):
    ConsultationFactory(version=VersionFactory(text=law(), published=True))

    answer = client.get("/az/bills/?open=1&stage=signing&kind=act")
    page = client.get("/az/bills/?open=1&stage=signing")

    assert "Bu süzgəclərə uyğun layihə yoxdur" in answer.content.decode()
    ways = page.context["ways_out"]
    assert [(way["url"], way["count"]) for way in ways] == [("/az/bills/?open=1", 1)]


@pytest.mark.parametrize(
    "query", ["page=99999999999999999999", "page=x", "kind=%27", "sort=evil", "stage=" + "9" * 500]
)
def test_the_list_survives_any_query(client, query):
    VersionFactory(text=law(), published=True)

    assert client.get(f"/az/bills/?{query}").status_code == 200
