"""The search page, over HTTP."""

import re

import pytest

from search.forms import page_number
from search.paths import neutral
from tests.factories.legislation import VersionFactory, law

pytestmark = pytest.mark.django_db


def page(client, query, language="az", **data):
    response = client.get(f"/{language}/search/", {"q": query, **data})
    assert response.status_code == 200
    return response.content.decode()


def test_hits_stand_under_their_law_with_the_words_marked(client, library):
    html = page(client, "sığınacağa")
    assert "Məişət zorakılığı" in html
    assert "Maddə 13. Yardım mərkəzləri" in html
    assert "<mark>Sığınacağın</mark>" in html
    assert "/az/bills/zorakiliq/versions/2/art_13/" in html


@pytest.mark.parametrize(
    ("language", "query", "heading"),
    [("en", "shelter", "Article 13. Aid centres"), ("ru", "убежище", "Статья 13. Центры помощи")],
)
def test_each_reader_gets_their_own_language(client, library, language, query, heading):
    assert heading in page(client, query, language)


def test_a_foreign_text_says_its_language(client, library):
    html = page(client, "tibbi", "en")
    assert '<p class="said" lang="az">' in html


def test_filters_keep_the_query_and_stay_checked(client, library):
    html = page(client, "nikah", kind="article", law="aile")
    assert 'value="article" checked' in html
    assert 'name="q" value="nikah"' in html


def test_nothing_found_says_what_to_do(client, library):
    html = page(client, "belə söz yoxdur ki")
    assert "/az/search/" in html
    assert "/az/bills/" in html


def test_the_page_costs_as_many_queries_for_many_hits_as_for_few(
    client, library, fill, django_assert_max_num_queries
):
    from tests.search.conftest import family

    with django_assert_max_num_queries(12):
        page(client, "nikah")
    fill(*(family(number, "Nikah", "Nikah haqqında.") for number in range(100, 130)))
    with django_assert_max_num_queries(12):
        page(client, "nikah")


def test_pages_of_results_follow_each_other(client, library, fill):
    from tests.search.conftest import family

    fill(*(family(number, "Nikah", "Nikah haqqında.") for number in range(100, 130)))
    assert "page=2" in page(client, "nikah")
    assert "page=1" in page(client, "nikah", page="2")


def test_search_writes_nothing_and_sets_no_cookie(client, library):
    assert not client.get("/az/search/", {"q": "nikah"}).cookies


def main(client, query, **data):
    return page(client, query, "en", **data).partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("query", "filters", "sentence"),
    [
        ("", {}, "What you can search"),
        ("   ", {}, "What you can search"),
        ("😀 …", {}, "The query has no word that could be searched for."),
        ("yoxdurbelə", {}, "Check the spelling"),
        ("nikah", {"kind": "mp"}, "Nothing fits the chosen filters."),
        ("qaynar tibbi", {}, "No text has all of these words."),
        ("nikah " * 60, {}, "only its beginning was searched for"),
        ("və", {}, "“və”: 1 result"),
    ],
)
def test_the_page_says_what_happened_to_the_query(client, library, query, filters, sentence):
    assert sentence in main(client, query, **filters)


def test_a_query_that_was_understood_gets_no_excuse(client, library):
    html = main(client, "nikah")
    for excuse in ("very long", "No text has all", "Nothing was found"):
        assert excuse not in html


def test_filters_without_a_hit_can_all_be_removed_at_once(client, library):
    assert 'href="?q=nikah"' in main(client, "nikah", kind="mp", law="aile")


def test_the_heading_counts_in_the_readers_plural(client, library):
    assert "“nikah”: 2 results" in main(client, "nikah")
    assert "“tibbi”: 1 result<" in main(client, "tibbi")


def test_a_query_cannot_turn_the_heading_round(client, library):
    html = page(client, "nikah \u202ehakin\u2067", "en")
    assert "“nikah hakin”" in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)


def test_a_query_written_from_right_to_left_is_isolated_in_the_heading(client, library):
    assert "“\u2068שלום 12\u2069”: 0 results" in main(client, "שלום 12")
    assert f"“\u2068{'ש' * 79}…\u2069”" in main(client, "ש" * 200)


def test_each_kind_stands_with_its_count_whatever_is_chosen(client, library):
    html = main(client, "nikah", kind="mp")
    assert "kind-article" not in html.partition('class="rail"')[2]
    html = main(client, "Azərbaycan Gəncə")
    assert re.findall(r'value="(\w+)"[^>]*><label[^>]*>[^<]*<span class="muted">(\d+)', html) == [
        ("article", "1"),
        ("mp", "1"),
    ]


def test_a_hit_without_a_law_stands_under_the_name_of_its_kind(client, library):
    html = main(client, "İlham")
    assert '<h2 lang="en">Members of parliament</h2>' in html
    assert "/en/mps/ilham-sinaqov/" in html


def test_why_names_the_words_of_the_text_that_matched(client, library):
    html = main(client, "sığınacaq")
    assert "These words of the text match your query: sığınacağın." in html


def test_a_law_is_offered_as_a_filter_by_its_title(client):
    version = VersionFactory(text=law(), published=True)
    html = main(client, "maddənin adı")
    assert f'value="{version.bill.slug}"' in html
    html = main(client, "maddənin adı", law=version.bill.slug)
    assert f'value="{version.bill.slug}" checked' in html


@pytest.mark.parametrize("slug", ["yoxdur", "aile'", "x" * 500])
def test_a_law_nobody_published_is_no_filter_to_see(client, library, slug):
    assert slug not in main(client, "nikah", law=slug).partition('class="rail"')[2]


def test_an_unknown_kind_is_dropped_so_that_old_links_work(client, library):
    assert "“nikah”: 2 results" in main(client, "nikah", kind="decree")


@pytest.mark.parametrize(
    ("raw", "number"),
    [(None, 1), ("", 1), ("0", 1), ("3", 3), ("-3", 1), ("³", 1), ("٣", 1), ("9" * 30, 50)],
)
def test_a_page_number_is_read_or_is_the_first(raw, number):
    assert page_number(raw) == number


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/az/bills/x/", "/bills/x/"), ("/ru/", "/"), ("/azad/", "/azad/"), ("/media/x", "/media/x")],
)
def test_an_address_is_kept_without_its_language(path, expected):
    assert neutral(path) == expected
