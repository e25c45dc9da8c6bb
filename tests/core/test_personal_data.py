"""Telephone numbers and addresses in a text, and numbers of laws that are neither."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.personal_data import Kind, find


@pytest.mark.parametrize(
    "number",
    ["+994 50 123 45 67", "(050) 123-45-67", "0501234567", "050 123 45 67", "00994 50 123 45 67"],
)
def test_telephone_numbers_are_found_as_people_write_them(number):
    found = find(f"Mənə zəng edin: {number}.")

    assert [place.kind for place in found] in ([Kind.PHONE], [Kind.LONG_NUMBER])
    assert any(character.isdigit() for character in number)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Yazın: leyla.q@numune.az.", Kind.EMAIL, "leyla.q@numune.az"),
        ("Bax: https://numune.az/a?b=1 orada", Kind.LINK, "https://numune.az/a?b=1"),
        ("FİN: 5ABCD12, ünvan", Kind.ID_CODE, "5ABCD12"),
        ("Kart 4169 7388 1234 5678 idi", Kind.LONG_NUMBER, "4169 7388 1234 5678"),
    ],
)
def test_other_data_are_found_with_their_kind(text, kind, words):
    (found,) = find(text)

    assert found.kind == kind
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Maddə 12.0.3-1 və № 214, 2026-cı il",
        "9.2-yə görə 30 gün, 3 000 manat",
        "21.10.2025 tarixli 1058-VIQ nömrəli Qanun",
        "MADDƏ, QANUN, KOMİTƏ",
        "",
    ],
)
def test_numbers_of_laws_dates_and_sums_are_left_alone(text):
    assert find(text) == []


def test_a_number_inside_an_address_belongs_to_the_address():
    (found,) = find("0501234567@numune.az")

    assert found.kind == Kind.EMAIL


@given(st.text())
def test_places_are_in_order_and_never_overlap(text):
    found = find(text)

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= place.start < place.end <= len(text) for place in found)
