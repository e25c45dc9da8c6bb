"""The numbers Word prints and does not store."""

import pytest

from legislation.text.docx import read_docx
from legislation.text.docx.counting import counted
from tests.data import shared_data
from tests.legislation.text.docx.word import abstract, docx, level, num, p, style


def lines(content):
    return [row.text for row in read_docx(content).after.rows]


LEGAL = abstract(
    0,
    level(0, "decimal", "Maddə %1."),
    level(1, "decimal", "%1.%2."),
    level(2, "lowerLetter", "%3)"),
)


def test_levels_count_below_one_another_and_begin_anew():
    order = [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (1, "E"), (0, "F"), (1, "G")]
    blocks = [p(text, num=1, level=at) for at, text in order]
    assert lines(docx(*blocks, numbering=LEGAL + num(1, 0))) == [
        "Maddə 1. A", "1.1. B", "a) C", "b) D", "1.2. E", "Maddə 2. F", "2.1. G",
    ]  # fmt: skip


def test_lists_of_one_description_count_on_and_one_may_start_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, anew)
    order = [1, 2, 3, 3, 1]
    found = lines(docx(*(p("x", num=one) for one in order), numbering=numbering))
    assert found == ["1. x", "2. x", "5. x", "6. x", "7. x"]


def test_a_level_begins_each_time_where_its_list_says():
    anew = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride>'
    numbering = LEGAL + num(1, 0, anew)
    order = [1, 0, 1, 1, 0, 1]
    found = lines(docx(*(p("x", num=1, level=at) for at in order), numbering=numbering))
    assert found == ["1.4. x", "Maddə 1. x", "1.4. x", "1.5. x", "Maddə 2. x", "2.4. x"]


def test_a_list_may_write_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0, own)
    assert lines(docx(p("x", num=1), p("x", num=2), numbering=numbering)) == ["1. x", "II) x"]


def test_a_level_may_never_begin_anew_or_be_all_in_digits():
    numbering = abstract(
        0,
        level(0, "upperRoman", "%1"),
        level(1, "decimal", "%1.%2", more='<w:lvlRestart w:val="0"/><w:isLgl/>'),
    ) + num(1, 0)
    order = [0, 1, 0, 1]
    found = lines(docx(*(p("x", num=1, level=at) for at in order), numbering=numbering))
    assert found == ["I x", "1.1 x", "II x", "2.2 x"]


def test_a_style_numbers_its_paragraphs_and_those_based_on_it():
    numbering = abstract(
        0,
        level(0, "decimal", "%1.", more='<w:pStyle w:val="Top"/>'),
        level(1, "lowerRoman", "(%2)", more='<w:pStyle w:val="Below"/>'),
    ) + num(7, 0)
    listed = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    none = '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    styles = "".join((
        style("Top", listed),
        style("Below", listed),
        style("Like", based_on="Top"),
        style("Without", none, based_on="Top"),
        style("Round", based_on="Round"),
    ))  # fmt: skip
    order = ["Top", "Below", "Like", "Without", "Round"]
    found = lines(docx(*(p("x", style=one) for one in order), styles=styles, numbering=numbering))
    assert found == ["1. x", "(i) x", "2. x", "x", "x"]


def test_a_description_may_lie_behind_a_style():
    numbering = (
        abstract(0, level(0, "decimal", "%1)"))
        + abstract(1, more='<w:numStyleLink w:val="Lists"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style(
        "Lists", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    assert lines(docx(p("x", num=2), numbering=numbering, styles=styles)) == ["1) x"]


def test_bullets_of_symbol_fonts_become_a_dot_and_an_empty_one_nothing():
    numbering = abstract(0, level(0, "bullet", "\uf0b7"), level(1, "bullet", "–")) + num(1, 0)
    blocks = [p("x", num=1), p("y", num=1, level=1), p("", num=1)]
    assert lines(docx(*blocks, numbering=numbering)) == ["• x", "– y"]


def test_a_list_or_level_nobody_described_gives_no_number():
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert lines(docx(p("x", num=9), p("y", num=1, level=8), numbering=numbering)) == ["x", "y"]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (28, "lowerLetter", "bb"), (26, "upperLetter", "Z"), (9999, "lowerLetter", "9999"),
        (1994, "lowerRoman", "mcmxciv"), (4, "upperRoman", "IV"), (4000, "upperRoman", "4000"),
        (7, "decimalZero", "07"), (8, "russianLower", "з"), (0, "lowerLetter", "0"),
        (0, "upperRoman", "0"), (5, "none", ""), (3, "cardinalText", "3"), (5, "chicago", "**"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number, form, written):
    assert counted(number, form) == written


def test_real_lists_count_as_word_shows_them():
    overridden = shared_data("docx/poi-NumberingWOverrides.docx").read_bytes()
    # The author typed beside each number what Word shows.
    for line in lines(overridden)[1:]:
        made, typed = line.split()
        assert made == typed
    several = lines(shared_data("docx/poi-ComplexNumberedLists.docx").read_bytes())
    assert several[4:6] == ["b. 2-b", "c. 2-c"]
    assert several[8:16] == [
        "1. Restarted to 1 from 5", "2. Restarted @ 2", "3. Restarted @ 3",
        "10. Jump to new list at 10", "11. Now 11", "Normal text here",
        "12. Carrying on @ 12", "13. Carrying on @ 13",
    ]  # fmt: skip
