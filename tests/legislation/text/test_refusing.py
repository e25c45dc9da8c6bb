"""What is no law is refused with a reason; any bytes end in one of the two, and soon."""

from contextlib import suppress
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.recognise import (
    BinaryText,
    DuplicateArticle,
    EmptyText,
    NotALaw,
    NotRecognised,
    recognise,
)
from tests.legislation.text.laws import SMALL, articles, eids, read, text_of


@pytest.mark.parametrize("content", ["", "   ", "\n\n\t\r\n", b"", b"\xef\xbb\xbf", " \u00a0 \n"])
def test_an_empty_file_is_refused(content):
    with pytest.raises(EmptyText) as refusal:
        recognise(content)
    assert refusal.value.code == "empty"


@pytest.mark.parametrize(
    ("content", "position"),
    [
        ("Maddə 1.\x00 Başlıq", 8),
        (b"Madd\xff 1.", 4),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 0),
        (b"%PDF-1.7\n%\xb5\xb5", 10),
        ("Maddə\ud800 1.", 5),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_place(content, position):
    with pytest.raises(BinaryText) as refusal:
        recognise(content)
    assert (refusal.value.code, refusal.value.position) == ("binary", position)


@pytest.mark.parametrize(
    "text",
    [
        "Salam, bu bir məktubdur.",
        "1. Birinci.\n2. İkinci.",
        "# Başlıq\n\nMətn.",
        "1-ci fəsil\nMətn.",
    ],
)
def test_a_text_without_articles_is_no_law(text):
    with pytest.raises(NotALaw) as refusal:
        recognise(text)
    assert refusal.value.code == "not_a_law"


def test_a_repeated_article_is_refused_with_both_lines():
    with pytest.raises(DuplicateArticle) as refusal:
        recognise("Maddə 1. A\nMətn.\n\nMaddə 2. B\nMətn.\nMaddə 1. C\nMətn.")
    error = refusal.value
    assert (error.code, error.label) == ("duplicate_article", "1")
    assert (error.first_line, error.second_line) == (1, 6)


def test_repeated_numbers_are_no_table_of_contents_when_the_others_do_not_return():
    with pytest.raises(DuplicateArticle):
        recognise("Maddə 1. A\nMaddə 2. B\nMaddə 3. C\nMaddə 1. D\nMətn.\nMaddə 4. E\nMətn.")


def test_all_refusals_can_be_caught_as_one():
    for text in ("", "a\x00", "Salam.", "Maddə 1. A\nM.\nMaddə 1. B\nM."):
        with pytest.raises(NotRecognised):
            recognise(text)


def test_labels_that_only_look_alike_are_not_duplicates():
    document = read("Maddə 12-1. A\nMətn.\nMaddə 12.1. B\nMətn.\nMaddə 12¹. C\nMətn.")
    assert len(set(eids(document))) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_bytes_are_read_in_the_encodings_that_say_what_they_are(encoding):
    assert articles(read(SMALL.encode(encoding))) == ["1", "2", "2-1", "3"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_is_understood(line_end):
    assert eids(read(SMALL.replace("\n", line_end))) == eids(read(SMALL))


def test_decomposed_letters_are_the_same_law():
    assert read(normalize("NFD", SMALL)) == read(SMALL)


def test_a_paragraph_of_a_megabyte_is_read():
    long = "söz və digər məsələlər " * 45_000
    document = read(f"Maddə 1. A\n1.1. {long}son.\n1.2. B.")
    assert len(text_of(document, "art_1__para_1.1")) > 1_000_000
    assert eids(document)[-1] == "art_1__para_1.2"


@pytest.mark.parametrize(
    "hostile",
    [
        "“a\n" * 5000,
        "1.1. a. " + " ".join(f"1.{n}. Abc." for n in range(2, 5000)),
        "1." * 50_000,
        "M ə c ə ll ə " * 5_000,
        "#" * 200_000,
        "(" * 200_000,
        "1.1" + ".1" * 5000 + ". a",
        "\n".join("1" + ".1" * n + ". a." for n in range(1, 200)),
        "A B C " * 50_000,
        "[1] " * 50_000,
    ],
)
def test_hostile_lines_cost_no_more_than_ordinary_ones(hostile):
    document = read(f"Maddə 1. A\n{hostile}\nMaddə 2. B\nMətn.")
    assert articles(document)[0] == "1"


WORDS = st.sampled_from(
    ["qanun", "Maddə", "1.", "1.1.", "fəsil", "a)", "5", "“", "”", "\n", "#", "-", ". "]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_is_read_or_refused_and_never_breaks(text):
    with suppress(NotRecognised):
        assert articles(read(text))


WORDS_OF_A_LAW = st.text(st.sampled_from("abcçdehıijqlmnoöprstuüvyz"), min_size=2, max_size=9)
SENTENCES = st.lists(
    st.lists(WORDS_OF_A_LAW, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4
)


@given(st.lists(SENTENCES, min_size=1, max_size=6))
def test_no_word_of_a_law_is_lost(law):
    lines = []
    for number, sentences in enumerate(law, start=1):
        lines.append(f"Maddə {number}. Başlıq")
        lines.extend(f"{number}.{at}. Bu {text}." for at, text in enumerate(sentences, start=1))
    document = read("\n".join(lines))
    texts = [place.node.text for place in document.walk() if place.node.text]
    expected = [f"Bu {text}." for sentences in law for text in sentences]
    assert texts == expected
