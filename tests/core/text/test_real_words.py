"""The text kit against 75,669 Azerbaijani words and the names of real people and places."""

import csv
import re

import pytest

from core.text import capitalise, fold, latinise, lower, skeleton, slugify, sort_key, upper
from core.text.collation import ALPHABET
from core.text.scripts import AZERBAIJANI_CYRILLIC, AZERBAIJANI_ONLY, HOMOGLYPHS, RUSSIAN
from tests.data import shared_data


@pytest.fixture(scope="module")
def words():
    lines = shared_data("az-language/stemmer-words.txt").read_text("utf-8").split("\n")
    found = [line.split()[0] for line in lines if line.strip()]
    assert len(found) > 70_000
    return [word for word in found if set(word) <= set(ALPHABET)]


@pytest.fixture(scope="module")
def members():
    path = shared_data("az-domain/mps_term5_2015_everypolitician.csv")
    with path.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert len(names) == 125
    return names


def test_every_word_survives_capitals(words):
    assert [word for word in words if lower(upper(word)) != word] == []


def test_every_word_survives_a_capital_first_letter(words):
    assert [word for word in words if lower(capitalise(word)) != word] == []


def test_every_word_folds_to_as_many_plain_letters(words):
    assert [word for word in words if not re.fullmatch(r"[a-z]+", fold(word))] == []
    assert [word for word in words if len(fold(word)) != len(word)] == []


def test_every_word_in_capitals_folds_like_the_small_one(words):
    assert [word for word in words if fold(upper(word)) != fold(word)] == []


def test_words_sort_letter_by_letter(words):
    some = words[::50]
    by_key = sorted(some, key=sort_key)
    by_letters = sorted(some, key=lambda word: [ALPHABET.index(letter) for letter in word])
    assert by_key == by_letters


def test_every_word_is_its_own_readable_address(words):
    assert all(slugify(word) == fold(word) for word in words[::50])


def test_no_two_members_look_like_one(members):
    assert len({skeleton(name) for name in members}) == len(members)


def test_no_two_members_share_an_address(members):
    assert len({slugify(name) for name in members}) == len(members)


def test_members_are_found_without_an_azerbaijani_keyboard(members):
    for name in members:
        assert fold(name).isascii()
        assert fold(upper(name)) == fold(name)


@pytest.mark.parametrize(("cyrillic", "latin"), sorted(AZERBAIJANI_CYRILLIC.items()))
def test_every_letter_of_the_old_alphabet_has_its_latin_one(cyrillic, latin):
    assert latinise(cyrillic) == latin
    assert lower(latinise(cyrillic.upper())) == latin


def test_the_old_alphabet_reaches_the_whole_new_one():
    reached = set("".join(AZERBAIJANI_CYRILLIC.values()))
    assert reached >= set(ALPHABET) - {"w"}


def test_letters_that_mark_azerbaijani_are_not_russian():
    assert AZERBAIJANI_ONLY.isdisjoint(RUSSIAN)
    assert set(AZERBAIJANI_CYRILLIC) >= AZERBAIJANI_ONLY


@pytest.mark.parametrize("letter", sorted(HOMOGLYPHS))
def test_a_look_alike_letter_has_the_skeleton_of_its_double(letter):
    assert skeleton(letter) == skeleton(HOMOGLYPHS[letter])


@pytest.mark.parametrize("letter", ALPHABET)
def test_every_letter_of_the_alphabet_stands_at_its_place(letter):
    place = ALPHABET.index(letter)
    later = ALPHABET[place + 1 :]
    assert all(sort_key(letter) < sort_key(other) for other in later)
    assert all(sort_key(upper(letter)) < sort_key(other) for other in later)
