"""Azerbaijani has two letters where English has one: i/İ and ı/I."""

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import capitalise, lower, upper

AZERBAIJANI = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ-.,0123456789"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İLHAM", "ilham"),
        ("IŞIQ", "ışıq"),
        ("QIZILI İYNƏ", "qızılı iynə"),
        ("AZƏRBAYCAN RESPUBLİKASI", "azərbaycan respublikası"),
        ("ƏLİ", "əli"),
        ("Статья", "статья"),
    ],
)
def test_capitals_become_the_small_letters_of_azerbaijani(text, expected):
    assert lower(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ilham", "İLHAM"), ("ışıq", "IŞIQ"), ("milli məclis", "MİLLİ MƏCLİS"), ("маддә", "МАДДӘ")],
)
def test_small_letters_become_the_capitals_of_azerbaijani(text, expected):
    assert upper(text) == expected


def test_an_i_typed_with_a_separate_dot_is_the_same_letter():
    assert lower("I\u0307lham") == "ilham"
    assert lower(normalize("NFD", "İLHAM")) == "ilham"
    assert upper("i\u0307lham") == "İLHAM"


def test_no_combining_dot_is_left_behind_as_python_leaves_it():
    assert "İ".lower() == "i\u0307"
    assert "\u0307" not in lower("İSTİQLAL İİ")


def test_a_dot_behind_another_mark_is_still_the_dot_of_i():
    assert lower("I\u0327\u0307") == "i\u0327"


def test_english_and_russian_words_keep_their_own_rules():
    assert lower("INFORMATION", "en") == "information"
    assert upper("information", "en") == "INFORMATION"
    assert capitalise("information", "en") == "Information"
    assert lower("ПОИСК", "ru") == "поиск"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ilkin oxunuş", "İlkin oxunuş"),
        ("ışıq", "Işıq"),
        ("əsas qanun", "Əsas qanun"),
        ("«ilkin» mətn", "«İlkin» mətn"),
        ("1-ci fəsil", "1-ci fəsil"),
        ("MƏCLİS", "MƏCLİS"),
        ("", ""),
        ("… —", "… —"),
    ],
)
def test_only_the_first_letter_of_a_sentence_is_raised(text, expected):
    assert capitalise(text) == expected


@given(st.text())
def test_lowering_twice_changes_nothing_more(text):
    assert lower(lower(text)) == lower(text)


@given(st.text())
def test_capitalising_twice_changes_nothing_more(text):
    assert capitalise(capitalise(text)) == capitalise(text)


@given(st.text())
def test_the_result_is_always_composed(text):
    assert is_normalized("NFC", lower(text))
    assert is_normalized("NFC", upper(text))
    assert is_normalized("NFC", capitalise(text))


@given(st.text(AZERBAIJANI))
def test_azerbaijani_text_survives_a_round_trip_through_capitals(text):
    assert lower(upper(text)) == lower(text)
    assert upper(lower(text)) == upper(text)
    assert len(lower(text)) == len(upper(text)) == len(text)


@given(st.text(AZERBAIJANI))
def test_the_decomposed_spelling_gives_the_same_result(text):
    assert lower(normalize("NFD", text)) == lower(text)
    assert upper(normalize("NFD", text)) == upper(text)
