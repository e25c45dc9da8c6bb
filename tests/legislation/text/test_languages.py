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


def test_a_heading_in_one_line_with_its_text_is_parted_and_asked_about():
    parsed = parse(
        "Artículo 1. Objeto. La presente ley tiene por objeto regular los plazos.\n"
        "Artículo 2. Definiciones. Para efectos de esta ley se entiende por:\na) Uno.\nb) Dos.\n"
        "Artículo 3. La ley entra en vigor mañana.\nArtículo 4. Plazos del Art. 3.\n1. Diez días.",
        "es",
    )
    assert [place.node.heading for place in parsed.document.articles()] == [
        "Objeto.",
        "Definiciones.",
        "",
        "Plazos del Art. 3.",
    ]
    first, second, third, _ = (place.node.text for place in parsed.document.articles())
    assert first == "La presente ley tiene por objeto regular los plazos."
    assert second == "Para efectos de esta ley se entiende por:"
    assert third == "La ley entra en vigor mañana."
    assert [question.code.value for question in parsed.unsure] == ["heading_in_line"] * 2


def test_groups_of_articles_may_have_a_number_and_no_word():
    text = "# Grundgesetz\n\n## I. - Die Grundrechte\n\n### Art 1\n\n(1) Text.\n\n"
    text += "## Xa. - Verteidigungsfall\n\n### Art 115a\n\n(1) Text."
    assert [one for one in kinds(text, "de") if one[0] != "paragraph"] == [
        ("section", "I", "Die Grundrechte"),
        ("article", "1", ""),
        ("section", "Xa", "Verteidigungsfall"),
        ("article", "115a", ""),
    ]


def test_the_parts_of_an_annex_are_kept_and_not_asked_about():
    text = "## § 1 A\n\nText.\n\n## Schlussformel\n\nDer Bundesrat hat zugestimmt.\n\n"
    text += "## Anlage (zu § 2 Absatz 1)\n\n*    *   **1.1** Brücken.\n\nKapitel 1\n"
    text += "## Begriffe\n\n**1.1** **Anlagen**\n\nText der Anlage."
    parsed = parse(text, "de")
    assert eids(parsed.document) == ["art_1", "annex_~n1", "annex_~n1__chp_1"]
    chapter = parsed.document.find("annex_~n1__chp_1")
    assert chapter is not None
    assert chapter.node.text == "1.1 Anlagen\nText der Anlage."
    assert parsed.unsure == ()
    assert parsed.document.closing == "Schlussformel\nDer Bundesrat hat zugestimmt."


def test_two_hyphens_are_the_dash_of_a_typewriter():
    text = "TITLE I--GENERAL\nSEC. 101. SCOPE.\nThis title applies.\nSubtitle A--Fees\n"
    text += "SEC. 102. FEES.\nNone."
    assert [one for one in kinds(text, "en") if one[0] != "article"] == [
        ("title", "I", "GENERAL"),
        ("subtitle", "A", "Fees"),
    ]


def test_a_bill_as_congress_prints_it_keeps_what_it_quotes_in_one_provision():
    text = """\
[Congressional Bills 119th Congress]
[S. 1 Introduced in Senate (IS)]
<DOC>
A BILL
To amend the Examples Act.
    Be it enacted by the Senate and House of Representatives of the United
States of America in Congress assembled,
SECTION 1. REGISTRATION REQUIREMENTS FOR ALL THE EXAMPLES THAT
              ARE KNOWN.
    (a) Alternative Registration Process for Schedule I Research.--
Section 303 of the Controlled Substances Act (21 U.S.C. 823) is amended--
            (1) by redesignating the second subsection (l) (relating to
        required training for prescribers) as subsection (m); and
            (2) by adding at the end the following:
    ``(n) Special Provisions.--
            ``(1) In general.--Notwithstanding subsection (g) there are other
        rules.''.
    (b) Separate Registrations Not Required for Additional Researcher in
Same Institution.--None.
                                 <all>
"""
    document = parse(text, "en").document
    assert [(p.node.label, p.depth) for p in document.walk()] == [
        ("1", 0),
        ("(a)", 1),
        ("(1)", 2),
        ("(2)", 2),
        ("(b)", 1),
    ]
    (article,) = document.children
    assert article.heading.endswith("EXAMPLES THAT ARE KNOWN.")
    quoted = article.children[0].children[1].text
    assert quoted.startswith("by adding at the end the following:\n``(n) Special")
    assert quoted.endswith("other rules.''.")
    assert article.children[1].text.endswith("Institution.--None.")
