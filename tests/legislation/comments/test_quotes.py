"""Selected words found again in the text: at their place, or nowhere."""

from hypothesis import assume, given
from hypothesis import strategies as st

from legislation.commenting.quotes import Marked, Quote, locate, mark

TEXT = "Order 30 gün müddətinə verilir. Müddət 30 gün uzadıla bilər."


def test_words_that_stand_once_are_found():
    assert locate(TEXT, Quote("müddətinə verilir")) == (13, 30)


def test_of_two_places_the_surroundings_choose():
    first = locate(TEXT, Quote("30 gün", "Order ", " müddətinə"))
    second = locate(TEXT, Quote("30 gün", "Müddət ", " uzadıla"))

    assert TEXT[:6] == TEXT[: first[0]]
    assert first != second
    assert second[0] > first[1]


def test_two_places_that_cannot_be_told_apart_are_no_place():
    assert locate(TEXT, Quote("30 gün")) is None
    assert locate(TEXT, Quote("30 gün", "Yox ", " yox")) is None


def test_what_is_not_in_the_text_marks_nothing():
    assert mark(TEXT, Quote("60 gün")) == Marked(TEXT)
    assert mark(TEXT, Quote("   ")) == Marked(TEXT)
    assert mark("", Quote("30")) == Marked("")


def test_a_line_end_in_the_law_is_a_space_in_the_browser():
    assert locate("30\n gün", Quote("30 gün")) == (0, 7)


def test_signs_of_regular_expressions_are_ordinary_signs():
    assert locate("a (b) [c] *", Quote("(b) [c] *")) == (2, 11)


@given(st.text(min_size=1), st.text(), st.text())
def test_whatever_was_selected_is_found_where_it_stood_or_not_at_all(exact, before, after):
    assume(exact.split())
    text = before + exact + after
    place = locate(text, Quote(exact, before[-32:], after[:32]))

    if place:
        start, end = place
        assert text[start:end].split() == exact.split()


@given(st.text(), st.text(min_size=1))
def test_marking_never_changes_the_text(text, exact):
    marked = mark(text, Quote(exact))

    assert marked.before + marked.words + marked.after == text
