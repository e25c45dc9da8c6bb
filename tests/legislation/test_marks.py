"""Marks of change: nothing is lost, spaces are not underlined, lines stay lines."""

from hypothesis import given
from hypothesis import strategies as st

from legislation.presenters import marks


def side(paragraphs, change):
    kept = marks.only(paragraphs, change)
    return " ".join("".join(part.text for part in line) for line in kept).split()


def test_words_are_replaced_whole_with_a_space_between():
    (line,) = marks.compared("Müddət 30 gün təşkil edir.", "Müddət 60 gün təşkil edir.")

    assert [(part.change, part.text) for part in line] == [
        ("same", "Müddət "),
        ("del", "30"),
        ("same", " "),
        ("ins", "60"),
        ("same", " gün təşkil edir."),
    ]


def test_punctuation_keeps_close_to_the_inserted_word():
    (line,) = marks.compared("gün, ay və il keçdikdə", "gün, həftə, ay və il keçdikdə")

    assert "".join(part.text for part in line) == "gün, həftə, ay və il keçdikdə"


def test_lines_are_paragraphs():
    paragraphs = marks.compared("Bir.\nİki.", "Bir.\nİki.\nÜç.")

    assert len(paragraphs) == 3
    assert marks.has_marks(paragraphs[2:])
    assert not marks.has_marks(paragraphs[:1])


def test_equal_texts_have_no_marks():
    assert not marks.has_marks(marks.compared("Eyni mətn.", "Eyni mətn."))


words = st.lists(st.sampled_from(["gün", "ay", "30", "il,", "həftə.", "\n"]), max_size=14).map(
    " ".join
)


@given(words, words)
def test_each_side_of_a_comparison_is_its_text(old, new):
    paragraphs = marks.compared(old, new)

    assert side(paragraphs, "del") == old.split()
    assert side(paragraphs, "ins") == new.split()


@given(words, words)
def test_no_mark_begins_or_ends_with_a_space(old, new):
    for line in marks.compared(old, new):
        for part in line:
            assert part.change == "same" or part.text == part.text.strip()
