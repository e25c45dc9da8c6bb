"""Common words are found exactly in ordinary texts and in bounded time in endless ones."""

import time

from hypothesis import given
from hypothesis import strategies as st

from legislation.text import matching
from legislation.text.matching import matching_blocks, rising
from legislation.text.words import bag, likeness, tokens

WORDS = st.lists(st.sampled_from(["bu", "qanun", "və", "maddə", "ilə"]), max_size=25)


def common(blocks):
    return sum(size for _, _, size in blocks)


def longest_common(one, other):
    """The textbook table, to check against."""
    best = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for at, candidate in enumerate(other, start=1):
            before, best[at] = (
                best[at],
                before + 1 if word == candidate else max(best[at], best[at - 1]),
            )
    return best[-1]


def test_common_runs_are_given_with_their_places():
    old = ["bu", "qanun", "bu", "gün", "qüvvəyə", "minir"]
    new = ["bu", "məcəllə", "bu", "gün", "minir"]
    assert matching_blocks(old, new) == [(0, 0, 1), (2, 2, 2), (5, 4, 1)]


def test_nothing_in_common_gives_no_block():
    assert matching_blocks(["a", "b"], ["c"]) == []
    assert matching_blocks([], ["c"]) == []
    assert matching_blocks([], []) == []


@given(WORDS, WORDS)
def test_the_blocks_are_a_longest_common_selection(old, new):
    assert common(matching_blocks(old, new)) == longest_common(old, new)


@given(WORDS, WORDS)
def test_the_blocks_are_equal_on_both_sides_and_in_order(old, new):
    reached = (0, 0)
    for old_at, new_at, size in matching_blocks(old, new):
        assert old[old_at : old_at + size] == new[new_at : new_at + size]
        assert old_at >= reached[0]
        assert new_at >= reached[1]
        reached = (old_at + size, new_at + size)


@given(WORDS, WORDS)
def test_long_texts_are_matched_between_anchors_correctly_too(old, new):
    # A limit of four makes the shortest lists "too long" for the exact method.
    limits = matching._MOST_PAIRS, matching._BETWEEN_ANCHORS
    matching._MOST_PAIRS, matching._BETWEEN_ANCHORS = 4, 2
    try:
        blocks = matching_blocks(old, new)
    finally:
        matching._MOST_PAIRS, matching._BETWEEN_ANCHORS = limits
    reached = (0, 0)
    for old_at, new_at, size in blocks:
        assert old[old_at : old_at + size] == new[new_at : new_at + size]
        assert (old_at, new_at) >= reached
        reached = (old_at + size, new_at + size)


def test_very_long_texts_keep_what_their_anchors_hold():
    old = [f"söz{n}" for n in range(20_000)]
    new = ["əvvəl", *old[:9_000], "orta", *old[9_500:], "son"]
    blocks = matching_blocks(old, new)
    assert common(blocks) == 19_500


def test_endless_repetition_ends():
    started = time.process_time()
    matching_blocks(["a", "b"] * 60_000, ["b", "c", "a"] * 50_000)
    assert time.process_time() - started < 10


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=20))
def test_a_rising_selection_rises(places):
    ordered = sorted(set(places))
    chosen = rising(ordered)
    assert all(place in ordered for place in chosen)
    assert [second for _, second in chosen] == sorted({second for _, second in chosen})


def test_the_longest_rising_selection_is_taken():
    assert rising([(0, 3), (1, 0), (2, 1), (3, 2)]) == [(1, 0), (2, 1), (3, 2)]
    assert rising([]) == []


def test_tokens_are_whole_words_with_the_space_behind_them():
    assert [token.text for token in tokens("Bu Qanunun 13.2-ci  maddəsi (ər-arvad).")] == [
        "Bu ",
        "Qanunun ",
        "13.2-ci  ",
        "maddəsi ",
        "(",
        "ər-arvad",
        ").",
    ]


def test_stacked_marks_and_joined_emoji_are_never_cut():
    texts = ["a\u0301\u0323b c", "👩🏽\u200d⚖️ hakim", "x\u20ddy"]
    assert [len(tokens(text)) for text in texts] == [2, 2, 1]


@given(st.text())
def test_tokens_joined_give_the_text_again(text):
    assert "".join(token.text for token in tokens(text)) == text


def test_a_token_without_letters_or_digits_is_no_word():
    assert [token.is_word for token in tokens("söz – 5 …")] == [True, False, True, False]


def test_likeness_counts_words_in_order_whatever_their_case():
    assert likeness(bag("Bu Qanun qüvvəyə minir"), bag("BU QANUN QÜVVƏYƏ MİNİR.")) == 1.0
    assert likeness(bag("a b c d"), bag("d c b a")) == 0.25
    assert likeness(bag("a b"), bag("c d")) == 0.0
    assert likeness(bag(""), bag("")) == 1.0
    assert likeness(bag(""), bag("a")) == 0.0


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways_and_between_nought_and_one(one, other):
    value = likeness(tuple(one), tuple(other))
    assert value == likeness(tuple(other), tuple(one))
    assert 0.0 <= value <= 1.0
    assert (value == 1.0) == (one == other)


@given(WORDS, WORDS, st.floats(0, 1))
def test_likeness_below_the_least_is_nought(one, other, least):
    value = likeness(tuple(one), tuple(other))
    limited = likeness(tuple(one), tuple(other), least)
    assert limited in {0.0, value}
    assert limited == value or value <= least
