"""The search page, over HTTP."""

import pytest

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


@pytest.mark.parametrize(
    "query",
    ["", "   ", '"', "<script>alert(1)</script>", "a" * 10_000, "söz " * 2_000, "😀", "və", "/.*/"],
)
def test_any_query_gets_a_page_and_is_escaped(client, library, query):
    assert "<script>alert" not in page(client, query)


def test_nothing_found_says_what_to_do(client, library):
    html = page(client, "belə söz yoxdur ki")
    assert "/az/search/" in html
    assert "/az/bills/" in html


def test_a_lone_surrogate_and_nul_are_searched_as_nothing(client, library):
    assert client.get("/az/search/?q=%ED%A0%80nikah").status_code == 200


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
