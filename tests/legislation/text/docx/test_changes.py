"""Tracked changes: the text before them and the text after them."""

from legislation.text import parse
from legislation.text.docx import read_docx
from tests.data import shared_data
from tests.legislation.text.docx.word import (
    MARK_DELETED,
    MARK_INSERTED,
    abstract,
    dele,
    docx,
    ins,
    level,
    num,
    p,
    r,
    table,
)


def pair(*blocks, **others):
    """The lines before and after the changes."""
    read = read_docx(docx(*blocks, **others))
    return [row.text for row in read.before.rows], [row.text for row in read.after.rows]


def test_words_stand_in_the_text_they_belong_to():
    before, after = pair(p(r("Müddət ") + dele("15") + ins(r("10")) + r(" gündür.")))
    assert (before, after) == (["Müddət 15 gündür."], ["Müddət 10 gündür."])


def test_what_was_inserted_and_deleted_again_stands_in_neither():
    before, after = pair(p(r("a") + ins(dele("x"))))
    assert (before, after) == (["a"], ["a"])


def test_moved_words_stand_where_they_were_and_where_they_went():
    moved_from = f"<w:moveFrom>{r('köçür')}</w:moveFrom>"
    moved_to = f"<w:moveTo>{r('köçür')}</w:moveTo>"
    before, after = pair(p(moved_from + r(" A")), p(r("B ") + moved_to))
    assert (before, after) == (["köçür A", "B"], ["A", "B köçür"])


def test_paragraphs_part_and_join_with_their_marks():
    parted = pair(p("A", properties=MARK_INSERTED), p("B"))
    assert parted == (["AB"], ["A", "B"])
    joined = pair(p("A", properties=MARK_DELETED), p("B", properties=MARK_DELETED), p("C"))
    assert joined == (["A", "B", "C"], ["ABC"])


def test_a_paragraph_inserted_whole_shifts_the_numbers_behind_it():
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    inserted = p(ins(r("Yeni")), num=1, properties=MARK_INSERTED)
    before, after = pair(p("A", num=1), inserted, p("B", num=1), numbering=numbering)
    assert before == ["1. A", "2. B"]
    assert after == ["1. A", "2. Yeni", "3. B"]


def test_a_list_left_behind_is_the_one_of_before():
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    former = (
        '<w:pPrChange w:id="9"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    )
    assert pair(p("A", properties=former), numbering=numbering) == (["1. A"], ["A"])


def test_a_list_somebody_chose_later_numbers_nothing_before():
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    chosen = p("A", num=1).replace("</w:numPr>", '<w:ins w:id="5"/></w:numPr>')
    assert pair(chosen, numbering=numbering) == (["A"], ["1. A"])


def test_rows_of_tables_come_and_go():
    gone = "<w:trPr><w:del/></w:trPr>"
    changed = table((p("a"), p("b")), (p("c"), p("d"))).replace("<w:tr>", f"<w:tr>{gone}", 1)
    assert pair(changed) == (["| a | b |", "| c | d |"], ["| c | d |"])


def test_cells_of_tables_come_and_go():
    new = "<w:tcPr><w:cellIns/></w:tcPr>" + p("yeni")
    assert pair(table((p("a"), p("b"), new))) == (["| a | b |"], ["| a | b | yeni |"])


def test_a_deleted_mark_before_a_table_joins_nothing_into_it():
    before, after = pair(p("a", properties=MARK_DELETED), table((p("b"), p("c"))))
    assert before == after == ["a", "| b | c |"]


def test_a_document_without_changes_has_no_text_before_them():
    assert read_docx(docx(p("A"))).before is None


def test_a_law_before_and_after_keeps_its_provisions_identities():
    law = docx(
        p("Qanun"),
        p("Maddə 1. Məqsəd"),
        p(r("1.1. Bu Qanun müraciətlərə ") + dele("on beş") + ins(r("on")) + r(" gündə baxır.")),
        p(ins(r("Maddə 2. Yeni")), properties=MARK_INSERTED),
        p(ins(r("2.1. Yeni mətn.")), properties=MARK_INSERTED),
        p("Maddə 3. Qüvvə"),
        p("3.1. Bu Qanun dərhal qüvvəyə minir."),
    )
    parsed = parse(law)
    assert [one.node.label for one in parsed.before.articles()] == ["1", "3"]
    assert [one.node.label for one in parsed.document.articles()] == ["1", "2", "3"]
    old, new = (
        {one.eid: one.node for one in side.walk()} for side in (parsed.before, parsed.document)
    )
    assert old["art_1__para_1.1"].text.endswith("on beş gündə baxır.")
    assert new["art_1__para_1.1"].text.endswith("müraciətlərə on gündə baxır.")
    assert all(old[eid].uid == new[eid].uid for eid in old)
    assert parse(law).before == parsed.before
    assert "changes_tracked" in [question.code.value for question in parsed.unsure]


def test_real_changes_are_read_on_both_sides():
    read = read_docx(shared_data("docx/poi-58067-ins-del.docx").read_bytes())
    assert read.after.rows[-1].text == "This is a whole paragraph where one word is deleted."
    assert "where only one word" in read.before.rows[-1].text
