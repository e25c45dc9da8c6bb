"""Words are found whole, whichever way they are looked for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from legislation.text.finding import _pattern, occurrences, sentences

WORDS = st.lists(
    st.sampled_from(["a", "b", "ab", "12", "12-1", "a.", "a-b", "(b", "“a”"]), max_size=9
)


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS.filter(bool))
def test_the_short_way_finds_what_the_long_way_finds(text, words):
    searched, wanted = " ".join(text), " ".join(words[:2])
    pattern = _pattern(wanted)
    assert pattern is not None
    assert occurrences(searched, wanted) == [one.span() for one in pattern[0].finditer(searched)]


def test_a_stop_behind_a_single_letter_or_before_a_small_one_ends_no_sentence():
    text = "A. Məmmədov gəldi. “Sonra” getdi (bax. maddə 5). Bitdi"
    spans = sentences(text, 0, len(text))
    assert [text[slice(*span)] for span in spans] == [
        "A. Məmmədov gəldi.", "“Sonra” getdi (bax. maddə 5).", "Bitdi",
    ]  # fmt: skip
