"""What people paste is stored as text, whole and harmless."""

from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import TextNotUsable, clean_text, isolate
from core.text.cleaning import HIGHEST_PILE

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
BIDI = st.text(st.sampled_from("ab\n\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def test_nul_is_refused_at_its_place():
    with pytest.raises(TextNotUsable) as refusal:
        clean_text("Qanun\x00lar")
    assert (refusal.value.reason, refusal.value.position) == ("nul", 5)


def test_a_lone_surrogate_is_refused_at_its_place():
    with pytest.raises(TextNotUsable) as refusal:
        clean_text("ə\udc80")
    assert (refusal.value.reason, refusal.value.position) == ("surrogate", 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_kind_of_line_end_is_one_newline(end):
    assert clean_text(f"bir{end}iki") == "bir\niki"


def test_two_windows_line_ends_are_two_newlines():
    assert clean_text("bir\r\n\r\niki") == "bir\n\niki"


def test_text_is_stored_composed_and_counted_in_code_points():
    assert clean_text("I\u0307lham") == "İlham"
    assert len(clean_text("I\u0307lham")) == 5
    assert len(clean_text("👩\u200d👩\u200d👧")) == 5


def test_emoji_and_stacked_marks_are_kept():
    stacked = "a" + "\u0335\u0321" * 5
    assert len(clean_text(stacked)) == len(stacked)
    assert clean_text("👩🏽\u200d⚖️ ədalət") == "👩🏽\u200d⚖️ ədalət"


@pytest.mark.parametrize("controls", ["", "\x07", "\ufeff", "\u202e"])
def test_a_pile_of_marks_that_takes_hours_to_sort_is_refused(controls):
    # Out of their order, which is what takes the time; a control between them would vanish.
    pile = ("\u0301" * 90 + controls) * 3000 + ("\u0316" * 90 + controls) * 3000
    with pytest.raises(TextNotUsable) as refusal:
        clean_text(f"Qanun {pile} sonra")
    assert refusal.value.reason == "pile"


def test_as_many_marks_as_a_letter_may_bear_are_kept():
    letter = "a" + "\u0335" * HIGHEST_PILE
    assert clean_text(letter * 3) == letter * 3


def test_long_words_of_other_alphabets_are_no_piles():
    for word in ("конституция" * 50, "שָׁלוֹם" * 50, "e\u0301" * 500, "नमस्ते" * 50):
        assert len(clean_text(word)) > 100


def test_control_characters_that_xml_forbids_disappear():
    assert clean_text("\ufeffbir\x07\x1b[0m\x7f\ttab") == "bir[0m\ttab"


def test_an_override_cannot_turn_text_round():
    assert clean_text("hesabat\u202etxt.exe") == "hesabattxt.exe"


def test_an_honest_isolate_stays_and_is_closed_on_its_line():
    assert isolate("\u2067שלום\u2069 sözü") == "\u2067שלום\u2069 sözü"
    assert isolate("\u2067שלום\nsonra") == "\u2067שלום\u2069\nsonra"


def test_a_closing_mark_without_its_opening_is_removed():
    assert isolate("bir\u2069 iki") == "bir iki"


def test_text_without_bidi_controls_is_returned_as_it_is():
    assert isolate("adi mətn \u200f") == "adi mətn \u200f"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANY_TEXT)
def test_clean_text_is_composed_and_can_be_stored(text):
    cleaned = clean_text(text)
    assert is_normalized("NFC", cleaned)
    assert "\r" not in cleaned
    cleaned.encode()


@given(BIDI)
def test_every_line_closes_what_it_opens(text):
    for line in isolate(text).split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


@given(BIDI)
def test_isolating_never_loses_a_visible_character(text):
    assert "".join(c for c in isolate(text) if c in "ab\n") == "".join(
        c for c in text if c in "ab\n"
    )
