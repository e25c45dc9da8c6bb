"""`parse` reads anything that is text and says what it could not be sure of."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legislation.text.errors import BinaryText, EmptyText
from legislation.text.questions import QuestionCode
from legislation.text.reading import parse
from tests.legislation.text.laws import SMALL, articles, eids, text_of


def codes(text, language="az"):
    return [question.code.value for question in parse(text, language).unsure]


def test_the_report_counts_what_was_found():
    assert parse(SMALL).found == {"chapter": 2, "article": 4, "paragraph": 3, "point": 2}


@pytest.mark.parametrize(
    "text",
    [
        "Salam, bu bir məktubdur.",
        "1. Birinci.\n2. İkinci.",
        "1-ci fəsil\nMətn.",
        "მუხლი 1. ადამიანი თავისუფალია.",
    ],
)
def test_a_text_without_articles_gets_no_structure(text):
    parsed = parse(text)
    assert parsed.found == {}
    assert "no_provisions" in codes(text)
    document = parsed.document
    assert f"{document.title}\n{document.preamble}".split() == text.split()


def test_two_articles_of_one_number_are_both_kept_and_asked_about():
    text = "Maddə 1. A\nBir.\nMaddə 2. B\nİki.\nMaddə 1. C\nÜç."
    parsed = parse(text)
    assert eids(parsed.document) == ["art_1", "art_2", "art_1~d2"]
    repeated = [q for q in parsed.unsure if q.code is QuestionCode.ARTICLE_REPEATED]
    assert [(q.line, q.excerpt) for q in repeated] == [(5, "1")]


def test_a_text_that_breaks_off_in_a_word_is_asked_about():
    assert codes("Maddə 1. A\nMətn.\nMaddə 2. B\n2.1. Müraciət müəyyən ed") == [
        "sentence_unfinished"
    ]
    assert codes("Maddə 1. A\nMətn.\nMaddə 2. Müraciətl") == ["article_without_text"]


def test_a_repealed_article_needs_no_text():
    assert codes("Maddə 1. A\nMətn.\nMaddə 2. (ləğv edilib)\nMaddə 3. B\nMətn.") == []


def test_an_unknown_language_is_named():
    assert "language_unknown" in codes(SMALL, "tlh")


def test_headings_of_another_language_are_noticed():
    parsed = parse("Статья 1. Цель\nТекст.\nСтатья 2. Сроки\nТекст.", "az")
    (question,) = parsed.unsure
    assert (question.code, question.excerpt) == (QuestionCode.LANGUAGE_DOUBTFUL, "ru")


def test_a_lost_sign_before_a_number_is_the_numero():
    parsed = parse(
        "Maddə 1. Əsas\nBu, Toplunun \x00 3-cü buraxılışında dərc edilib; Azərbaycan Respublikası."
    )
    assert "№ 3-cü" in text_of(parsed.document, "art_1")
    assert parsed.unsure == ()


def test_a_lost_letter_is_shown_and_asked_about():
    text = "Maddə 1. Əsas\nBu Qanun v\x00təndaşların müraciətlərinə baxılması qaydasını göstərir."
    parsed = parse(text)
    assert "v\ufffdtəndaşların" in text_of(parsed.document, "art_1")
    assert [(q.code.value, q.excerpt) for q in parsed.unsure] == [("letters_lost", "1")]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4 text", "M\x00a\x00d\x00d\x00", b"\xd0\xcf\x11\xe0abc"]
)
def test_a_binary_file_is_refused(content):
    with pytest.raises(BinaryText):
        parse(content)


def test_nothing_is_refused_as_nothing():
    with pytest.raises(EmptyText):
        parse("\n \n")


def test_markup_that_nobody_sees_is_dropped_and_reported():
    parsed = parse(
        "---\nTitle: X\n---\n# Qanun\n<!-- image -->\n<script>\nalert(1)\n</script>\n"
        "![foto](a.png)\n## Maddə 12<sup>1</sup>. Əsas\n<b>Mətn</b> [burada](https://a.az/b)."
    )
    assert parsed.document.title == "Qanun"
    assert articles(parsed.document) == ["12¹"]
    assert text_of(parsed.document, "art_12~1") == "Mətn burada."
    assert [(left.reason, left.first_line, left.last_line) for left in parsed.dropped] == [
        ("front_matter", 1, 3),
        ("comment", 5, 5),
        ("script", 6, 8),
        ("image", 9, 9),
    ]


def test_markup_in_plain_text_is_text():
    document = parse("Maddə 1. A\nİşarə belədir: <script>alert(1)</script>.").document
    assert text_of(document, "art_1") == "İşarə belədir: <script>alert(1)</script>."


def test_a_table_is_one_provision_with_a_row_a_line():
    text = (
        "## Maddə 1. Tariflər\n\nTariflər belədir:\n\n| Növ | Məbləğ |\n|---|---|\n"
        "| Maddə 5. Ərizə | 10 manat |\n| 1. Şikayət | 20 manat |\n\n1.2. Son."
    )
    parsed = parse(text)
    assert eids(parsed.document) == ["art_1", "art_1__para_~n2", "art_1__para_1.2"]
    assert text_of(parsed.document, "art_1__para_~n2").split("\n") == [
        "| Növ | Məbləğ |",
        "| Maddə 5. Ərizə | 10 manat |",
        "| 1. Şikayət | 20 manat |",
    ]


def test_words_behind_points_belong_to_the_paragraph_that_announces_them():
    text = (
        "§ 1 Zweck\n(1) Es gilt, wenn\n1. einer kommt,\n2. keiner geht,\n"
        "soweit nichts anderes bestimmt ist.\n(2) Ende."
    )
    assert eids(parse(text, "de").document)[1:] == [
        "art_1__para_~q1~p",
        "art_1__para_~q1~p__point_1~b",
        "art_1__para_~q1~p__point_2~b",
        "art_1__para_~q1~p__para_~n2",
        "art_1__para_~q2~p",
    ]


def test_a_number_at_the_start_of_a_broken_line_is_no_paragraph():
    filler = "Die Abschlagszahlungen sind nach den folgenden Regeln zum selben Tag\n" * 3
    text = f"# G\n\n## § 1 A\n\n(1) {filler}3) zu zahlen; das gilt bis zum\n15\\. Mai.\n\n(2) Ende."
    assert eids(parse(text, "de").document) == ["art_1", "art_1__para_~q1~p", "art_1__para_~q2~p"]


def test_the_same_file_has_the_same_uids_and_another_has_others():
    def uids(text):
        return [place.node.uid for place in parse(text).document.walk()]

    assert uids(SMALL) == uids(SMALL)
    assert set(uids(SMALL)).isdisjoint(uids(f"{SMALL}\n"))


HOSTILE = st.sampled_from(
    [
        "<!--", "-->", "<script", "![", "](", "[1](", "“", "„", "---", "|", "\x00", "Maddə 1.",
        "SEC. 1. A", "(i)", "(a)", "I.", "Əlavə", "## ", "\n", "\n\n", " ", "1.1.", "§ 1", "Maddə",
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(HOSTILE, max_size=40).map("".join))
def test_any_text_is_read_or_refused_and_its_lines_are_in_the_report(text):
    try:
        parsed = parse(text)
    except (BinaryText, EmptyText):
        return
    places = [place.eid for place in parsed.document.walk()]
    assert len(places) == len(set(places))
    lines = len(text.split("\n"))
    assert all(1 <= left.first_line <= left.last_line <= lines for left in parsed.dropped)
    assert all(0 <= question.line <= lines for question in parsed.unsure)


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- ",
        "<script ",
        "![a](",
        "[" * 50,
        "„a ",
        "“a:\n",
        "“a:\nMaddə 8. B\n",
        "(i) a\n",
        "Maddə 1. A\n",
        "|a|\n",
        "<b " * 3,
    ],
)
def test_what_is_never_closed_costs_no_more_than_its_length(piece):
    steps = [step_count(f"# Q\n\nMaddə 7. A\n{piece * many}") for many in (400, 800, 1600)]
    for fewer, more in pairwise(steps):
        assert more < 2.6 * fewer


def step_count(text):
    """Lines of our code that run while a text is read."""
    count = 0

    def trace(frame, event, arg):
        nonlocal count
        if "legislation/text" not in frame.f_code.co_filename:
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parse(text)
    finally:
        sys.settrace(before)
    return count
