"""Laws of many languages are read by one file a language."""

from pathlib import Path

import pytest

from legislation.text.document import Kind
from legislation.text.headings import Headings
from legislation.text.languages import FOLDER, Words, languages, load
from legislation.text.reading import parse
from tests.legislation.text.laws import eids


def kinds(text, language):
    document = parse(text, language).document
    return [(str(p.node.kind), p.node.label, p.node.heading) for p in document.walk()]


def test_every_file_of_a_language_is_whole():
    for language in languages():
        assert language.name
        assert language.levels["article"]
        assert set(language.levels) <= set(Kind)
        assert language.numbers.position in {"before", "after", "both"}
        assert language.alphabets
    assert {"az", "de", "en", "es", "ru", "tr"} <= {language.code for language in languages()}


def test_a_further_language_is_a_file_and_no_code(tmp_path):
    file = tmp_path / "eo.toml"
    file.write_text(
        'name = "Esperanto"\nalphabet = ["abcĉdefgĝhĥijĵklmnoprsŝtuŭvz"]\n'
        '[levels]\narticle = ["artikolo"]\nchapter = ["ĉapitro"]\n'
        '[numbers]\nposition = "both"\n[numbers.ordinals]\n1 = ["unua"]\n[words]\n',
        "utf-8",
    )
    headings = Headings([load(file)])
    article, chapter = headings.article("Artikolo 5. Celo"), headings.container("Unua Ĉapitro")
    assert article is not None
    assert chapter is not None
    assert (article.label, article.rest) == ("5", "Celo")
    assert (chapter.kind, chapter.label) == (Kind.CHAPTER, "Unua")
    assert load(file).words == Words()


def test_the_files_stand_beside_the_code():
    assert sorted(path.stem for path in Path(FOLDER).glob("*.toml")) == [
        language.code for language in languages()
    ]


def test_a_german_law_has_sections_paragraphs_numbers_and_letters():
    text = """\
Gesetz über Muster
Erster Abschnitt - Allgemeines
§ 1 Zweck
(1) Dieses Gesetz gilt für
1. Personen, die
a) volljährig sind oder
b) verheiratet sind,
aa) im Inland,
bb) im Ausland,
2. Vereine.
(2) Es gilt nicht im Ausland.
2. Abschnitt
Schlussvorschriften
§ 1a (weggefallen)
§ 2 Inkrafttreten
Dieses Gesetz tritt am Tag nach der Verkündung in Kraft.
"""
    assert kinds(text, "de") == [
        ("section", "Erster", "Allgemeines"),
        ("article", "1", "Zweck"),
        ("paragraph", "(1)", ""),
        ("point", "1", ""),
        ("subpoint", "a)", ""),
        ("subpoint", "b)", ""),
        ("subpoint", "aa)", ""),
        ("subpoint", "bb)", ""),
        ("point", "2", ""),
        ("paragraph", "(2)", ""),
        ("section", "2.", "Schlussvorschriften"),
        ("article", "1a", "(weggefallen)"),
        ("article", "2", "Inkrafttreten"),
    ]
    assert parse(text, "de").unsure == ()


def test_a_spanish_law_has_titles_chapters_and_named_provisions():
    text = """\
Ley 1/2024, de 3 de mayo, de ejemplo.
TÍTULO PRELIMINAR
Disposiciones generales
Artículo 1. Objeto.
1. Esta ley tiene por objeto:
a) Regular el ejemplo.
b) Fomentar el ejemplo.
Artículo 1 bis. Ámbito.
Esta ley se aplica en todo el territorio.
TÍTULO I
CAPÍTULO II
De los procedimientos
Sección 1.ª Del procedimiento común
Artículo 2. Plazos.
Los plazos se cuentan en días.
Disposición adicional primera. Igualdad.
Se aplicará el principio de igualdad.
Disposición final única. Entrada en vigor.
La presente ley entrará en vigor el día siguiente.
"""
    found = kinds(text, "es")
    assert parse(text, "es").document.title == "Ley 1/2024, de 3 de mayo, de ejemplo."
    assert [one[:2] for one in found if one[0] not in {"paragraph", "point"}] == [
        ("title", "PRELIMINAR"),
        ("article", "1"),
        ("article", "1 bis"),
        ("title", "I"),
        ("chapter", "II"),
        ("section", "1.ª"),
        ("article", "2"),
        ("article", "Disposición adicional primera"),
        ("article", "Disposición final única"),
    ]
    assert found[-1][2] == "Entrada en vigor."


