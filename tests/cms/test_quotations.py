"""A quotation keeps its version; the page around it says what became of the clause."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import strip_tags

from cms.selectors.quotations import find_quoted
from legislation.models import Translation
from tests.factories.cms import briefing
from tests.factories.legislation import BillFactory, VersionFactory, article, clause, document

OLD = "Order 30 gün müddətinə verilir və dərhal icra olunur."
NEW = "Order 60 gün müddətinə verilir və dərhal icra olunur."


@pytest.fixture
def law(db):
    return BillFactory(slug="order", short_title_az="Mühafizə orderi", short_title_en="Orders")


@pytest.fixture
def nodes():
    """Three clauses of one article: the same provisions in both versions."""
    return [clause(f"9.{n}", text) for n, text in enumerate((OLD, "İkinci.", "Üçüncü."), start=1)]


def version(law, number, *clauses, uid, published=True):
    made = article("9", "Order", *clauses, uid=uid)
    return VersionFactory(
        bill=law, number=number, date=f"2026-1{number - 1}-12", text=document(made),
        published=published,
    )  # fmt: skip


@pytest.fixture
def two_versions(law, nodes):
    """In the second the first clause changed, the second is gone, the third became 9.2."""
    uid = article("9", "x").uid
    changed = clause("9.1", NEW, uid=nodes[0].uid)
    renumbered = clause("9.2", "Üçüncü.", uid=nodes[2].uid)
    return (
        version(law, 1, *nodes, uid=uid),
        version(law, 2, changed, renumbered, uid=uid),
    )


def quote(label, number=1, text="30 gün", bill="order"):
    return {"bill": bill, "version": number, "label": label, "text": text}


def page(client, tree, *quotations, language="az"):
    made = briefing(tree, title="Sitat", body=[("quotation", one) for one in quotations])
    return client.get(f"/{language}/briefings/{made.slug}/").content.decode()


def test_an_unchanged_clause_is_shown_with_its_law_and_date(client, tree, law, nodes):
    version(law, 1, *nodes, uid=article("9", "x").uid)
    text = page(client, tree, quote("9.1"))
    assert "Mühafizə orderi, 9.1</a>, 12 oktyabr 2026-cı il tarixli mətn" in text
    assert "İndi belədir" not in text
    assert "Brifinqdən sonra mətn dəyişib" not in text


def test_a_changed_clause_shows_the_difference_in_whole_words(client, tree, two_versions):
    text = page(client, tree, quote("9.1"))
    assert "İndi belədir" in text
    assert '<span class="w">30</span></del> <ins>' in text
    assert '<span class="w">60</span></ins>' in text
    assert "Sitat bərkidilib və dəyişmir." in text
    assert 'href="/az/bills/order/versions/2/' in text


def test_the_page_says_at_the_top_that_the_text_moved_on(client, tree, two_versions):
    text = page(client, tree, quote("9.1"), quote("9.2"), quote("9.3"))
    strip = text.partition('class="strip')[2].partition("</div>")[0]
    words = strip_tags(strip)
    assert "9.1 (12 noyabr 2026-cı il)" in words
    assert "9.2 (12 noyabr 2026-cı il)" in words
    assert "9.3" not in strip, "it has another number, but the same words"
    assert "/az/bills/order/compare/?from=1&amp;to=2" in strip


def test_a_clause_taken_out_is_said_to_be(client, tree, two_versions):
    assert "Sonradan çıxarılıb" in page(client, tree, quote("9.2", text="İkinci."))


def test_a_renumbered_clause_counts_as_unchanged(two_versions):
    found = find_quoted([quote("9.3")])
    (quoted,) = found.values()
    assert not quoted.has_moved_on
    assert quoted.now.label == "9.2"


def test_a_quotation_of_the_second_version_is_the_present_text(two_versions):
    (quoted,) = find_quoted([quote("9.1", number=2)]).values()
    assert quoted.latest is None
    assert not quoted.has_moved_on


def test_a_draft_version_changes_nothing(client, tree, law, nodes):
    uid = article("9", "x").uid
    version(law, 1, *nodes, uid=uid)
    version(law, 2, clause("9.1", "Gizli mətn.", uid=nodes[0].uid), uid=uid, published=False)
    text = page(client, tree, quote("9.1"))
    assert "Gizli mətn" not in text
    assert "İndi belədir" not in text


def test_the_difference_is_shown_in_the_readers_language_where_there_is_one(two_versions):
    for item, text in zip(two_versions, ("For 30 days.", "For 60 days."), strict=True):
        wording = item.items.get(label="9.1").wording
        Translation.objects.create(wording=wording, language="en", text=text)
    with translation.override("en"):
        (quoted,) = find_quoted([quote("9.1")]).values()
    assert quoted.language == "en"
    assert [part.text for part in quoted.marks[0] if part.change != "same"] == ["30", "60"]


@pytest.mark.parametrize(
    "wrong",
    [
        quote("9.9"),
        quote("9.1", number=7),
        quote("9.1", bill="yoxdur"),
        {"bill": None, "version": None, "label": None, "text": ""},
    ],
)
def test_a_quotation_without_place_still_shows_its_words(client, tree, two_versions, wrong):
    """It was removed, or written by hand into the database: never a broken page."""
    assert find_quoted([wrong]) == {}
    text = page(client, tree, {**wrong, "text": "Sitatın sözləri"})
    assert "Sitatın sözləri" in text


def test_of_equal_labels_the_first_is_meant(law):
    points = [clause("a)", "Birinci"), clause("a)", "İkinci")]
    uid = article("9", "x").uid
    version(law, 1, clause("9.1", "x", points[0]), clause("9.2", "y", points[1]), uid=uid)
    (quoted,) = find_quoted([quote("a)")]).values()
    assert quoted.item.wording.text == "Birinci"


def test_thirty_quotations_cost_as_many_queries_as_three(client, tree, law, two_versions):
    def cost(count):
        page_of = briefing(
            tree, body=[("quotation", quote(f"9.{1 + n % 3}")) for n in range(count)]
        )
        client.get(page_of.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page_of.url)
        return len(captured)

    assert cost(30) <= cost(3) <= 30
