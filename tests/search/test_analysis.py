"""Words, stems and marks: pure functions."""

from collections import Counter
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import fold
from search.analysis import analyse, highlight, terms
from search.analysis.analyse import MAX_TERM
from search.analysis.azerbaijani import stem
from tests.data import shared_data

WORDS = st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCƏİIŞ", min_size=1, max_size=20)


NIKAH = frozenset({"nikah"})


def hits(text):
    return [token for token in analyse(text, "az") if token.term in NIKAH]


@pytest.mark.parametrize(
    "family",
    [
        "nikah nikahın nikaha nikahdan nikahlar nikahların nikahlarına nikahda nikahı",
        "qanun qanunun qanuna qanunlar qanunlarından qanunda qanunudur",
        "uşaq uşağı uşağın uşağa uşaqlar uşaqlarının",
        "kömək köməyi köməyin köməyə",
        "ailə ailənin ailəyə ailələr ailəsində ailədəki",
        "maddə maddəsinin maddələrində maddədə",
        "məhkəmə məhkəməyə məhkəmənin məhkəmələr məhkəmədən",
        "hüquq hüquqlarının hüququnu hüququna hüquqdan",
        "sığınacaq sığınacağın sığınacağı sığınacaqlarda",
    ],
)
def test_all_forms_of_a_word_share_one_stem(family):
    assert len({stem(fold(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("qanun", "qan"), ("söz", "səs"), ("vəkil", "vəkalət"), ("ailə", "ali"), ("əsas", "əsər")],
)
def test_different_words_keep_different_stems(one, other):
    assert stem(fold(one)) != stem(fold(other))


@given(WORDS)
def test_stemming_twice_is_stemming_once(word):
    assert stem(stem(fold(word))) == stem(fold(word))


@given(WORDS)
def test_a_stem_begins_the_word_or_restores_one_consonant(word):
    folded = fold(word)
    found = stem(folded)
    assert found
    assert folded.startswith(found[:-1])


@given(st.text(max_size=200), st.sampled_from(["az", "en", "ru"]))
def test_offsets_point_at_the_words_of_the_original_text(text, language):
    for token in analyse(text, language):
        assert text[token.start : token.end].strip() != ""
        assert 0 <= token.start < token.end <= len(text)


@given(st.text(max_size=400), st.sampled_from(["az", "en", "ru"]))
def test_terms_never_hold_what_an_engine_would_read_as_syntax(text, language):
    for term in terms(text, language):
        assert all(sign.isalnum() or sign in ".-" for sign in term)


def test_numbers_of_articles_stay_whole():
    assert terms("Maddə 12-1, 9.3.4 və 101.", "az") == ["madde", "12-1", "9.3.4", "ve", "101"]


@pytest.mark.parametrize("spelling", ["12-1", "12‑1", "12‐1", "12¹"])
def test_the_number_of_an_inserted_article_is_one_however_it_is_written(spelling):
    assert terms(f"Maddə {spelling}.", "az") == ["madde", "12-1"]


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İlham", "I\u0307lham"),
        ("Şəki", "S\u0327əki"),
        ("uşağın", normalize("NFD", "uşağın")),
        ("nikah", "ni\u00adkah"),
        ("nikah", "n\u200bikah\ufeff"),
        ("nikah", "ｎｉｋａｈ"),
    ],
)
def test_what_looks_the_same_is_the_same_word(one, other, language):
    assert terms(other, language) == terms(one, language)
    assert len(terms(other, language)) == 1


def test_a_word_without_end_is_cut_and_folded_like_any_other():
    assert terms("Ə" * 100_000, "az") == ["e" * MAX_TERM]


def test_a_query_of_stop_words_alone_keeps_them():
    assert terms("və ilə", "az", drop_stop_words=True) == ["ve", "ile"]
    assert terms("və nikah", "az", drop_stop_words=True) == ["nikah"]


def test_haqqinda_is_searchable_since_it_stands_in_every_title():
    assert terms("haqqında", "az", drop_stop_words=True) != []


@given(st.text(max_size=300), st.integers(min_value=20, max_value=120))
def test_an_extract_is_a_stretch_of_the_text(text, width):
    parts = highlight(text, hits(text), width=width)
    extract = "".join(part.text for part in parts)
    assert extract.strip("…") in text


def test_the_words_found_are_marked_in_their_own_spelling():
    text = "Əvvəl. " * 60 + "Nikahın bağlanması üçün NİKAH yaşı 18-dir. " + "Sonra. " * 60
    parts = highlight(text, hits(text))
    assert [part.text for part in parts if part.marked] == ["Nikahın", "NİKAH"]
    assert parts[0].text == "…"


def test_the_extract_is_taken_where_most_different_words_stand_together():
    text = "nikah " * 50 + "bir " * 100 + "nikah haqqında ərizə. " + "iki " * 100
    found = [token for token in analyse(text, "az") if token.term in {"nikah", "erize"}]
    parts = highlight(text, found)
    assert [part.text for part in parts if part.marked] == ["nikah", "ərizə"]


def test_a_text_full_of_the_word_is_looked_at_once():
    text = "nikah " * 100_000
    assert len(highlight(text, hits(text))) < 100


def test_a_text_without_the_words_shows_its_beginning():
    parts = highlight("Bir iki üç", [])
    assert [(part.text, part.marked) for part in parts] == [("Bir iki üç", False)]


def test_nikah_and_its_forms_in_the_family_code_meet_in_one_stem():
    text = shared_data("az-laws/md/family-code-hand-cleaned.md").read_text()
    forms = Counter(
        fold(text[token.start : token.end])
        for token in analyse(text, "az")
        if token.term == "nikah"
    )
    assert forms["nikah"] == 99
    assert sum(forms.values()) >= 229


def test_the_dictionary_is_not_stemmed_into_a_few_heaps():
    words = shared_data("az-language/stemmer-words.txt").read_text().split()
    heaps = Counter(stem(fold(word)) for word in words)
    assert len(heaps) > len(words) * 0.5
    assert max(heaps.values()) < 100
