"""A law of two hundred articles is read by chapters, and no page of it is heavy."""

import gzip

import pytest

from legislation.importing import About, import_law
from legislation.publishing import publish
from tests.data import shared_data
from tests.keeping import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def family_code(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, published_family_code) as version:
        yield version


def published_family_code():
    content = shared_data("az-laws/md/family-code.md").read_bytes()
    version = import_law(content, "az", About(slug="aile", title="Ailə Məcəlləsi")).version
    publish(version, by=None)
    return version


def test_a_long_law_is_read_by_chapters(client, family_code):
    page = client.get("/az/bills/aile/versions/1/")

    assert 1 < len(page.context["articles"]) < 30
    seen, address = [], "/az/bills/aile/versions/1/"
    while address:
        page = client.get(address)
        seen += [article.row.label for article in page.context["articles"]]
        after = page.context["after"]
        address = after.url if after else ""
    assert len(seen) == 205
    assert seen == list(
        family_code.items.filter(kind="article")
        .order_by("position")
        .values_list("label", flat=True)
    )


def test_no_page_of_a_long_law_is_heavy(client, family_code):
    inserted = family_code.items.filter(kind="article", label__contains="-").first()
    addresses = ["/az/bills/aile/", f"/az/bills/aile/versions/1/{inserted.eid}/"]
    page = client.get("/az/bills/aile/versions/1/")
    addresses += [group.url for group in page.context["rail"].groups]

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        # What is left of 60 KB for the style sheets and the script is three times their size.
        assert len(gzip.compress(answer.content)) < 25_000, address


def test_a_chapter_that_only_holds_chapters_leads_to_its_first(client, family_code):
    section = family_code.items.filter(kind="section").first()

    answer = client.get(f"/az/bills/aile/versions/1/{section.eid}/", follow=True)

    assert answer.status_code == 200
    assert answer.context["articles"][0].row.label == "1"
