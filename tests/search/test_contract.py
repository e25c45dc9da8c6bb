"""What both engines promise, tested on both."""

import pytest

from search.document import Kind
from search.query import Query

pytestmark = pytest.mark.django_db


def keys(engine, text, language="az", **filters):
    return [hit.key for hit in engine.search(Query(text, language, **filters)).hits]


def test_an_inflected_word_finds_every_form_of_it(any_engine):
    assert set(keys(any_engine, "nikahların")) == {"article:n1", "article:n2"}


@pytest.mark.parametrize(
    "spelling",
    ["Azərbaycan", "Azәrbaycan", "Azǝrbaycan", "Azerbaycan", "AZƏRBAYCAN", "azərbaycanda"],
)
def test_all_spellings_of_azerbaijan_find_the_same(any_engine, spelling):
    assert keys(any_engine, spelling) == ["article:n21"]


@pytest.mark.parametrize("spelling", ["İLHAM", "ilham", "ILHAM", "İlham"])
def test_dotted_and_dotless_capitals_find_the_same(any_engine, spelling):
    assert keys(any_engine, spelling) == ["mp:1"]


def test_all_words_must_match_when_some_text_has_them_all(any_engine):
    assert keys(any_engine, "nikah ərizə tibbi")[0] == "article:n2"
    assert keys(any_engine, "nikah tibbi") == ["article:n2"]


def test_some_words_suffice_when_no_text_has_them_all(any_engine):
    found = any_engine.search(Query("qaynar tibbi"))
    assert (found.all_words, {hit.key for hit in found.hits}) == (
        False,
        {"article:13", "article:n2"},
    )


def test_an_article_is_found_by_its_number(any_engine):
    assert keys(any_engine, "21")[0] == "article:n21"


def test_a_thing_appears_once_and_in_the_readers_language(any_engine):
    hits = any_engine.search(Query("13", "ru")).hits
    assert [(hit.key, hit.language) for hit in hits] == [("article:13", "ru")]


@pytest.mark.parametrize(
    ("text", "language"),
    [("shelters", "en"), ("убежищ", "ru"), ("sığınacaqda", "az"), ("siginacaq", "az")],
)
def test_each_language_is_searched_by_its_own_rules(any_engine, text, language):
    assert keys(any_engine, text, language) == ["article:13"]


def test_a_reader_of_another_language_still_finds_the_azerbaijani_text(any_engine):
    assert set(keys(any_engine, "nikah", "en")) == {"article:n1", "article:n2"}


def test_a_phrase_in_quotation_marks_keeps_its_order(any_engine):
    assert keys(any_engine, '"qaynar xətt"') == ["article:13"]
    assert keys(any_engine, '"xətt qaynar"') == []


def test_filters_narrow_and_counts_stay(any_engine):
    found = any_engine.search(Query("nikah", kinds=frozenset({Kind.MP})))
    assert (found.hits, found.total, found.kinds) == ([], 0, {"article": 2})


def test_a_law_filter_keeps_only_that_law(any_engine):
    assert keys(any_engine, "13", laws=frozenset({"zorakiliq"})) == ["article:13"]
    assert keys(any_engine, "13", laws=frozenset({"aile"})) == []


def test_pages_follow_each_other_without_repetition(any_engine):
    first = any_engine.search(Query("nikah", limit=1))
    second = any_engine.search(Query("nikah", limit=1, offset=1))
    assert first.total == second.total == 2
    assert {first.hits[0].key, second.hits[0].key} == {"article:n1", "article:n2"}


def test_the_title_weighs_more_than_the_text(any_engine):
    assert keys(any_engine, "yardım mərkəzləri")[0] == "article:13"


def test_an_article_stands_above_what_people_say_about_it(any_engine):
    assert keys(any_engine, "məhkəməyə verilir") == ["article:n21", "comment:R-1"]


def test_the_name_of_the_law_in_a_comments_title_makes_it_no_better(any_engine):
    assert keys(any_engine, "arvadın razılığı") == ["article:n1", "comment:R-1"]


@pytest.mark.parametrize(
    "text",
    ['"', "(", "*", "a OR", "title:", "/.*/", "😀", "və", "' & !", "\\", "<b>", "'; DROP",
     "a" * 10_000, "söz " * 2_000, "nikah:*", "&|!<->"],
)  # fmt: skip
def test_no_query_breaks_an_engine(any_engine, text):
    assert any_engine.search(Query(text)).total >= 0


def test_hits_carry_what_the_page_and_the_command_print(any_engine):
    hit = any_engine.search(Query("sığınacaq")).hits[0]
    assert hit.as_json("u") == {
        "kind": "article",
        "law": "zorakiliq",
        "eid": "art_13",
        "label": "13",
        "title": "Yardım mərkəzləri",
        "url": "u",
        "score": round(hit.score, 6),
    }
    assert hit.score > 0
