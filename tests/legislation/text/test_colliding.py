"""Operations on the same words are all left out and named; whatever their order."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from legislation.text.consolidate import consolidate
from legislation.text.notes import NoteKind
from legislation.text.operations import Address, Collision, Field, Operation, Side
from legislation.text.reversing import reverse
from tests.legislation.text.operating import (
    adding,
    adding_provision,
    law,
    operation,
    removing,
    replacing,
)


def met(*operations: Operation) -> list[tuple[tuple[str, ...], str, str]]:
    """Collisions of operations named by their order."""
    named = [one.named(f"{number}") for number, one in enumerate(operations)]
    result = consolidate(law(), named)
    assert result.refused == ()
    left_out = {name for one in result.collisions for name in one.operations}
    assert set(result.applied) == {one.id for one in named} - left_out
    return [(one.operations, one.eid, one.words) for one in result.collisions]


def test_a_common_word_makes_a_collision_and_neighbours_do_not():
    common = met(replacing("1.1", "Qanunun məqsədi", "a"), replacing("1.1", "məqsədi", "b"))
    assert common == [(("0", "1"), "art_1__para_1.1", "məqsədi")]
    assert met(replacing("1.1", "Qanunun", "a"), replacing("1.1", "məqsədi", "b")) == []


def test_what_is_added_beside_a_word_needs_that_word():
    beside = adding("1.1", "məqsədi", "x")
    assert met(beside, removing("1.1", "məqsədi"))
    assert met(beside, removing("1.1", "Qanunun məqsədi müraciət"))
    assert met(beside, replacing("1.1", "müraciət", "ərizə")) == []
    assert met(beside, adding("1.1", "məqsədi", "y"))
    assert met(beside, adding("1.1", "məqsədi", "y", Side.BEFORE)) == []


def test_of_a_chain_only_those_that_meet_are_named_together():
    chain = [
        replacing("1.1", "Bu Qanunun", "a"),
        replacing("1.1", "Qanunun məqsədi", "b"),
        replacing("1.1", "məqsədi müraciət", "c"),
    ]
    assert [names for names, _, _ in met(*chain)] == [("0", "1"), ("1", "2")]


def test_whatever_is_done_inside_a_removed_provision_collides_with_the_removal():
    (one,) = met(removing("1"), replacing("1.2.1", "vətəndaşlara", "x"))
    assert one == (("0", "1"), "art_1__para_1.2__point_1.2.1", "vətəndaşlara")
    assert met(removing("1"), adding_provision("point", "1.2.3", "1.2.3. x.", article="1"))
    assert met(removing("1"), operation(NoteKind.NEW_WORDING, "1.2", new="x"))
    assert met(removing("1"), adding_provision("article", "1-1", "Maddə 1-1. A\nB.")) == []


def test_the_same_number_given_twice_collides():
    assert met(
        adding_provision("article", "2-1", "Maddə 2-1. A\nB."),
        adding_provision("article", "2-1", "Maddə 2-1. C\nD."),
    )
    assert met(
        operation(NoteKind.RENUMBERED, "1", label="7"),
        operation(NoteKind.RENUMBERED, "2", label="7"),
    )
    new = [adding_provision("article", f"2-{n}", f"Maddə 2-{n}. A\nB.") for n in (2, 1)]
    assert met(*new) == []


def test_lines_without_numbers_at_one_place_have_no_order():
    lines = [adding_provision("part", "4", f"{n}.", article="2") for n in "ab"]
    assert [names for names, _, _ in met(*lines)] == [("0", "1")]


def test_two_moves_of_one_article_or_into_each_other_collide():
    def move(article: str, beside: str, side: Side = Side.AFTER) -> Operation:
        return operation(NoteKind.MOVED, article, beside=Address(article=beside), side=side)

    assert met(move("1", "3"), move("1", "2"))
    assert met(move("1", "3", Side.END), move("3", "1", Side.END))
    assert met(move("1", "3"), replacing("1.1", "məqsədi", "x")) == []


def test_a_subset_is_consolidated_as_if_the_others_were_not_there():
    both = [replacing("1.1", "məqsədi", "a", id="1"), removing("1.1", "məqsədi", id="2")]
    assert consolidate(law(), both).applied == ()
    alone = consolidate(law(), both, only={"1"})
    assert (alone.applied, alone.collisions) == (("1",), ())


def test_collisions_come_in_the_order_of_the_text_and_in_any_order_of_operations():
    many = [
        *(replacing("3", "iş günüdür", x, id=f"a{x}") for x in "12"),
        *(replacing("1.1", "məqsədi", x, id=f"b{x}") for x in "12"),
    ]
    expected = (
        Collision(("b1", "b2"), "art_1__para_1.1", "məqsədi"),
        Collision(("a1", "a2"), "art_3", "iş günüdür"),
    )
    assert consolidate(law(), many).collisions == expected
    assert consolidate(law(), many[::-1]).collisions == expected


PLACES = [
    ("1.1", ["Bu", "Qanunun", "məqsədi", "müraciət", "hüququnu", "təmin", "etməkdir"]),
    ("2", ["Cavab", "müddətində", "imzalı", "cavab", "isə", "verilir", "ünvan"]),
    ("3", ["Müddət", "keçdikdə", "şikayət", "verilir", "yazılı", "şifahi"]),
    ("4", ["dərc", "edildiyi", "gündən", "qüvvəyə", "minir"]),
]


@st.composite
def any_operation(draw) -> Operation:
    """An operation of any kind; often one that collides with another or cannot be applied."""
    article, words = draw(st.sampled_from(PLACES))
    start = draw(st.integers(0, len(words) - 1))
    old = " ".join(words[start : start + draw(st.integers(1, 3))])
    new = draw(st.sampled_from(["x", "x y", ", z", "x."]))
    label = draw(st.sampled_from(["1", "2-1", "2-2", "5", "7"]))
    whole = article.partition(".")[0]
    last = Address(article="4")
    kinds = [
        replacing(article, old, new),
        removing(article, old),
        adding(article, old, new, draw(st.sampled_from([Side.AFTER, Side.BEFORE]))),
        removing(article),
        operation(NoteKind.RENUMBERED, article, label=label),
        operation(NoteKind.NEW_WORDING, whole, field=Field.HEADING, new=new),
        adding_provision("article", label, f"Maddə {label}. A\nB."),
        adding_provision("sentence", "", "Y.", article=article, part="1"),
        operation(NoteKind.MOVED, whole, beside=last, side=Side.AFTER),
    ]
    return draw(st.sampled_from(kinds))


@settings(max_examples=60, deadline=None)
@given(st.lists(any_operation(), max_size=9), st.randoms(use_true_random=False))
def test_order_means_nothing_and_every_operation_is_accounted_for_once(
    operations: list[Operation], chance: random.Random
):
    named = [one.named(f"{number}") for number, one in enumerate(operations)]
    result = consolidate(law(), named)
    shuffled = list(named)
    chance.shuffle(shuffled)
    assert consolidate(law(), shuffled) == result
    fates = [
        set(result.applied),
        {name for one in result.collisions for name in one.operations},
        {one.operation for one in result.refused},
    ]
    assert set().union(*fates) == {one.id for one in named}
    assert sum(map(len, fates)) == len(named)
    alone = consolidate(law(), named, only=result.applied)
    assert (alone.document, alone.collisions) == (result.document, ())


@settings(max_examples=40, deadline=None)
@given(st.lists(any_operation(), max_size=6))
def test_the_reverse_gives_back_the_original(operations: list[Operation]):
    named = [one.named(f"{number}") for number, one in enumerate(operations)]
    before = law()
    after = consolidate(before, named).document.with_uids()
    back = consolidate(after, reverse(before, after))
    assert (back.collisions, back.refused) == ((), ())
    assert back.document == before
