"""How a law is written out: words and numbers as its language has them."""

import pytest

from legislation.text.document import Document, Kind, Node
from legislation.text.writing import as_markdown, as_text

ARTICLE = Node(Kind.ARTICLE, "5", "Ad", "Mətn.")


@pytest.mark.parametrize(
    ("language", "kind", "label", "line"),
    [
        ("az", Kind.CHAPTER, "I", "I fəsil. Ad"),
        ("az", Kind.SECTION, "Birinci", "Birinci bölmə. Ad"),
        ("az", Kind.ARTICLE, "12-1", "Maddə 12-1. Ad"),
        ("en", Kind.CHAPTER, "II", "Chapter II. Ad"),
        ("en", Kind.ARTICLE, "Article 5", "Article 5. Ad"),
        ("en", Kind.ARTICLE, "§ 301.", "§ 301. Ad"),
        ("ru", Kind.CHAPTER, "1", "Глава 1. Ad"),
        ("fr", Kind.ARTICLE, "5", "5. Ad"),
        ("az", Kind.CHAPTER, "", "Ad"),
        ("az", Kind.PARAGRAPH, "5.1", "5.1. Ad"),
        ("az", Kind.POINT, "ə)", "ə) Ad"),
    ],
)
def test_headings_are_worded_as_the_language_words_them(language, kind, label, line):
    document = Document(children=(Node(kind, label, "Ad"),), language=language)
    assert as_text(document) == f"{line}\n"


def test_plain_text_parts_articles_and_keeps_every_text():
    point = Node(Kind.POINT, "a)", "", "bir;\niki.")
    document = Document(
        "Qanun", "Ön söz.", (ARTICLE, Node(Kind.ARTICLE, "6", "", "", (point,))), closing="Bakı"
    )
    assert as_text(document) == (
        "Qanun\nÖn söz.\n\nMaddə 5. Ad\nMətn.\n\nMaddə 6.\na) bir;\niki.\n\nBakı\n"
    )


def test_markdown_marks_headings_keeps_tables_and_lets_nothing_act():
    table = Node(Kind.PARAGRAPH, "", "", "| a | b |\n| 1 | 2 |\n<script>x</script>")
    document = Document("Qanun", "", (Node(Kind.CHAPTER, "I", "F", "", (ARTICLE, table)),))
    assert as_markdown(document) == (
        "# Qanun\n\n## I fəsil. F\n\n### Maddə 5. Ad\n\nMətn.\n\n| a | b |\n| 1 | 2 |\n\n"
        "\\<script>x\\</script>\n"
    )
