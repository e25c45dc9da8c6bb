"""Two versions of a law: what changed, moved, got another number, came and went."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given

from legislation.text.align import Pair, Reason, align
from legislation.text.compare import ChangeKind, Op, compare
from legislation.text.document import Document
from tests.data import shared_data
from tests.legislation.text.laws import read
from tests.legislation.text.test_align import COURT, DENIAL, FINE, HONOUR, PRESS, law, laws


def changes(old, new, pairs=None):
    """{eid, of the new version if it is there: kind} without the unchanged."""
    return {
        (change.new or change.old).eid: change.kind
        for change in compare(old, new, pairs)
        if change.kind is not ChangeKind.UNCHANGED
    }


def test_a_law_compared_with_itself_is_unchanged():
    text = law(f"1-ci fəsil. A\nMaddə 1. B\n1.1. {HONOUR}\n1.2. {PRESS}")
    assert {change.kind for change in compare(text, text)} == {ChangeKind.UNCHANGED}


def test_only_the_paragraph_that_changed_is_changed():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {FINE}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {FINE.replace('beş yüz', 'iki yüz')}")
    assert changes(old, new) == {"art_1__para_1.2": ChangeKind.CHANGED}


def test_the_changed_words_are_given():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {FINE}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {FINE.replace('manatadək', 'manata qədər')}")
    change = compare(old, new)[-1]
    marked = [(edit.op, edit.text) for edit in change.edits if edit.op is not Op.EQUAL]
    assert marked == [(Op.DELETE, "manatadək"), (Op.INSERT, "manata qədər")]


def test_a_changed_heading_is_compared_apart_from_the_text():
    old = law(f"Maddə 1. Köhnə başlıq\n{HONOUR} {PRESS} {FINE}")
    new = law(f"Maddə 1. Yeni başlıq\n{HONOUR} {PRESS} {FINE}")
    (change,) = compare(old, new)
    assert change.kind is ChangeKind.CHANGED
    assert [edit.op for edit in change.heading_edits] == [Op.DELETE, Op.INSERT, Op.EQUAL]
    assert {edit.op for edit in change.edits} == {Op.EQUAL}


def test_a_new_number_alone_is_renumbering():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}", f"Maddə 2. B\n2.1. {PRESS}")
    new = law(f"Maddə 1. X\n{COURT}", f"Maddə 2. A\n2.1. {HONOUR}", f"Maddə 3. B\n3.1. {PRESS}")
    assert changes(old, new) == {
        "art_1": ChangeKind.INSERTED,
        "art_2": ChangeKind.RENUMBERED,
        "art_2__para_2.1": ChangeKind.RENUMBERED,
        "art_3": ChangeKind.RENUMBERED,
        "art_3__para_3.1": ChangeKind.RENUMBERED,
    }


def test_a_new_number_beside_a_new_text_is_not_forgotten():
    long = f"{HONOUR} {PRESS} {DENIAL}"
    old = law(f"Maddə 1. A\n{long}")
    new = law(f"Maddə 2. A\n{long.replace('on beş', 'on')}")
    (change,) = compare(old, new)
    assert change.kind is ChangeKind.CHANGED
    assert change.label_changed


def test_a_paragraph_in_another_article_has_moved():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}", f"Maddə 2. B\n2.1. {FINE}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}", f"Maddə 2. B\n2.1. {FINE}\n2.2. {PRESS}")
    assert changes(old, new) == {"art_2__para_2.2": ChangeKind.MOVED}


def test_an_article_in_another_chapter_has_moved():
    old = law(
        f"1-ci fəsil. A\nMaddə 1. B\n{HONOUR}\nMaddə 2. C\n{PRESS}",
        f"2-ci fəsil. D\nMaddə 3. E\n{FINE}",
    )
    new = law(
        f"1-ci fəsil. A\nMaddə 1. B\n{HONOUR}",
        f"2-ci fəsil. D\nMaddə 2. C\n{PRESS}\nMaddə 3. E\n{FINE}",
    )
    assert changes(old, new) == {"art_2": ChangeKind.MOVED}


def test_articles_of_a_chapter_that_was_only_put_around_them_have_not_moved():
    old = law(f"Maddə 1. A\n{HONOUR}", f"Maddə 2. B\n{PRESS}")
    new = law(f"1-ci fəsil. Yeni\nMaddə 1. A\n{HONOUR}\nMaddə 2. B\n{PRESS}")
    assert changes(old, new) == {"chp_1-ci": ChangeKind.INSERTED}
    assert changes(new, old) == {"chp_1-ci": ChangeKind.REMOVED}


def test_of_two_exchanged_paragraphs_one_has_moved():
    old = law(f"Maddə 1. A\n{HONOUR}\n{PRESS}\n{FINE}")
    new = law(f"Maddə 1. A\n{HONOUR}\n{FINE}\n{PRESS}")
    kinds = Counter(change.kind for change in compare(old, new))
    assert kinds == {ChangeKind.UNCHANGED: 2, ChangeKind.MOVED: 1}


def test_an_insertion_moves_nobody():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.1-1. {COURT}\n1.2. {PRESS}")
    assert changes(old, new) == {"art_1__para_1.1-1": ChangeKind.INSERTED}


def test_removed_provisions_keep_their_old_place_and_text():
    old = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.2. {PRESS}\n1.3. {FINE}")
    new = law(f"Maddə 1. A\n1.1. {HONOUR}\n1.3. {FINE}")
    kinds = [change.kind for change in compare(old, new)]
    assert kinds == [
        ChangeKind.UNCHANGED,
        ChangeKind.UNCHANGED,
        ChangeKind.REMOVED,
        ChangeKind.UNCHANGED,
    ]
    removed = compare(old, new)[2]
    assert removed.new is None
    assert removed.old is not None
    assert removed.old.node.text == PRESS


def test_a_guess_is_shown_as_a_removal_and_an_insertion():
    old = law(f"Maddə 3. Təkzib\n{DENIAL} {COURT}")
    new = law(f"Maddə 8. Cavab\n{DENIAL} {FINE}")
    assert [pair.reason for pair in align(old, new)] == [Reason.UNSURE]
    assert [change.kind for change in compare(old, new)] == [
        ChangeKind.REMOVED,
        ChangeKind.INSERTED,
    ]


def test_a_guess_that_a_person_confirms_is_a_change():
    old = law(f"Maddə 3. Təkzib\n{DENIAL} {COURT}")
    new = law(f"Maddə 8. Cavab\n{DENIAL} {FINE}")
    pairs = align(old, new, {"art_3": "art_8"})
    assert changes(old, new, pairs) == {"art_8": ChangeKind.CHANGED}


def test_pairs_of_the_caller_are_obeyed():
    old, new = law(f"Maddə 1. A\n{HONOUR}"), law(f"Maddə 1. A\n{HONOUR}")
    (old_place,), (new_place,) = old.walk(), new.walk()
    pairs = [Pair(old_place, None, Reason.REMOVED), Pair(None, new_place, Reason.INSERTED)]
    assert [change.kind for change in compare(old, new, pairs)] == [
        ChangeKind.REMOVED,
        ChangeKind.INSERTED,
    ]


def test_nothing_against_nothing_is_nothing():
    assert compare(Document(), Document()) == []


@given(laws(), laws())
def test_every_provision_is_accounted_for_once(old, new):
    found = compare(old, new)
    assert sorted(c.old.eid for c in found if c.old) == sorted(p.eid for p in old.walk())
    assert sorted(c.new.eid for c in found if c.new) == sorted(p.eid for p in new.walk())


@given(laws(), laws())
def test_the_edits_of_every_provision_lead_from_the_old_text_to_the_new(old, new):
    for change in compare(old, new):
        if change.old and change.new:
            kept = [edit.text for edit in change.edits if edit.op is not Op.INSERT]
            written = [edit.text for edit in change.edits if edit.op is not Op.DELETE]
            assert "".join(kept) == change.old.node.text
            assert "".join(written) == change.new.node.text


@given(laws(), laws())
def test_the_kind_says_what_the_two_sides_show(old, new):
    for change in compare(old, new):
        if change.old is None or change.new is None:
            assert change.kind in {ChangeKind.INSERTED, ChangeKind.REMOVED}
            continue
        same = (change.old.node.text, change.old.node.heading) == (
            change.new.node.text,
            change.new.node.heading,
        )
        assert (change.kind is ChangeKind.CHANGED) == (not same)
        assert change.label_changed == (change.old.node.label != change.new.node.label)


@pytest.mark.parametrize(("name", "changed"), [("gewschg", [0, 0, 2]), ("partg", [0, 0, 11])])
def test_real_german_laws_change_in_as_many_sections_as_their_history_says(name, changed):
    paths = sorted(shared_data(f"versions/de-gesetze/{name}").glob("*.md"))
    versions = [read(path.read_text("utf-8"), "de") for path in paths]
    counted = [
        len({eid.partition("__")[0] for eid in changes(old, new) if eid.startswith("art_")})
        for old, new in pairwise(versions)
    ]
    assert counted == changed
