"""What changed is shown in whole words, and read in the order a person would say it."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.edits import MOST_CHANGED, Op, compare_words


def shown(old, new):
    """The edits as a reader sees them: [-deleted-] and {+inserted+}."""
    form = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return "".join(form[edit.op].format(edit.text) for edit in compare_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Hər kəs qanun qarşısında bərabərdir.",
            "Hər kəs qanun və məhkəmə qarşısında bərabərdir.",
            "Hər kəs qanun {+və məhkəmə +}qarşısında bərabərdir.",
        ),
        (
            "Hər kəs qanun və məhkəmə qarşısında bərabərdir.",
            "Hər kəs qanun qarşısında bərabərdir.",
            "Hər kəs qanun [-və məhkəmə -]qarşısında bərabərdir.",
        ),
        (
            "Müraciətə 10 gün müddətində baxılır.",
            "Müraciətə 15 iş günü müddətində baxılır.",
            "Müraciətə [-10 gün-]{+15 iş günü+} müddətində baxılır.",
        ),
        (
            "bu Qanunun 13.2-ci maddəsi",
            "bu Qanunun 13.3-cü maddəsi",
            "bu Qanunun [-13.2-ci-]{+13.3-cü+} maddəsi",
        ),
        (
            "Bu hüquq ər-arvada məxsusdur və qorunur.",
            "Bu hüquq ər-arvadın özünə məxsusdur və qorunur.",
            "Bu hüquq [-ər-arvada-]{+ər-arvadın özünə+} məxsusdur və qorunur.",
        ),
        ("hamı üçün qanun.", "hamı üçün qanun və nizam.", "hamı üçün qanun{+ və nizam+}."),
        (
            "Vətəndaş, xarici vətəndaş və vətəndaşlığı olmayan şəxs",
            "Vətəndaş və vətəndaşlığı olmayan şəxs",
            "Vətəndaş[-, xarici vətəndaş-] və vətəndaşlığı olmayan şəxs",
        ),
        (
            "birinci abzas\nikinci abzas",
            "birinci abzas\nikinci sətir",
            "birinci abzas\nikinci [-abzas-]{+sətir+}",
        ),
        ("köhnə mətn", "", "[-köhnə mətn-]"),
        ("", "yeni mətn", "{+yeni mətn+}"),
        ("eyni", "eyni", "eyni"),
        ("", "", ""),
    ],
)
def test_a_change_reads_like_an_editor_s_mark(old, new, expected):
    assert shown(old, new) == expected


def test_an_azerbaijani_ending_is_never_marked_alone():
    edits = compare_words("Qanunun tələbləri hamıya aiddir", "Qanunda tələblər hamıya aiddir")
    for edit in edits:
        if edit.op is not Op.EQUAL:
            assert edit.text.split() in (["Qanunun", "tələbləri"], ["Qanunda", "tələblər"])


def test_a_lone_short_word_between_two_changes_goes_with_them():
    old = "Ərizə dövlət qurumuna və bələdiyyəyə bu qaydada təqdim olunur"
    new = "Ərizə icra orqanına və notariusa bu qaydada təqdim olunur"
    assert shown(old, new) == (
        "Ərizə [-dövlət qurumuna və bələdiyyəyə-]{+icra orqanına və notariusa+} "
        "bu qaydada təqdim olunur"
    )


def test_a_longer_kept_word_between_two_changes_stays():
    old = "Şikayət yerli məhkəmə tərəfindən dərhal həll olunur və icra edilir"
    new = "Şikayət ali məhkəmə tərəfindən gec həll olunur və icra edilir"
    assert shown(old, new) == (
        "Şikayət [-yerli-]{+ali+} məhkəmə tərəfindən [-dərhal-]{+gec+} həll olunur və icra edilir"
    )


def test_one_long_kept_word_between_two_changes_stays_too():
    old = "Şikayətə yerli məhkəmə dərhal baxır və qərarını tərəflərə yazılı şəkildə göndərir"
    new = "Şikayətə ali məhkəmə gec baxır və qərarını tərəflərə yazılı şəkildə göndərir"
    assert shown(old, new).startswith("Şikayətə [-yerli-]{+ali+} məhkəmə [-dərhal-]{+gec+} baxır")


def test_a_mostly_new_paragraph_is_shown_whole_and_not_in_crumbs():
    old = "Komissiya qərarı səs çoxluğu ilə qəbul edir."
    new = "İclasın protokolunu katib yazır, sədr isə imzalayır və dərc etdirir."
    assert shown(old, new) == f"[-{old}-]{{+{new}+}}"


def test_punctuation_alone_can_change():
    assert shown("Qəbul edilsin; icra olunsun", "Qəbul edilsin, icra olunsun") == (
        "Qəbul edilsin[-;-]{+,+} icra olunsun"
    )


def test_a_change_of_line_breaks_is_a_change():
    edits = compare_words("bir iki üç dörd beş", "bir iki\nüç dörd beş")
    assert [(edit.op, edit.text) for edit in edits] == [
        (Op.EQUAL, "bir iki"),
        (Op.DELETE, " "),
        (Op.INSERT, "\n"),
        (Op.EQUAL, "üç dörd beş"),
    ]


WORDS = st.sampled_from(
    ["bu", "qanun", "maddə", "və", ",", ".", "\n", "ə", "12-ci", "👩🏽\u200d⚖️", "a\u0301"]
)
SPACED = st.lists(WORDS, max_size=25).map(" ".join)
TEXTS = st.one_of(SPACED, st.text(max_size=30))


@given(TEXTS, TEXTS)
def test_deleted_and_equal_words_are_the_old_text_and_inserted_and_equal_the_new(old, new):
    edits = compare_words(old, new)
    assert "".join(edit.text for edit in edits if edit.op is not Op.INSERT) == old
    assert "".join(edit.text for edit in edits if edit.op is not Op.DELETE) == new


@given(TEXTS, TEXTS)
def test_a_deletion_always_stands_before_its_insertion(old, new):
    ops = [edit.op for edit in compare_words(old, new)]
    assert (Op.INSERT, Op.DELETE) not in set(pairwise(ops))
    assert all(one is not other for one, other in pairwise(ops))


@given(TEXTS, TEXTS)
def test_no_edit_is_empty(old, new):
    assert all(edit.text for edit in compare_words(old, new))


@given(SPACED, SPACED)
def test_no_word_is_ever_cut(old, new):
    words = {*old.split(), *new.split()}
    for edit in compare_words(old, new):
        assert set(edit.text.split()) <= words


@given(TEXTS)
def test_a_text_has_no_changes_against_itself(text):
    assert all(edit.op is Op.EQUAL for edit in compare_words(text, text))


@given(TEXTS, TEXTS)
def test_marks_never_cover_more_than_three_fifths_unless_everything_is_replaced(old, new):
    edits = compare_words(old, new)
    changed = sum(len(edit.text) for edit in edits if edit.op is not Op.EQUAL)
    whole = [edit.text for edit in edits if edit.op is not Op.EQUAL] == [t for t in (old, new) if t]
    assert whole or changed <= MOST_CHANGED * (len(old) + len(new))


@given(SPACED, st.integers(0, 24), st.sampled_from(["tamamilə", "yeni"]))
def test_one_inserted_word_is_one_insertion(text, place, word):
    words = text.split()
    new = " ".join([*words[:place], word, *words[place:]])
    edits = [edit for edit in compare_words(" ".join(words), new) if edit.op is not Op.EQUAL]
    if len(words) > 5:
        assert [(edit.op, edit.text.strip()) for edit in edits] == [(Op.INSERT, word)]


def long_text(words, seed):
    chance = random.Random(seed)  # noqa: S311 - a repeatable text, no secret
    letters = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(3, 10))) for _ in range(4000)]
    return [chance.choice(vocabulary) for _ in range(words)]


@pytest.mark.parametrize("case", ["a few edits", "one insertion", "a rewrite", "repetition"])
def test_a_paragraph_of_a_megabyte_is_compared_in_bounded_time(case):
    words = long_text(140_000, seed=1)
    old = " ".join(words)
    if case == "a few edits":
        new = " ".join("dəyişdi" if at % 70 == 0 else word for at, word in enumerate(words))
    elif case == "one insertion":
        new = " ".join([*words[:70_000], "burada", *words[70_000:]])
    elif case == "a rewrite":
        new = " ".join(long_text(140_000, seed=2))
    else:
        old, new = "bu və " * 170_000, "və o bu " * 130_000
    assert len(old) > 1_000_000
    started = time.process_time()
    edits = compare_words(old, new)
    # Measured 0.4 to 1.5 s; the limit is wide for a busy machine.
    assert time.process_time() - started < 12
    assert "".join(edit.text for edit in edits if edit.op is not Op.DELETE) == new
