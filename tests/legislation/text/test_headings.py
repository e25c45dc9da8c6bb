"""What a line announces, told from its first words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.document import Kind
from legislation.text.headings import (
    article,
    container,
    ends_a_sentence,
    ends_an_item,
    labelled,
    starts_small,
)


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("1.1. Mətn", "1.1", "Mətn"),
        ("1.1 Mətn", "1.1", "Mətn"),
        ("1.1.Mətn", "1.1", "Mətn"),
        ("12.0.3-1. mətn", "12.0.3-1", "mətn"),
        ("12-1.2. mətn", "12-1.2", "mətn"),
        ("118.21. mətn", "118.21", "mətn"),
        ("1.1.16.4. mətn", "1.1.16.4", "mətn"),
        ("1. Mətn", "1", "Mətn"),
        ("2-1. Mətn", "2-1", "Mətn"),
        ("3¹. Mətn", "3¹", "Mətn"),
        ("(1) Mətn", "(1)", "Mətn"),
        ("(a) mətn", "(a)", "mətn"),
        ("1) mətn", "1)", "mətn"),
        ("a) mətn", "a)", "mətn"),
        ("ə) mətn", "ə)", "mətn"),
        ("aa) mətn", "aa)", "mətn"),
        ("a-1) mətn", "a-1)", "mətn"),
        ("iv) mətn", "iv)", "mətn"),
        ("б) текст", "б)", "текст"),
        ("IV. Mətn", "IV", "Mətn"),
        ("1.1. 5 faiz", "1.1", "5 faiz"),
        ("1.1. “sitat”", "1.1", "“sitat”"),
    ],
)
def test_a_numbered_line_has_its_label_and_its_text(line, label, rest):
    assert labelled(line) == (label, rest)


@pytest.mark.parametrize(
    "line",
    [
        "1.5 faiz",
        "1.5 % cərimə",
        "1.5-ci maddə",
        "1.5, 1.6 və 1.7",
        "143.2.1-143.2.3-cü maddələrində",
        "2026. ilin",
        "2026-cı il",
        "14.03.2026 tarixli",
        "5 gün müddətində",
        "1.",
        "1.1.",
        "a)",
        "(bundan sonra – Qanun) mətn",
        "qanun) mətn",
        "L. Quliyev",
        "Maddə 5. Başlıq",
        "",
    ],
)
def test_an_ordinary_line_has_no_label(line):
    assert labelled(line) is None


@pytest.mark.parametrize(
    ("line", "weak"),
    [("Maddə 5. A", False), ("Maddə 5", False), ("Maddə 5 A", True), ("§ 30 Abs. 2 trägt", True)],
)
def test_a_heading_without_a_stop_is_weak(line, weak):
    found = article(line)
    assert found is not None
    assert found.is_weak is weak


@pytest.mark.parametrize(
    ("line", "ambiguous"), [("§ 5 A", True), ("Maddə 5. A", False), ("Article 5", False)]
)
def test_a_paragraph_sign_may_head_an_article_or_a_part_of_a_chapter(line, ambiguous):
    found = article(line)
    assert found is not None
    assert found.is_ambiguous is ambiguous


@pytest.mark.parametrize(
    "line",
    [
        "Maddə",
        "Maddə A",
        "Maddəsi 5.",
        "Maddə beş",
        "maddələr 5",
        "Articles 5 and 6",
        "§",
        "§§ 5 und 6",
    ],
)
def test_a_word_alone_heads_no_article(line):
    assert article(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "fəsil",
        "fəsil haqqında",
        "Bu fəsil hamıya aiddir.",
        "1-ci fəslin tələbləri",
        "Birinci dərəcəli məhkəmə",
        "I qrup əlil",
        "Part of the territory",
        "Chapter and verse",
        "Глава государства",
        "III hissəsində",
        "1-ci hissə (bundan sonra – hissə)",
        "Section 2 applies.",
    ],
)
def test_a_sentence_about_a_chapter_is_no_chapter(line):
    assert container(line) is None


def test_section_is_ambiguous_and_chapter_is_not():
    section, chapter = container("Section 2. Scope"), container("Chapter 2. Scope")
    assert section is not None
    assert chapter is not None
    assert (section.kind, section.is_ambiguous) == (Kind.SECTION, True)
    assert (chapter.kind, chapter.is_ambiguous) == (Kind.CHAPTER, False)


@pytest.mark.parametrize(
    "text", ["Son.", "bənd;", "aşağıdakılar:", "Kim?", "“Son.”", "(Son.)", "Son…"]
)
def test_these_end_a_sentence(text):
    assert ends_a_sentence(text)
    assert ends_an_item(text)


@pytest.mark.parametrize("text", ["", "Son", "Başlıq (davamı)", "“sitat”", "və"])
def test_these_do_not_end_a_sentence(text):
    assert not ends_a_sentence(text)


def test_a_comma_ends_an_item_and_no_sentence():
    assert ends_an_item("bənd,")
    assert not ends_a_sentence("bənd,")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("davamı", True),
        ("əlavə", True),
        ("ı", True),
        ("Davamı", False),
        ("5", False),
        ("", False),
        ("(b", False),
    ],
)
def test_a_small_first_letter_continues(text, expected):
    assert starts_small(text) is expected


@given(st.text(max_size=60))
def test_any_line_can_be_asked(line):
    for question in (article, container, labelled):
        question(line)


@given(st.integers(1, 99999), st.sampled_from(["", "-1", ".2"]))
def test_every_number_heads_an_article(number, more):
    found = article(f"Maddə {number}{more}. Başlıq")
    assert found is not None
    assert (found.label, found.rest) == (f"{number}{more}", "Başlıq")


@pytest.mark.parametrize("pattern", [article, container, labelled])
@pytest.mark.parametrize(
    "line", ["1.1" * 100_000, "Maddə " + "1-" * 100_000, "(" * 300_000, "I" * 300_000]
)
def test_endless_lines_are_answered_at_once(pattern, line):
    pattern(line)
