"""Akoma Ntoso is read whole: provisions, numbers as printed, words neither lost nor glued."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from legislation.text import parse
from legislation.text.akoma_ntoso import read_akoma_ntoso
from legislation.text.errors import MarkupText, NoSuchDocument, NotALaw, UnknownVersion
from legislation.text.recognise import recognise
from tests.data import shared_data
from tests.legislation.text.akn import act, akn, read, rows, text_of

EXAMPLES = {
    "oasis-examples/eu_COM-2013-0619_EN-8.xml": ("en", "Proposal for a REGULATION", 24, 9),
    "oasis-examples/it_senato_ddl_2013.xml": ("it", "Modifiche al testo unico", 6, 0),
    "oasis-examples/uk_pga-2014-27-enacted-data.xml": ("en", "Data Retention and", 8, 0),
    "oasis-examples/us_Act_2011-11-29.xml": ("en", "To facilitate the hosting", 6, 0),
    "oasis-examples/us_Title9-Chap3-eng.xml": ("en", "", 7, 1),
    "oasis-examples/uy_bill_2010-09-27.xml": ("es", "PROYECTO DE LEY", 3, 0),
    "oasis-examples/za_bill_2006-12-23.xml": ("en", "Education Laws Amendment", 2, 0),
    "bluebell/rewrite_eids/bad_eids.xml": ("sot", "Work with uncommenced", 16, 2),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_many_countries_are_read(name):
    language, title, articles, chapters = EXAMPLES[name]
    law = parse(shared_data(f"akn/{name}").read_bytes())
    assert (law.document.language, law.found["article"]) == (language, articles)
    assert law.document.title.startswith(title)
    assert law.found.get("chapter", 0) == chapters


def local(element):
    return element.tag.partition("}")[2]


# The examples print titles on their cover pages too; everything else is read once.
UNREAD = {"authorialNote", "toc", "meta", "coverPage"}
PARTED = {"p", "num", "heading", "content", "td", "item", "authorialNote"}


def visible(element):
    if local(element) in UNREAD:
        return " "
    if local(element) == "eol":
        return "" if element.get("breakAt") else " "
    inside = element.text or ""
    for child in element:
        inside += visible(child) + (child.tail or "")
    return f"{inside} " if local(element) in PARTED else inside


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_word_of_the_examples_is_lost_or_glued(name):
    content = shared_data(f"akn/{name}").read_bytes()
    root = ET.fromstring(content)  # noqa: S314 - our own test data
    law = next(one for one in root.iter() if local(one) in {"act", "bill", "portion"})
    document = read(content)
    texts = [document.title, document.preamble, document.closing]
    texts += (" ".join(row[1:]) for row in rows(document))
    lost = Counter(re.findall(r"\w+", visible(law))) - Counter(re.findall(r"\w+", " ".join(texts)))
    assert not lost


def numbers(element):
    """The numbers of provisions and items; quoted ones are text."""
    for child in element:
        if local(child) == "num":
            yield re.sub("[ \t\r\n]+", " ", "".join(child.itertext())).strip(" ")
        elif local(child) not in {"quotedStructure", "embeddedStructure", "authorialNote"}:
            yield from numbers(child)


@pytest.mark.parametrize("name", EXAMPLES)
def test_numbers_are_kept_as_they_are_printed(name):
    content = shared_data(f"akn/{name}").read_bytes()
    root = ET.fromstring(content)  # noqa: S314 - our own test data
    body = next(one for one in root.iter() if local(one) in {"body", "portionBody"})
    labels = Counter(row[1] for row in rows(read(content)))
    assert not Counter(numbers(body)) - labels


def test_recitals_and_closing_are_kept():
    document = read(shared_data("akn/oasis-examples/eu_COM-2013-0619_EN-8.xml").read_bytes())
    lines = document.preamble.split("\n")
    assert "Whereas:" in lines
    assert any(line.startswith("(36) ") for line in lines)
    assert document.closing.startswith("Done at Brussels,\nFor the European Parliament")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("B<i>e</i> it <b>en</b>acted", "Be it enacted"),
        ("one<authorialNote><p>note</p></authorialNote>two", "one two"),
        ("one <authorialNote><p>note</p></authorialNote>, two", "one, two"),
        ("the<eol/>Senate", "the Senate"),
        ('America<eol breakAt="4" breakWith="-"/>\'s', "America's"),
        ("one<br/>two", "one\ntwo"),
        ("  much\n\t space ", "much space"),
        ("§\u00a0301", "§\u00a0301"),
        ('say <quotedText startQuote="“" endQuote="”">no</quotedText>.', "say “no”."),
        ("<ins>new</ins> <del>old</del>", "new old"),
        ("a &lt;b&gt; &amp; &#601;", "a <b> & ə"),
        ("<![CDATA[x < y]]>", "x < y"),
        ("<abbr>EU</abbr><sup>2</sup>", "EU2"),
    ],
)
def test_inline_markup_neither_loses_nor_glues_words(content, text):
    assert text_of(content) == text


def test_quoted_provisions_are_text_of_the_one_that_quotes_them():
    quoted = (
        '<mod>insert—<quotedStructure startQuote="“" endQuote="”"><subsection><num>(2A)</num>'
        "<heading>New</heading><content><p>A copy.</p><p>More.</p></content></subsection>"
        "</quotedStructure></mod>;"
    )
    assert text_of(quoted) == "insert—\n“(2A) New\nA copy.\nMore.”;"


def test_a_table_is_lines_of_cells():
    table = (
        "<table><tr><th><p>A</p></th><th>B</th></tr><tr><td><p>1</p><p>2</p></td><td/></tr></table>"
    )
    file = act(f"<section><num>1</num><content>{table}</content></section>")
    assert read(file).children[0].text == "| A | B |\n| 1 2 | |"


def test_sections_are_the_articles_where_there_are_no_articles():
    document = read(
        act(
            "<part><num>Part 1</num><section><num>1</num><heading>H</heading>"
            "<subsection><num>(1)</num><intro><p>If:</p></intro>"
            "<paragraph><num>(a)</num><content><p>a,</p></content></paragraph>"
            "<paragraph><num>(b)</num><intro><p>b:</p></intro>"
            "<subparagraph><num>(i)</num><content><p>i;</p></content></subparagraph></paragraph>"
            "<wrapUp><p>then.</p></wrapUp></subsection></section></part>"
        )
    )
    assert rows(document) == [
        ("part", "Part 1", "", ""),
        ("article", "1", "H", ""),
        ("paragraph", "(1)", "", "If:"),
        ("point", "(a)", "", "a,"),
        ("point", "(b)", "", "b:"),
        ("subpoint", "(i)", "", "i;"),
        ("paragraph", "", "", "then."),
    ]


def test_sections_group_the_articles_where_there_are_articles():
    document = read(
        act(
            "<chapter><num>I</num><section><num>1</num><heading>S</heading>"
            "<article><num>Article 1</num><alinea><content><p>A.</p></content></alinea>"
            "<alinea><content><p>B.</p></content></alinea></article></section></chapter>"
        )
    )
    assert [row[:2] for row in rows(document)] == [
        ("chapter", "I"),
        ("section", "1"),
        ("article", "Article 1"),
        ("paragraph", ""),
        ("paragraph", ""),
    ]


def test_lists_and_headings_between_provisions_are_kept():
    document = read(
        act(
            "<article><num>1</num><content><p>P.</p><blockList><listIntroduction>L:"
            "</listIntroduction><item><num>a)</num><p>x</p></item><item><p>y</p></item></blockList>"
            "<p>Z.</p></content></article><crossHeading>Later</crossHeading>"
            "<article><num>2</num><content><ul><li>u</li></ul></content></article>"
        )
    )
    assert rows(document) == [
        ("article", "1", "", "P.\nL:"),
        ("point", "a)", "", "x"),
        ("point", "", "", "y"),
        ("paragraph", "", "", "Z."),
        ("division", "", "Later", ""),
        ("article", "2", "", ""),
        ("point", "", "", "u"),
    ]


def test_attachments_are_annexes_that_count_anew():
    annex = (
        "<attachments><attachment><heading>Schedule</heading><subheading>Laws</subheading>"
        '<doc name="s"><meta/><mainBody><section><num>1</num><content><p>B.</p></content></section>'
        "</mainBody></doc></attachment></attachments>"
    )
    body = "<section><num>1</num><content><p>A.</p></content></section>"
    law = read_akoma_ntoso(akn(f'<act name="a"><body>{body}</body>{annex}</act>'), "az")
    assert [row[:3] for row in rows(law.document)] == [
        ("article", "1", ""),
        ("annex", "", "Schedule Laws"),
        ("article", "1", ""),
    ]
    assert law.questions == ()


ARTICLE = "<article><num>1</num><content><p>A.</p></content></article>"


def test_repeated_ids_and_numbers_do_not_break_reading():
    twice = f'<article eId="a" xml:id="a" GUID="g">{ARTICLE[9:]}'
    law = recognise(act(twice + twice))
    assert [placed.eid for placed in law.document.walk()] == ["art_1", "art_1~d2"]
    assert [question.code.value for question in law.questions] == ["article_repeated"]


@pytest.mark.parametrize("name", ["judgment", "debate", "debateReport"])
def test_what_is_no_law_is_refused_with_its_name(name):
    with pytest.raises(NoSuchDocument) as refusal:
        read(akn(f"<{name}><meta/></{name}>"))
    assert refusal.value.name == name


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_older_versions_are_read_as_the_present_one(version):
    law = read_akoma_ntoso(act(ARTICLE, space=f"http://www.akomantoso.org/{version}"), "az")
    assert law.questions[0].excerpt == f"Akoma Ntoso {version}"
    assert rows(law.document) == [("article", "1", "", "A.")]


def test_a_version_of_the_future_and_other_xml_are_refused():
    with pytest.raises(UnknownVersion):
        read(act(ARTICLE, space="http://docs.oasis-open.org/legaldocml/ns/akn/4.0"))
    with pytest.raises(MarkupText):
        read("<bill/>")
    with pytest.raises(NotALaw):
        recognise(act("<chapter><num>1</num><heading>H</heading></chapter>"))


def test_the_law_of_a_collection_is_read_and_the_rest_reported():
    memo = '<component><doc name="memo"><mainBody><p>M</p></mainBody></doc></component>'
    laws = "".join(
        f'<component><bill name="b"><preface><p><docTitle>{title}</docTitle></p></preface>'
        f"<body>{ARTICLE}</body></bill></component>"
        for title in ("First", "Second")
    )
    file = akn(f"<documentCollection/><components>{memo}{laws}</components>")
    law = read_akoma_ntoso(file, "az")
    assert law.document.title == "First"
    assert [(q.code.value, q.excerpt) for q in law.questions] == [("several_laws", "Second")]
    assert [one.reason for one in law.left_out] == ["other_document"]


def test_amendments_are_read_as_articles():
    body = (
        "<amendmentBody><amendmentHeading><p>Article 5</p></amendmentHeading>"
        "<amendmentContent><p>Replace <quotedText>a</quotedText>.</p></amendmentContent>"
        "<amendmentJustification><p>Because.</p></amendmentJustification></amendmentBody>"
    )
    one = f'<amendment name="a"><preface><p>Amendment <num>7</num></p></preface>{body}</amendment>'
    file = akn(
        f"<amendmentList><collectionBody><component>{one}</component></collectionBody></amendmentList>"
    )
    assert rows(read(file)) == [
        ("article", "7", "Article 5", "Replace a."),
        ("paragraph", "", "", "Because."),
    ]


def test_nothing_active_comes_in_and_all_of_it_is_reported():
    file = act(
        '<article onclick="x()" style="color:red"><num>1</num><content>'
        '<p xml:base="http://a.az/">A<ref href="javascript:x()">b</ref></p>'
        '<foreign><h:div xmlns:h="http://www.w3.org/1999/xhtml">c<h:script>x()</h:script>'
        '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:foreignObject>d</s:foreignObject></s:svg>'
        "</h:div></foreign><p><img src='http://a.az/'/></p></content></article>",
        head='<?xml version="1.0"?><?xml-stylesheet href="http://a.az/x.xsl"?><!-- y -->\n',
    )
    law = read_akoma_ntoso(file, "az")
    assert rows(law.document) == [("article", "1", "", "Ab\nc d")]
    reasons = {one.reason for one in law.left_out}
    assert reasons == {"script", "formatting", "comment", "image"}


def test_the_report_says_what_was_left_out_and_where():
    file = act(
        "<article>\n<num>1</num>\n<content><p>A<authorialNote>\n<p>Note</p>\n</authorialNote></p>"
        "<p><del>B</del></p></content></article>",
        around="<meta>\n</meta>\n<coverPage><p>Cover</p></coverPage>\n",
    )
    law = read_akoma_ntoso(file, "az")
    assert [(one.reason, one.first_line, one.last_line, one.text) for one in law.left_out] == [
        ("front_matter", 1, 2, ""),
        ("cover", 3, 3, ""),
        ("footnote", 6, 8, "Note"),
    ]
    assert [(q.code.value, q.line, q.excerpt) for q in law.questions] == [
        ("marked_deleted", 8, "B")
    ]


@pytest.mark.parametrize(
    ("preface", "title", "preamble"),
    [
        ("<p><shortTitle>S</shortTitle></p><p><docTitle>L</docTitle></p>", "S", "L"),
        ("<longTitle><p>Regulation</p><p>on <docTitle>data</docTitle></p></longTitle>",
         "Regulation on data", ""),
        ("<p>An <docTitle>Act</docTitle></p><p>2014</p>", "Act", "An Act\n2014"),
        ("<p>Only line</p><p>More</p>", "Only line", "More"),
    ],
)  # fmt: skip
def test_the_title_is_found_and_nothing_else_of_the_preface_is_lost(preface, title, preamble):
    document = read(act(ARTICLE, around=f"<preface>{preface}</preface>"))
    assert (document.title, document.preamble) == (title, preamble)


def test_texts_are_cleaned_as_everywhere():
    assert text_of("e\u0301 \u202eabc") == "\u00e9 abc"
