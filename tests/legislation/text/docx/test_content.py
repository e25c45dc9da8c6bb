"""What stands in a document besides plain paragraphs: nothing of it is lost or told twice."""

import re

import pytest

from legislation.text import parse
from legislation.text.docx import read_docx
from legislation.text.sources import LeftOut, read_source
from tests.data import shared_data
from tests.legislation.text.docx.word import (
    abstract,
    docx,
    ins,
    level,
    num,
    p,
    r,
    relation,
    style,
    t,
    table,
)


def lines(*blocks, **others):
    return [row.text for row in read_docx(docx(*blocks, **others)).after.rows]


def gaps(*blocks, **others):
    story = read_docx(docx(*blocks, **others)).after
    return [(gap.line, gap.reason, gap.text) for gap in story.gaps]


def sdt(content, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(instruction, result=""):
    """A field: its instruction, and its result if there is one."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")
    )
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return begin + told + (separate + result if result else "") + end


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("Maddə") + "<w:r><w:tab/></w:r>" + r("5"), "Maddə 5"),
        (f"<w:r>{t('12')}<w:noBreakHyphen/>{t('1')}</w:r>", "12-1"),
        (f"<w:r>{t('kə')}<w:softHyphen/>{t('sir')}</w:r>", "kəsir"),
        ("<w:r><w:t> a </w:t><w:t> b </w:t></w:r>", "ab"),
        (r("Maddə 12") + r("1", '<w:vertAlign w:val="superscript"/>') + r("."), "Maddə 12¹."),
        (f'<w:hyperlink r:id="r9">{r("keçid")}</w:hyperlink>', "keçid"),
        (f"<w:smartTag><w:customXml>{r('iç')}</w:customXml></w:smartTag>", "iç"),
        (f"<w:fromTomorrow>{r('yeni')}</w:fromTomorrow>", "yeni"),
        (sdt(ins(r("nəzarət"))), "nəzarət"),
        (field("PAGEREF x", r("7")) + r(" səh."), "7 səh."),
        (field(f"IF {field('DATE', r('1'))}", r("nəticə")), "nəticə"),
        (f'<w:fldSimple w:instr="REF a">{r("istinad")}</w:fldSimple>', "istinad"),
        ('<w:r><w:sym w:font="Arial" w:char="0259"/></w:r>', "ə"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("a"), "b"),
    ],
)
def test_a_paragraph_gives_all_of_its_words(content, text):
    # What an unended field swallows ends with its paragraph.
    assert lines(p(content), p("b"))[0] == text


def test_a_break_ends_a_line_and_no_paragraph():
    first, second = read_docx(docx(p(f"<w:r>{t('a')}<w:br/>{t('b')}</w:r>"))).after.rows
    assert (first.text, first.begins, second.text, second.begins) == ("a", True, "b", False)


def test_a_text_box_is_read_once_and_behind_its_paragraph():
    box = f"<w:txbxContent>{p('qutu')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert lines(p(f"<w:r>{both}</w:r>" + r("mətn"))) == ["mətn", "qutu"]


def test_a_table_gives_a_line_for_each_row_and_one_of_one_column_its_paragraphs():
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    inner = table((p("x"), p("y")))
    rows = table((p("a", num=1), p("b") + p("c")), (inner, sdt(p("d"))))
    assert lines(rows, numbering=numbering) == ["| 1. a | b c |", "| x y | d |"]
    assert lines(table((p("a") + p("b"),), (p("c"),))) == ["a", "b", "c"]


def test_a_tables_row_is_a_row_in_the_law():
    law = parse(docx(p("Maddə 1. Rüsum"), p("1.1. Cədvəl:"), table((p("Ad"), p("Məbləğ")))))
    assert [one.node.text for one in law.document.walk()][-1] == "| Ad | Məbləğ |"


def test_notes_and_comments_are_kept_with_their_places():
    notes = '<w:footnote w:type="separator" w:id="0"/>' + "".join(
        f'<w:footnote w:id="{at}">{p(text)}</w:footnote>' for at, text in [(5, "iki"), (6, "bir")]
    )
    by = 'w:author="Ə. M." w:date="2026-05-04T10:00:00Z"'
    comment = f'<w:comment w:id="3" {by}>{p("Niyə?")}</w:comment>'
    unplaced = f'<w:endnote w:id="8">{p("sahibsiz")}</w:endnote>'
    parsed = parse(
        docx(
            p("Qanun" + ""),
            p("Maddə 1. Ad"),
            p(r("1.1. Mətn") + '<w:r><w:footnoteReference w:id="6"/></w:r>' + r(".")),
            p("Maddə 2. Ad"),
            p(
                r("2.1. Söz.")
                + '<w:r><w:footnoteReference w:id="5"/><w:commentReference w:id="3"/></w:r>'
            ),
            footnotes=notes,
            comments=comment,
            endnotes=unplaced,
        )
    )
    told = [
        (one.remark.kind, one.remark.number, one.provision, one.remark.text)
        for one in parsed.remarks
    ]
    assert told == [
        ("footnote", 1, "1", "bir"), ("footnote", 2, "2", "iki"),
        ("endnote", 1, "", "sahibsiz"), ("comment", 1, "2", "Niyə?"),
    ]  # fmt: skip
    assert (parsed.remarks[3].remark.author, parsed.remarks[3].remark.date) == (
        "Ə. M.",
        "2026-05-04",
    )
    assert parsed.document.find("art_1__para_1.1").node.text == "Mətn."


@pytest.mark.parametrize(
    ("content", "reason", "text"),
    [
        (r("gizli", "<w:vanish/>"), "hidden", "gizli"),
        (r("gizli", '<w:rStyle w:val="Gone"/>'), "hidden", "gizli"),
        (sdt(r("Bura yazın"), "<w:showingPlcHdr/>"), "prompt", "Bura yazın"),
        ("<w:r><w:pict><v:imagedata r:id='r1'/></w:pict></w:r>", "image", ""),
        ("<w:r><w:object/></w:r>", "script", ""),
    ],
)
def test_what_nobody_sees_is_left_out_and_told_of(content, reason, text):
    styles = style("Gone", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    assert lines(p(r("a") + content + r("b")), styles=styles) == ["ab"]
    assert gaps(p(r("a") + content), styles=styles) == [(1, reason, text)]


def test_a_table_of_contents_and_the_heads_of_pages_are_left_out():
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = "".join((
        sdt(p("Fəsil 1 2"), gallery),
        p("Maddə 1. Ad 3", style="TOC1"),
        p(field("TOC \\o", r("Maddə 2. Ad 4"))),
    ))  # fmt: skip
    found = gaps(contents, p("Maddə 1. Ad"), styles=style("TOC1", called="toc 1"), header=p("Baş"))
    assert [reason for _, reason, _ in found] == [
        "contents",
        "contents",
        "contents",
        "running_head",
    ]
    assert lines(contents, p("a"), styles=style("TOC1", called="toc 1"), header=p("Baş")) == ["a"]


def test_what_was_left_out_is_told_once_for_each_place():
    runs = "".join(r(word, "<w:vanish/>") for word in ("giz", "li"))
    source = read_source(docx(p(r("a") + runs)))
    assert source.left_out == (LeftOut(1, 1, "hidden", "gizli"),)


def test_headings_are_known_by_style_and_level():
    styles = style("Heading1", called="heading 1") + style("Deep", based_on="Heading1") + style(
        "Own", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    ) + style("Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')  # fmt: skip
    own = '<w:outlineLvl w:val="0"/>'
    blocks = [p("x", style=one) for one in ("Heading1", "Own", "Body", "")]
    rows = read_docx(docx(*blocks, p("x", properties=own), styles=styles)).after.rows
    assert [row.is_heading for row in rows] == [True, True, False, False, True]


def test_a_number_that_only_word_counts_is_asked_about():
    parsed = parse(docx(p(field("LISTNUM") + r(" mətn"))))
    assert ("number_unknown", 1) in [(one.code.value, one.line) for one in parsed.unsure]


def test_a_law_numbered_by_word_is_a_tree():
    numbering = abstract(
        0,
        level(0, "decimal", "Maddə %1."),
        level(1, "decimal", "%1.%2"),
        level(2, "upperLetter", "%3."),
    ) + num(1, 0)
    law = parse(
        docx(
            p("Sınaq haqqında Qanun", style="Title"),
            p("Məqsəd", num=1),
            p("Bu Qanunla müəyyən edilir:", num=1, level=1),
            p("birinci hal;", num=1, level=2),
            p("ikinci hal.", num=1, level=2),
            p("Anlayışlar", num=1),
            p("qanun – normativ aktdır.", num=1, level=1),
            styles=style("Title"),
            numbering=numbering,
        )
    )
    assert law.document.title == "Sınaq haqqında Qanun"
    assert [(one.eid, one.node.label) for one in law.document.walk()] == [
        ("art_1", "1"),
        ("art_1__para_1.1", "1.1"),
        ("art_1__para_1.1__point_A~b", "A"),
        ("art_1__para_1.1__point_B~b", "B"),
        ("art_2", "2"),
        ("art_2__para_2.1", "2.1"),
    ]
    assert law.unsure == ()


def test_notes_of_one_number_are_all_kept():
    twice = "".join(f'<w:comment w:id="1">{p(text)}</w:comment>' for text in ("a", "b"))
    remarks = read_docx(docx(p("x"), comments=twice)).remarks
    assert [(one.number, one.text) for one in remarks] == [(1, "a"), (2, "b")]


def test_a_comment_on_nothing_is_kept():
    parsed = parse(docx(p(), comments=f'<w:comment w:id="1">{p("a")}</w:comment>'))
    assert [one.remark.text for one in parsed.remarks] == ["a"]
    assert parsed.found == {}


def test_a_paragraph_too_long_for_a_heading_is_none():
    styles = style("Heading1", called="heading 1")
    (row,) = read_docx(docx(p("uzun " * 80, style="Heading1"), styles=styles)).after.rows
    assert not row.is_heading


def test_a_real_code_reads_alike_from_word_and_from_markdown():
    markdown = shared_data("az-laws/md/competition-code.md").read_text("utf-8")
    shown = re.sub(r"^[-*] +|\*\*|\\", "", markdown, flags=re.MULTILINE)
    marked = [re.match(r"(#*)\s*(.*)", line) for line in shown.split("\n")]
    blocks = [p(r(one[2]), style="H" if one[1] else "") for one in marked if one[2].strip()]
    written = docx(*blocks, styles=style("H", called="heading 2"))
    assert letters_of_articles(parse(written)) == letters_of_articles(parse(markdown))


def letters_of_articles(law):
    return {one.eid: "".join(one.node.full_text().split()) for one in law.document.articles()}


def test_links_lead_nowhere_and_keep_their_words():
    link = relation(9, "hyperlink", "https://example.org/", outside=True)
    assert lines(p(f'<w:hyperlink r:id="r9">{r("söz")}</w:hyperlink>'), outside=link) == ["söz"]


def test_real_documents_give_all_of_their_text():
    remarks = read_docx(shared_data("docx/poi-table_footnotes.docx").read_bytes()).remarks
    assert [(one.kind, one.line, one.text) for one in remarks] == [("footnote", 2, "snoska")]
    comment = read_docx(shared_data("docx/poi-testComment.docx").read_bytes()).remarks
    assert [(one.author, one.text) for one in comment] == [("poi", "comment content")]
    endnote = read_docx(shared_data("docx/poi-endnotes.docx").read_bytes()).remarks
    assert [(one.kind, one.text) for one in endnote] == [("endnote", "XXX")]
