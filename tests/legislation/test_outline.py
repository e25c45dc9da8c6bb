"""The skeleton of a law: pages, names and places, without a database."""

from uuid import uuid4

import pytest
from django.utils.translation import override

from legislation.outline import ARTICLES_A_PAGE, WHOLE_UP_TO, Outline, Row
from legislation.places import NoSuchPlace, place_in
from legislation.presenters import places


def rows_of(*lines):
    """`("article", "1", parent label)`: rows in order, keyed by their place."""
    rows, keys = [], {}
    for position, (kind, label, parent) in enumerate(lines, start=1):
        keys[label] = position
        rows.append(
            Row(
                pk=position,
                provision=uuid4(),
                parent=keys.get(parent),
                position=position,
                kind=kind,
                label=label,
                eid=f"{kind}_{label}",
                wording=str(position),
                change="unchanged",
                cause=None,
            )
        )
    return Outline(rows)


def articles(count, chapter=None):
    return [("article", str(n), chapter) for n in range(1, count + 1)]


def test_a_short_law_is_one_page():
    outline = rows_of(*articles(WHOLE_UP_TO))

    assert [(unit.eid, len(unit.articles)) for unit in outline.units] == [("", WHOLE_UP_TO)]


def test_a_long_law_has_a_page_for_each_chapter():
    outline = rows_of(
        ("chapter", "I", None),
        *[("article", f"1{n:02}", "I") for n in range(20)],
        ("chapter", "II", None),
        *[("article", f"2{n:02}", "II") for n in range(20)],
    )

    assert [unit.eid for unit in outline.units] == ["chapter_I", "chapter_II"]


def test_a_long_chapter_is_cut_into_pages():
    outline = rows_of(("chapter", "I", None), *articles(2 * ARTICLES_A_PAGE + 1, "I"))

    assert [unit.eid for unit in outline.units] == [
        "chapter_I",
        f"article_{ARTICLES_A_PAGE + 1}",
        f"article_{2 * ARTICLES_A_PAGE + 1}",
    ]


def test_a_law_without_chapters_is_cut_all_the_same():
    outline = rows_of(*articles(ARTICLES_A_PAGE + 5))

    assert [len(unit.articles) for unit in outline.units] == [ARTICLES_A_PAGE, 5]
    assert outline.units[0].eid == "article_1"


def test_a_section_of_chapters_leads_to_its_first_chapter():
    outline = rows_of(
        ("section", "A", None), ("chapter", "I", "A"), *articles(WHOLE_UP_TO + 1, "I")
    )

    assert outline.unit_at("section_A").eid == "chapter_I"
    assert outline.unit_at("nothing") is None


def test_a_clause_knows_its_article_and_its_chapter():
    outline = rows_of(
        ("chapter", "I", None),
        ("article", "1", "I"),
        ("paragraph", "1.1", "1"),
        ("point", "ə)", "1.1"),
    )
    point = outline.by_eid["point_ə)"]

    assert outline.article_of(point).label == "1"
    assert [row.label for row in outline.containers_of(point)] == ["I"]
    assert places.name_in(outline, point, "az") == "1.1 ə)"


@pytest.mark.parametrize(
    ("label", "language", "name"),
    [
        ("I", "az", "I fəsil"),
        ("1-ci", "az", "1-ci fəsil"),
        ("Birinci", "az", "Birinci fəsil"),
        ("4", "az", "Fəsil 4"),
        ("I", "en", "Chapter I"),
        ("1-ci", "en", "Chapter 1"),
        ("10-cu", "ru", "Глава 10"),
        ("Birinci", "en", "Chapter 1"),
        ("On ikinci", "ru", "Глава 12"),
        ("Ümumi", "en", "Chapter Ümumi"),
        ("1-1", "en", "Chapter 1-1"),
        ("", "en", ""),
    ],
)
def test_a_chapter_is_named_in_the_readers_language(label, language, name):
    with override(language):
        assert places.container_name("chapter", label, language) == name


@pytest.mark.parametrize(
    ("label", "printed"), [("9.1", "9.1."), ("ə)", "ə)"), ("12-1", "12-1."), ("", "")]
)
def test_a_number_is_printed_as_in_the_margin_of_a_law(label, printed):
    assert places.clause_number(label) == printed


@pytest.mark.parametrize("written", ["1.1", "1.1.", " 1.1 "])
def test_a_place_is_found_by_its_number(written):
    outline = rows_of(("article", "1", None), ("paragraph", "1.1", "1"))

    assert place_in(outline, written).label == "1.1"


def test_a_point_is_found_with_the_clause_above_it():
    outline = rows_of(
        ("article", "1", None),
        ("paragraph", "1.1", "1"),
        ("point", "a)", "1.1"),
        ("paragraph", "1.2", "1"),
    )
    twice = Outline(
        [
            *outline.rows,
            Row(9, uuid4(), 4, 9, "point", "a)", "other", "9", "unchanged", None),
        ]
    )

    assert place_in(twice, "1.2 a)").pk == 9
    with pytest.raises(NoSuchPlace) as several:
        place_in(twice, "a)")
    assert several.value.matches == 2
    with pytest.raises(NoSuchPlace) as none:
        place_in(twice, "8")
    assert none.value.matches == 0
