"""Words that a PDF broke are joined; texts that are whole stay untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.mending import is_fragment, mend

WHOLE = [
    "Bu Məcəllənin 13-cü maddəsində nəzərdə tutulmuş hallarda şəxs məsuliyyət daşıyır.",
    "Müvafiq icra hakimiyyəti orqanının müəyyən etdiyi orqan (qurum) qərar qəbul edir.",
    "Ailə münasibətləri və övladlığa götürmə haqqında məhkəmə qətnaməsi ilə təsdiq edilir.",
]


def mended(line):
    return mend([*WHOLE, "ş ə ğ", "ş ə ğ", line])[0][-1]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("bu M ə c ə ll ə nin 13-cü madd ə sind ə", "bu Məcəllənin 13-cü maddəsində"),
        ("n ə z ə rd ə tutulmu ş hallarda", "nəzərdə tutulmuş hallarda"),
        ("mü ə yy ə n etdiyi orqan (qurum)", "müəyyən etdiyi orqan (qurum)"),
        (
            "Ail ə münasib ə tl ə ri v ə övladlı ğ a götürm ə",
            "Ailə münasibətləri və övladlığa götürmə",
        ),
        ("m ə hk ə m ə q ə tnam ə si il ə", "məhkəmə qətnaməsi ilə"),
        ("Madd ə 15. M ə hk ə m ə", "Maddə 15. Məhkəmə"),
        ("şə xs ( şə xsl ə r)", "şəxs (şəxslər)"),
    ],
)
def test_a_broken_line_is_whole_again(broken, whole):
    assert mended(broken) == whole


def test_two_spaces_are_a_true_gap():
    assert mended("v ə  m ə hk ə m ə") == "və məhkəmə"


def test_a_number_is_never_drawn_into_a_word():
    assert mended("Madd ə 5 m ə hk ə m ə 7") == "Maddə 5 məhkəmə 7"


def test_the_label_of_a_point_is_no_piece_of_a_word():
    assert mended("ə) məhkəmə;") == "ə) məhkəmə;"
    assert mended("- ş) m ə hk ə m ə;") == "- ş) məhkəmə;"


def test_a_whole_text_is_returned_as_it_is():
    lines = [*WHOLE, "a) bir", "ə) iki", "ğ) üç"]
    assert mend(lines) == (lines, 0)


def test_the_lines_that_changed_are_counted():
    lines = [*WHOLE, "m ə hk ə m ə", "madd ə", "v ə"]
    assert mend(lines)[1] == 3


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("M a d d ə   5 7 .", "Maddə 57. "),
        ("M a d d ə   5 7 .   Başlıq", "Maddə 57. Başlıq"),
        ("M Ü N D Ə R İ C A T", "MÜNDƏRİCAT"),
        ("F Ə S İ L", "FƏSİL"),
    ],
)
def test_a_line_of_spaced_letters_is_closed_up(spaced, closed):
    assert mend([spaced])[0] == [closed]


@pytest.mark.parametrize("line", ["a b c", "I V X", "1 2 3 4 5", "o da bu da", "a) b) c)"])
def test_a_few_single_letters_are_left_alone(line):
    assert mend([line])[0] == [line]


def test_a_piece_of_a_word_is_known_when_it_stands_alone():
    assert is_fragment("ə")
    assert is_fragment("ğə")
    assert not is_fragment("və")
    assert not is_fragment("ə)")
    assert not is_fragment("")


@given(st.lists(st.text(st.sampled_from("abəşğ .;"), max_size=30), max_size=12))
def test_mending_moves_only_spaces(lines):
    result, _ = mend(lines)
    assert len(result) == len(lines)
    for before, after in zip(lines, result, strict=True):
        assert "".join(before.split()) == "".join(after.split())


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_lines_are_mended_without_losing_a_character(lines):
    result, _ = mend(lines)
    for before, after in zip(lines, result, strict=True):
        assert "".join(before.split()) == "".join(after.split())
