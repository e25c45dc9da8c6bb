"""Search finds a word however it was typed; a name cannot be forged with look-alikes."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import fold, is_azerbaijani_cyrillic, latinise, looks_empty, skeleton
from tests.data import shared_data


@pytest.mark.parametrize(
    "spelling",
    ["Azərbaycan", "Az\u04d9rbaycan", "Az\u01ddrbaycan", "Azerbaycan", "AZƏRBAYCAN", "Азәрбајҹан"],
)
def test_every_spelling_of_the_country_folds_alike(spelling):
    assert fold(spelling) == "azerbaycan"


@pytest.mark.parametrize(
    "spelling", ["İLHAM", "ilham", "ILHAM", "İlham", "I\u0307lham", "ılham", "ｉｌｈａｍ"]
)
def test_every_spelling_of_a_name_with_i_folds_alike(spelling):
    assert fold(spelling) == "ilham"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Şəxsi həyatın toxunulmazlığı", "sexsi heyatin toxunulmazligi"),
        ("Çörək, öz gücü", "corek, oz gucu"),
        ("Конституция, ёлка, йод", "конституция, елка, йод"),
        ("РОССИЙСКИЙ", "российский"),
        ("Маддә", "madde"),
        ("Мaдд\u04d9", "madde"),
        ("maddə 12¹", "madde 12-1"),
        ("12\u201115", "12-15"),
        ("qa\u00adnun", "qanun"),
        ("mə\u200bclis", "meclis"),
        ("Milli Məclis\u2019in", "milli meclis'in"),
        ("ﬁnal", "final"),
    ],
)
def test_folding_keeps_what_a_reader_means(text, folded):
    assert fold(text) == folded


def test_russian_words_stay_cyrillic_for_their_own_stemmer():
    assert fold("Статья о свободе") == "статья о свободе"


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(
    st.text(st.sampled_from("abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ "))
)
def test_azerbaijani_folds_to_plain_latin_letter_for_letter(text):
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text):
    composed = normalize("NFC", text)
    assert fold(normalize("NFD", composed)) == fold(composed)


def words_of_the_declaration(script):
    page = shared_data(f"az-language/udhr/azj_{script}.html").read_text("utf-8")
    return re.sub(r"<head>.*?</head>|<[^>]+>", " ", page, flags=re.DOTALL)


def test_the_cyrillic_declaration_reads_like_the_latin_one():
    cyrillic = words_of_the_declaration("cyrl")
    assert is_azerbaijani_cyrillic(cyrillic)
    in_cyrillic = set(re.findall(r"\w+", fold(latinise(cyrillic))))
    in_latin = set(re.findall(r"\w+", fold(words_of_the_declaration("latn"))))
    assert len(in_cyrillic & in_latin) > 0.97 * len(in_latin)


def test_azerbaijani_cyrillic_becomes_latin_with_its_capitals():
    assert latinise("Азәрбајҹан Республикасы") == "Azərbaycan Respublikası"
    assert latinise("ИЛҺАМ Ҝәнҹә") == "İLHAM Gəncə"


def test_azerbaijani_and_russian_cyrillic_are_told_apart():
    assert is_azerbaijani_cyrillic("Маддә")
    assert not is_azerbaijani_cyrillic("Статья")


@pytest.mark.parametrize(
    "forged",
    [
        "Dеmоkrаtiklәşmə Şöbəsi",
        "DEMOKRATİKLƏŞMƏ ŞÖBƏSİ",
        "Demokratikleşme  Şöbesi",
        "Demokratik1əşmə Şöbəsi",
        "D\u200bemokratikləşmə Şöbəsi\u2060",
        "Demokratikləşmə.Şöbəsi",
        "Ｄemokratikləşmə Şöbəsi",
        "DEMΟΚRATIKLƏŞMƏ ŞÖBƏSI",
    ],
)
def test_a_forged_name_has_the_skeleton_of_the_real_one(forged):
    assert skeleton(forged) == skeleton("Demokratikləşmə Şöbəsi")


def test_different_names_keep_different_skeletons():
    names = ["Əliyev Vaqif", "Əliyeva Vaqifə", "Quliyev Azay", "Hüseynov Rafael"]
    assert len({skeleton(name) for name in names}) == len(names)


@given(st.text())
def test_a_skeleton_has_no_invisible_part(text):
    assert skeleton(text) == " ".join(skeleton(text).split())


@pytest.mark.parametrize(
    "blank", ["", "   ", "\u200b\u200d", "\u2060\u00ad", "\u3164", "\u0301", "\u202e"]
)
def test_a_name_of_nothing_visible_looks_empty(blank):
    assert looks_empty(blank)


@pytest.mark.parametrize("visible", ["ə", "·", "1", "😀", "\u200bA"])
def test_one_visible_character_is_enough(visible):
    assert not looks_empty(visible)
