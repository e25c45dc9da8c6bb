"""Edit scripts and groups of a comparison, from skeletons made by hand."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from legislation.changes import edit_script
from legislation.comparison import differences
from legislation.enums import ItemChange
from legislation.outline import Outline, Row
from legislation.presenters.comparing import summary


def outline(*lines, start=0):
    """`(identity, kind, label, parent identity, words)` in reading order."""
    keys, rows = {}, []
    for position, (identity, kind, label, parent, words) in enumerate(lines):
        keys[identity] = start + position + 1
        rows.append(
            Row(
                pk=keys[identity],
                provision=UUID(int=identity),
                parent=keys.get(parent),
                position=position,
                kind=kind,
                label=label,
                eid=f"{kind}_{label}",
                wording=words,
                change=ItemChange.UNCHANGED,
                cause=None,
            )
        )
    return Outline(rows)


def changes(old, new):
    script = edit_script(old, new)
    found = {row.label: script.changes[row.provision] for row in new.rows}
    return (
        {label: change for label, change in found.items() if change != ItemChange.UNCHANGED},
        [row.label for row in script.removed],
    )


BASE = (
    (1, "article", "1", None, "a"),
    (2, "paragraph", "1.1", 1, "aa"),
    (3, "article", "2", None, "b"),
    (4, "paragraph", "2.1", 3, "bb"),
    (5, "paragraph", "2.2", 3, "cc"),
)


def test_equal_skeletons_differ_in_nothing():
    assert changes(outline(*BASE), outline(*BASE, start=50)) == ({}, [])
    assert differences(outline(*BASE), outline(*BASE, start=50)) == []


def test_other_words_are_a_change():
    new = outline(*BASE[:4], (5, "paragraph", "2.2", 3, "other"), start=50)

    assert changes(outline(*BASE), new) == ({"2.2": ItemChange.CHANGED}, [])


def test_another_number_is_no_change_of_words():
    new = outline(*BASE[:3], (5, "paragraph", "2.1", 3, "cc"), start=50)

    assert changes(outline(*BASE), new) == ({"2.1": ItemChange.RENUMBERED}, ["2.1"])


def test_a_clause_in_another_article_has_moved():
    new = outline(*BASE[:2], (5, "paragraph", "1.2", 1, "cc"), *BASE[2:4], start=50)

    assert changes(outline(*BASE), new) == ({"1.2": ItemChange.MOVED}, [])


def test_a_change_of_words_outranks_the_move():
    new = outline(*BASE[:2], (5, "paragraph", "1.2", 1, "other"), *BASE[2:4], start=50)

    assert changes(outline(*BASE), new) == ({"1.2": ItemChange.CHANGED}, [])
    group = differences(outline(*BASE), new)[0]
    assert group.parts[0].moved


def test_articles_put_into_a_new_chapter_have_not_moved():
    new = outline(
        (9, "chapter", "I", None, "x"),
        (1, "article", "1", 9, "a"),
        (2, "paragraph", "1.1", 1, "aa"),
        (3, "article", "2", 9, "b"),
        *BASE[3:],
        start=50,
    )

    assert changes(outline(*BASE), new) == ({"I": ItemChange.INSERTED}, [])


def test_an_article_taken_to_another_chapter_has_moved():
    old = outline(
        (8, "chapter", "I", None, "x"),
        (1, "article", "1", 8, "a"),
        (9, "chapter", "II", None, "y"),
        (3, "article", "2", 9, "b"),
    )
    new = outline(
        (8, "chapter", "I", None, "x"),
        (9, "chapter", "II", None, "y"),
        (1, "article", "1", 9, "a"),
        (3, "article", "2", 9, "b"),
        start=50,
    )

    assert changes(old, new) == ({"1": ItemChange.MOVED}, [])
    assert [group.change for group in differences(old, new)] == [ItemChange.MOVED]


def test_a_removed_article_stands_where_it_stood():
    old = outline(*BASE, (6, "article", "3", None, "d"))
    new = outline(*BASE[:2], (6, "article", "2", None, "d"), start=50)

    groups = differences(old, new)

    assert [(group.whole.row.label, group.change) for group in groups] == [
        ("2", ItemChange.REMOVED),
        ("2", ItemChange.RENUMBERED),
    ]
    assert [part.row.label for part in groups[0].parts] == ["2.1", "2.2"]


def test_a_removed_clause_stands_after_its_old_neighbour():
    new = outline(*BASE[:3], (5, "paragraph", "2.2", 3, "cc"), start=50)

    group = differences(outline(*BASE), new)[0]

    assert [(part.row.label, part.change) for part in group.parts] == [("2.1", ItemChange.REMOVED)]
    assert group.change == ItemChange.CHANGED


def test_an_article_of_renumbered_clauses_is_only_renumbered():
    old = outline((1, "article", "1", None, "a"), (2, "paragraph", "1.1", 1, "aa"))
    new = outline((1, "article", "1", None, "a"), (2, "paragraph", "1.2", 1, "aa"), start=50)

    assert differences(old, new)[0].change == ItemChange.RENUMBERED


def test_the_summary_counts_by_kind():
    new = outline(*BASE[:2], (7, "article", "3", None, "new"), start=50)

    words = summary(differences(outline(*BASE), new))

    assert words.startswith("2 ")
    assert words.count(": 1") == 2


def test_no_difference_is_said():
    assert summary([])


lines = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from("abc"), st.booleans()),
    unique_by=lambda line: line[0],
    max_size=12,
)


def built(drawn, start):
    """Articles, and after the first one perhaps clauses in the article above."""
    rows, article = [], None
    for identity, words, is_clause in drawn:
        if is_clause and article:
            rows.append((identity, "paragraph", f"{article}.{identity}", article, words))
        else:
            rows.append((identity, "article", str(identity), None, words))
            article = identity
    return outline(*rows, start=start)


@given(lines, lines)
def test_every_difference_is_told_exactly_once(first, second):
    old, new = built(first, 0), built(second, 100)
    script = edit_script(old, new)

    told = [
        pair.row.provision
        for group in differences(old, new)
        for pair in (group.whole, *group.parts)
        if pair.change != ItemChange.UNCHANGED
    ]

    changed = [uid for uid, change in script.changes.items() if change != ItemChange.UNCHANGED]
    assert sorted(told) == sorted([*changed, *(row.provision for row in script.removed)])
