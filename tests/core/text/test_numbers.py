"""Numbers and their endings follow the spoken word."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import format_number, format_percent, ordinal, ordinal_suffix


@pytest.mark.parametrize(
    ("number", "suffix"),
    [
        (1, "ci"),
        (2, "ci"),
        (3, "cü"),
        (4, "cü"),
        (5, "ci"),
        (6, "cı"),
        (7, "ci"),
        (8, "ci"),
        (9, "cu"),
        (10, "cu"),
        (20, "ci"),
        (30, "cu"),
        (40, "cı"),
        (50, "ci"),
        (60, "cı"),
        (70, "ci"),
        (80, "ci"),
        (90, "cı"),
        (100, "cü"),
        (101, "ci"),
        (111, "ci"),
        (125, "ci"),
        (1000, "ci"),
        (1900, "cü"),
        (2000, "ci"),
        (10_000, "ci"),
        (1_000_000, "cu"),
        (1_000_000_000, "cı"),
        (0, "cı"),
        (-3, "cü"),
    ],
)
def test_the_suffix_follows_the_last_word_spoken(number, suffix):
    assert ordinal_suffix(number) == suffix


@pytest.mark.parametrize(
    ("number", "english"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (21, "21st")],
)
def test_an_english_ordinal_knows_the_teens(number, english):
    assert ordinal(number, "en") == english


def test_ordinals_in_azerbaijani_and_russian():
    assert ordinal(12) == "12-ci"
    assert ordinal(12, "ru") == "12-й"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (3000, "3\u00a0000"),
        (1234567, "1\u00a0234\u00a0567"),
        (-3000, "\u22123\u00a0000"),
        (1234.5, "1\u00a0234,5"),
        (0.1, "0,1"),
        (Decimal("10.50"), "10,50"),
    ],
)
def test_thousands_are_parted_by_a_hard_space(number, expected):
    assert format_number(number) == expected


def test_an_english_number_has_a_decimal_point():
    assert format_number(1234.5, "en") == "1\u00a0234.5"


def test_the_count_of_decimals_can_be_fixed():
    assert format_number(2, "az", 1) == "2,0"
    assert format_number(Fraction(1, 3), "en", 2) == "0.33"
    assert format_number(1e21) == "1" + "\u00a0000" * 7


@pytest.mark.parametrize(
    ("share", "language", "expected"),
    [
        (0.62, "az", "62%"),
        (0.62, "en", "62%"),
        (0.62, "ru", "62\u00a0%"),
        (Fraction(1, 3), "az", "33%"),
        (1, "az", "100%"),
        (0, "az", "0%"),
    ],
)
def test_a_share_is_shown_in_whole_percent(share, language, expected):
    assert format_percent(share, language) == expected


def test_a_share_can_keep_decimals():
    assert format_percent(0.1234, "az", 1) == "12,3%"


@given(st.integers())
def test_only_grouping_is_added_to_a_whole_number(number):
    plain = format_number(number).replace("\u00a0", "").replace("\u2212", "-")
    assert int(plain) == number


@given(st.integers())
def test_every_number_has_one_of_the_four_suffixes(number):
    assert ordinal_suffix(number) in {"ci", "cı", "cu", "cü"}