def test_an_act_of_congress_has_sections_and_levels_of_brackets():
    text = """\
To provide for examples, and for other purposes.
SECTION 1. SHORT TITLE; TABLE OF CONTENTS.
(a) Short title.—This Act may be cited as the “Example Act”.
(b) Table of contents.—The table of contents for this Act is as follows:
Sec. 1. Short title; table of contents.
Sec. 2. Definitions.
Sec. 3. Rules.
TITLE I—GENERAL
Sec. 101. Scope.
SEC. 2. DEFINITIONS.
In this Act:
(1) Person.—The term “person” means—
(A) an individual; and
(B) any of the following:
(i) a company;
(ii) a union;
(I) at home; or
(II) abroad.
(2) State.—The term “State” means a State.
SEC. 3. RULES.
(h) The rule is as follows.
(i) This subsection follows (h).
(j) And this follows (i).
TITLE I—GENERAL
SEC. 101. SCOPE.
This title applies.
"""
    parsed = parse(text, "en")
    assert [left.reason for left in parsed.dropped] == ["contents"]
    assert [p.eid for p in parsed.document.articles()] == ["art_1", "art_2", "art_3", "art_101"]
    labels = {p.node.label: p.depth for p in parsed.document.walk() if p.eid.startswith("art_2__")}
    assert labels == {
        "(1)": 1,
        "(A)": 2,
        "(B)": 2,
        "(i)": 3,
        "(ii)": 3,
        "(I)": 4,
        "(II)": 4,
        "(2)": 1,
    }
    third = [p.depth for p in parsed.document.walk() if p.eid.startswith("art_3__")]
    assert third == [1, 1, 1]


def test_a_regulation_of_the_union_has_its_headings_on_lines_of_their_own():
    text = """\
REGULATION (EU) 2030/1 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 1 May 2030
on examples
Having regard to the Treaty,
(1) Examples matter.
HAVE ADOPTED THIS REGULATION:
CHAPTER I
GENERAL PROVISIONS
Article 1
Subject matter
1. This Regulation lays down:
(a) rules on the following:
(i) examples;
(ii) counter-examples;
(b) penalties.
2. It applies from 1 May 2031.
Article 2a
Definitions
For the purposes of this Regulation, ‘example’ means a text.
Done at Brussels, 1 May 2030.
For the European Parliament
ANNEX I
LIST OF EXAMPLES
1. One.
2. Two.
"""
    parsed = parse(text, "en")
    document = parsed.document
    assert document.title.endswith("of 1 May 2030 on examples")
    assert document.preamble.endswith("HAVE ADOPTED THIS REGULATION:")
    assert document.closing.startswith("Done at Brussels")
    assert eids(document) == [
        "chp_I",
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_~qa~p",
        "art_1__para_1__point_~qa~p__subpoint_~qi~p",
        "art_1__para_1__point_~qa~p__subpoint_~qii~p",
        "art_1__para_1__point_~qb~p",
        "art_1__para_2",
        "art_2a",
        "annex_I",
    ]
    annex = document.find("annex_I")
    assert annex is not None
    assert (annex.node.heading, annex.node.text) == ("LIST OF EXAMPLES", "1. One.\n2. Two.")


def test_articles_of_an_annex_are_counted_anew():
    text = "Article 1\nText.\nArticle 2\nText.\nANNEX\nRules\nArticle 1\nOther text."
    parsed = parse(text, "en")
    assert eids(parsed.document) == ["art_1", "art_2", "annex_~n1", "annex_~n1__art_1"]
    assert parsed.unsure == ()


def test_a_constitution_has_sections_inside_its_articles():
    text = "\n".join(
        f"Article {roman}\n" + "\n".join(f"Section {n}. All powers {n}." for n in range(1, last))
        for roman, last in (("I", 5), ("II", 4), ("III", 4))
    )
    document = parse(text, "en").document
    assert [p.node.label for p in document.articles()] == ["I", "II", "III"]
    assert document.children[0].children[0].label == "Section 1"
    assert document.children[0].children[0].text == "All powers 1."


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("Раздел первый", "section", "первый"),
        ("ОБЩАЯ ЧАСТЬ", "part", "ОБЩАЯ"),
        ("Глава 12.1. Сделки", "chapter", "12"),
        ("Erstes Buch", "book", "Erstes"),
        ("Buch 2", "book", "2"),
        ("Kapitel 3 Verfahren", "chapter", "3"),
        ("3. Hauptstück", "part", "3."),
        ("LIBRO PRIMERO", "book", "PRIMERO"),
        ("PART ONE", "part", "ONE"),
        ("Subtitle B—Fees", "subtitle", "B"),
        ("DIVISION A", "division", "A"),
        ("XLVI fəsil", "chapter", "XLVI"),
    ],
)
def test_levels_are_headed_in_many_ways(line, kind, label):
    words = {"de": "Artikel", "es": "Artículo", "ru": "Статья"}
    found = kinds(f"{line}\n{words.get('en', 'Article')} 1. A\nText.", "en")
    assert found[0][:2] == (kind, label)
