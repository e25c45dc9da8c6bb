"""A file's characters become clean lines, and every line keeps its number."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.errors import BinaryText, EmptyText, UnusableDocument
from legislation.text.lines import compact, read_lines
from legislation.text.sources import decode


def texts(content):
    return [line.text for line in read_lines(content).lines]


def test_lines_are_counted_from_one_and_blank_ones_skipped():
    lines = read_lines("\nBirinci sətir.\n\n\n  İkinci   sətir.  \n").lines
    assert [(line.number, line.text) for line in lines] == [
        (2, "Birinci sətir."),
        (5, "İkinci sətir."),
    ]


def test_a_blank_line_before_is_remembered():
    lines = read_lines("Bir.\nİki.\n\nÜç.").lines
    assert [line.is_spaced for line in lines] == [False, False, True]


def test_a_line_of_marks_alone_is_no_line_and_no_gap_of_its_own():
    lines = read_lines("Bir\n[7]\niki.\n\n[8]\n\nüç.").lines
    assert [(line.text, line.is_spaced) for line in lines] == [
        ("Bir", False),
        ("iki.", False),
        ("üç.", True),
    ]


def test_markdown_leaves_only_its_meaning():
    lines = read_lines("# Başlıq #\n\n- **Qalın** mətn\n* ikinci\nadi - mətn\n\\[12\\] qeyd").lines
    assert [(line.text, line.is_heading, line.is_item) for line in lines] == [
        ("Başlıq", True, False),
        ("Qalın mətn", False, True),
        ("ikinci", False, True),
        ("adi - mətn", False, False),
        ("qeyd", False, False),
    ]


def test_without_a_heading_marked_nothing_is_markdown():
    reading = read_lines("- bir\n* iki\n#üç")
    assert [line.text for line in reading.lines] == ["- bir", "* iki", "#üç"]
    assert not reading.layout.is_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mətn. [4]", "Mətn."),
        ("Mətn [4], davamı [12].", "Mətn, davamı."),
        ("KMQ1 182.2. Mətn", "182.2. Mətn"),
        ("Mətn KMQ 3", "Mətn"),
        ("Mətn [1234] qalır", "Mətn [1234] qalır"),
        ("Mətn [a] qalır", "Mətn [a] qalır"),
        ("1 . 1 . 3 1 . nou-hau", "1.1.31. nou-hau"),
        ("siyahı 1 2 3 4 5 qalır", "siyahı 1 2 3 4 5 qalır"),
        ("1 2 3 4 5 qalır", "1 2 3 4 5 qalır"),
    ],
)
def test_marks_and_spaced_numbers_are_cleaned(text, expected):
    assert texts(text) == [expected]


@pytest.mark.parametrize("noise", ["---", "3------", "_____", "* * *", "=====", "- - -"])
def test_rules_are_no_lines(noise):
    assert texts(f"Bir.\n{noise}\nİki.") == ["Bir.", "İki."]


def test_a_dash_before_words_is_no_rule():
    assert texts("--- bir\n– iki") == ["--- bir", "– iki"]


def test_everything_behind_the_list_of_sources_is_left_out():
    reading = read_lines("Bir.\nİki.\nİSTİFADƏ OLUNMUŞ MƏNBƏ SƏNƏDLƏRİNİN SİYAHISI\n1. Qanun\n")
    assert [line.text for line in reading.lines] == ["Bir.", "İki."]
    (left,) = reading.left_out
    assert (left.first_line, left.last_line, left.reason) == (3, 5, "notes")


@pytest.mark.parametrize(
    "title",
    [
        "İSTİFADƏ EDİLMİŞ MƏNBƏ SƏNƏDLƏRİNİN SİYAHISI",
        "QANUNA EDİLMİŞ ƏLAVƏ VƏ DƏYİŞİKLİKLƏRİN SİYAHISI",
        "Konstitusiyaya edilmiş dəyişiklik və əlavələrin siyahısı",
        "List of amendments",
        "Список использованных источников",
        "Перечень изменений и дополнений",
    ],
)
def test_lists_behind_a_law_have_many_titles(title):
    assert read_lines(f"Bir.\n{title}\nİki.").left_out


@pytest.mark.parametrize(
    "sentence",
    [
        "Komissiya istifadə olunmuş mənbə sənədlərinin siyahısını tərtib edir.",
        "Əlavələrin siyahısı Qanuna əlavə edilir.",
        "[1] qeyd",
        "[2] 5 may 2022-ci il tarixli Qanun ilə dəyişdirilmişdir.",
    ],
)
def test_a_sentence_that_names_such_a_list_ends_nothing(sentence):
    assert not read_lines(f"Bir.\n{sentence}\nİki.").left_out


def test_a_quoted_block_is_marked_up_to_its_end():
    lines = read_lines("Əlavə edilsin:\n“Maddə 5. A\n5.1. Mətn.\n5.2. Son.”.\nMaddə 6. B").lines
    assert [line.is_quoted for line in lines] == [False, True, True, True, False]


def test_a_german_quotation_ends_with_the_mark_that_opens_in_english():
    lines = read_lines("Eingefügt wird:\n„§ 5 A\n(1) Text „innen“.\n(2) Ende.“\n§ 6 B").lines
    assert [line.is_quoted for line in lines] == [False, True, True, True, False]


def test_a_quotation_opened_anew_in_each_line_is_one():
    lines = read_lines(
        "adding at the end the following:\n“(e) A “term” is:\n“(1) B.”.\n(b) C."
    ).lines
    assert [line.is_quoted for line in lines] == [False, True, True, False]


def test_a_quotation_that_is_not_closed_ends_before_the_next_article():
    lines = read_lines("Əlavə edilsin:\n“5.1. A.\n“5.2. B.\nMaddə 6. C\nD “e”.\nF “g”").lines
    assert [line.is_quoted for line in lines] == [False, True, True, False, False, False]


def test_a_line_that_explains_a_quoted_word_is_no_quotation():
    lines = read_lines("Bu Qanunda:\n“müraciət” – ərizədir;\n“cavab” – məktubdur.").lines
    assert not any(line.is_quoted for line in lines)


def test_a_quotation_inside_a_quotation_does_not_end_it():
    lines = read_lines("«Maddə 5. A\n5.1. «İç» mətn.\n5.2. Son.»\nSonra").lines
    assert [line.is_quoted for line in lines] == [False, True, True, False]


def test_a_quotation_inside_one_line_marks_nothing():
    lines = read_lines("“Sitat” davamı\nikinci\n“üçüncü”").lines
    assert not any(line.is_quoted for line in lines)


def test_paragraphs_broken_at_the_edge_of_the_page_are_noticed():
    broken = "Bu paraqraf səhifənin kənarında qırılmış uzun bir sətirdən ibarətdir və\n" * 4
    whole = "Bu paraqraf bir sətirdən ibarətdir və səhifənin kənarında qırılmamışdır, bitir.\n" * 4
    assert read_lines(broken).layout.is_wrapped
    assert not read_lines(whole).layout.is_wrapped
    assert not read_lines("Qısa sətir\nbaşqa qısa").layout.is_wrapped


def test_a_word_broken_over_lines_is_put_on_the_first():
    content = "84.2.3. 18 ya\n\nş\n\nınad\n\nə\n\nk yaşayan şəxs\n\nİkinci sətir."
    assert texts(content)[0].replace(" ", "") == "84.2.3.18yaşınadəkyaşayanşəxs"
    assert texts(content)[1] == "İkinci sətir."


def test_a_heading_never_continues_a_broken_word():
    content = "# Qanun\n\nmadd\n\nə\n\n## Maddə 2. Başlıq"
    assert texts(content)[-1] == "Maddə 2. Başlıq"


def test_a_short_line_is_known_by_its_letters():
    assert compact("M Ü N D Ə R İ C A T") == "mundericat"
    assert compact("Mündəricat:") == "mundericat"
    assert compact("x" * 1000) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_is_decoded_when_it_can_be(encoding):
    content = "Maddə 1. Əsas".encode(encoding)
    if encoding == "utf-16-le":
        # Without a mark of its order it is indistinguishable from bytes with NULs.
        with pytest.raises((BinaryText, EmptyText)):
            read_lines(content)
    else:
        assert decode(content) == "Maddə 1. Əsas"


def test_windows_letters_are_refused_with_their_place():
    with pytest.raises(BinaryText) as refusal:
        decode("Статья 1".encode("cp1251"))
    assert refusal.value.position == 0


@given(st.text())
def test_reading_any_text_gives_single_spaced_lines_or_a_refusal(content):
    try:
        reading = read_lines(content)
    except (BinaryText, EmptyText):
        return
    for line in reading.lines:
        assert line.text == " ".join(line.text.split())
        assert line.text
    numbers = [line.number for line in reading.lines]
    assert numbers == sorted(set(numbers))


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content):
    with suppress(BinaryText, EmptyText, UnusableDocument):
        assert all(line.text for line in read_lines(content).lines)


@pytest.mark.parametrize(
    "source", ["SOURCE https://example.org/1 ; excerpt", "Mənbə: e-qanun", "https://example.org/2"]
)
def test_where_a_file_was_taken_from_is_not_the_beginning_of_the_law(source):
    reading = read_lines(f"{source}\nMətbuat haqqında\nQanun https://example.org saytındadır.")
    assert reading.lines[0].text == "Mətbuat haqqında"
    assert len(reading.lines) == 2
    (left,) = reading.left_out
    assert (left.first_line, left.last_line, left.reason) == (1, 1, "source")
