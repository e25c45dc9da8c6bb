"""A law is read from plain text or Markdown; what is unsure becomes a question."""

import pytest

from legislation.text.document import Kind
from legislation.text.recognise import (
    Choice,
    QuestionCode,
    recognise,
)
from tests.legislation.text.laws import SMALL, articles, asked, eids, headings, read, text_of


def test_a_small_law_is_read_whole():
    recognition = recognise(SMALL)
    document = recognition.document
    assert document.title == "Vətəndaşların müraciətləri haqqında Azərbaycan Respublikasının Qanunu"
    assert document.preamble == "Bu Qanun müraciətlərə baxılması qaydasını müəyyən edir."
    assert document.language == "az"
    assert eids(document) == [
        "chp_1-ci",
        "art_1",
        "art_1__para_1.1",
        "art_1__para_1.2",
        "art_1__para_1.2__point_1.2.1",
        "art_1__para_1.2__point_1.2.2",
        "art_2",
        "chp_2-ci",
        "art_2-1",
        "art_2-1__para_2-1.1",
        "art_3",
    ]
    assert recognition.questions == ()
    assert recognition.left_out == ()


def test_headings_and_texts_are_told_apart():
    document = read(SMALL)
    assert headings(document)["2-1"] == "Müddətlər"
    assert text_of(document, "art_2") == "Müraciət təklif, ərizə və ya şikayətdir."
    assert text_of(document, "art_1__para_1.2") == "Qanun aşağıdakılara şamil edilir:"
    assert text_of(document, "art_1") == ""


def test_chapters_have_their_titles_on_the_same_line_or_the_next():
    document = read(SMALL)
    chapters = [place.node for place in document.walk() if place.node.kind is Kind.CHAPTER]
    assert [(node.label, node.heading) for node in chapters] == [
        ("1-ci", "Ümumi müddəalar"),
        ("2-ci", "Müraciətlərə baxılması"),
    ]


@pytest.mark.parametrize(
    ("line", "label", "heading"),
    [
        ("Maddə 5. Başlıq", "5", "Başlıq"),
        ("MADDƏ 5. BAŞLIQ", "5", "BAŞLIQ"),
        ("Maddə 12-1. Başlıq", "12-1", "Başlıq"),
        ("Maddə 12¹. Başlıq", "12¹", "Başlıq"),
        ("Maddə 5.Başlıq", "5", "Başlıq"),
        ("Maddə 5 Başlıq", "5", "Başlıq"),
        ("Maddə 5: Başlıq", "5", "Başlıq"),
        ("Maddə 5 – Başlıq", "5", "Başlıq"),
        ("Maddə  5 . Başlıq", "5", "Başlıq"),
        ("Маддә 5. Башлыг", "5", "Башлыг"),
        ("Article 5. Heading", "5", "Heading"),
        ("ARTICLE 5", "5", ""),
        ("Article IV. Heading", "IV", "Heading"),
        ("Article 9 bis. Heading", "9 bis", "Heading"),
        ("Article 31a. Heading", "31a", "Heading"),
        ("Статья 5. Заголовок", "5", "Заголовок"),
        ("СТАТЬЯ 5.1. Заголовок", "5.1", "Заголовок"),
        ("Madde 5- Başlık", "5", "Başlık"),
        ("MADDE 5 – Başlık", "5", "Başlık"),
        ("§ 5 Überschrift", "5", "Überschrift"),
        ("M a d d ə   5 7 . Başlıq", "57", "Başlıq"),
    ],
)
def test_an_article_is_headed_in_many_ways(line, label, heading):
    document = read(f"{line}\nMətn burada başlayır.")
    assert headings(document) == {label: heading}
    assert text_of(document, next(iter(eids(document)))) == "Mətn burada başlayır."


@pytest.mark.parametrize(
    "line",
    [
        "Maddə 5-də nəzərdə tutulan hallar istisnadır.",
        "Maddə 5 üzrə qərar qəbul edilir.",
        "Maddə 5, 6 və 7 tətbiq edilir.",
        "Article 5 of the Constitution applies.",
        "Article 5 TFEU applies to this case.",
        "Статья 5 настоящего Закона не применяется.",
        "Maddələr 5 və 6.",
        "1-ci fəsil üzrə qərar qəbul edilir.",
        "Birinci hissə çıxarılsın.",
        "Chapter I applies to citizens.",
    ],
)
def test_a_reference_to_an_article_is_not_a_heading(line):
    document = read(f"Maddə 1. Başlıq\nMətn.\n{line}")
    assert articles(document) == ["1"]
    assert line in [place.node.text for place in document.walk()]


@pytest.mark.parametrize(
    ("line", "kind", "label", "heading"),
    [
        ("Birinci bölmə", Kind.SECTION, "Birinci", ""),
        ("ON İKİNCİ BÖLMƏ", Kind.SECTION, "ON İKİNCİ", ""),
        ("1-ci fəsil", Kind.CHAPTER, "1-ci", ""),
        ("1-ci fəsil ÜMUMİ MÜDDƏALAR", Kind.CHAPTER, "1-ci", "ÜMUMİ MÜDDƏALAR"),
        ("I FƏSİL. Ümumi müddəalar", Kind.CHAPTER, "I", "Ümumi müddəalar"),
        ("Fəsil 3", Kind.CHAPTER, "3", ""),
        ("Ümumi hissə", Kind.PART, "Ümumi", ""),
        ("III hissə", Kind.PART, "III", ""),
        ("Chapter II – General", Kind.CHAPTER, "II", "General"),
        ("PART 2", Kind.PART, "2", ""),
        ("Section 4. Scope", Kind.SECTION, "4", "Scope"),
        ("Глава 2. Общие положения", Kind.CHAPTER, "2", "Общие положения"),
        ("Раздел I", Kind.SECTION, "I", ""),
        ("ЧАСТЬ II", Kind.PART, "II", ""),
        ("2-ҹи фәсил", Kind.CHAPTER, "2-ҹи", ""),
        ("BİRİNCİ BÖLÜM", Kind.CHAPTER, "BİRİNCİ", ""),
    ],
)
def test_chapters_and_sections_are_headed_in_many_ways(line, kind, label, heading):
    document = read(f"{line}\nMaddə 1. Başlıq\nMətn.")
    container = document.children[0]
    assert (container.kind, container.label, container.heading) == (kind, label, heading)
    assert [child.label for child in container.children] == ["1"]


def test_the_kind_named_first_contains_the_others():
    azerbaijani = read("Birinci bölmə\nA\n1-ci fəsil\nB\nMaddə 1. C\nMətn.")
    european = read("Chapter I\nA\nSection 1\nB\nArticle 1. C\nText.")
    assert eids(azerbaijani)[:2] == ["sec_Birinci", "sec_Birinci__chp_1-ci"]
    assert eids(european)[:2] == ["chp_I", "chp_I__sec_1"]


def test_a_new_section_closes_the_chapters_of_the_old_one():
    document = read(
        "Birinci bölmə\nA\n1-ci fəsil\nB\nMaddə 1. C\nMətn.\nİkinci bölmə\nD\nMaddə 2. E\nMətn."
    )
    assert [child.label for child in document.children] == ["Birinci", "İkinci"]
    assert [child.label for child in document.children[1].children] == ["2"]


def test_sections_are_articles_in_a_law_that_has_no_others():
    document = read("Section 1. Short title\nThis Act has a title.\nSection 2. Scope\nIt applies.")
    assert articles(document) == ["1", "2"]


P1, P10, P11 = "para_1__point_", "para_1.0__point_", "para_1.1__point_"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("1.1. A.\n1.2. B.", ["para_1.1", "para_1.2"]),
        ("1.0. A:\n1.0.1. b;\n1.0.2. c.", ["para_1.0", P10 + "1.0.1", P10 + "1.0.2"]),
        ("1. A.\n2. B.", ["para_1", "para_2"]),
        ("1. A.\n1-1. B.\n2. C.", ["para_1", "para_1-1", "para_2"]),
        ("I. A.\nII. B.", ["para_I", "para_II"]),
        ("(1) A.\n(2) B.", ["para_~q1~p", "para_~q2~p"]),
        ("a) b;\nə) c.", ["point_a", "point_~e"]),
        ("1) b;\n2) c.", ["point_1", "point_2"]),
        ("1.1. A:\na) b;\nb) c.\n1.2. D.", ["para_1.1", P11 + "a", P11 + "b", "para_1.2"]),
        (
            "1. A:\n1) b:\na) c;\n2) d.\n2. E.",
            ["para_1", P1 + "1", P1 + "1__subpoint_a", P1 + "2", "para_2"],
        ),
        ("1.1.1. Dərin.\n1.2. Dayaz.", ["para_1.1.1", "para_1.2"]),
    ],
)
def test_numbered_lines_hang_where_their_numbers_say(lines, expected):
    document = read(f"Maddə 1. Başlıq\n{lines}")
    assert [eid.removeprefix("art_1__") for eid in eids(document)[1:]] == expected


def test_an_inserted_article_has_paragraphs_of_its_own_number():
    document = read("Maddə 12. A\n12.1. B.\nMaddə 12-1. C\n12-1.1. D.\n12-1.2-1. E.")
    assert eids(document)[2:] == ["art_12-1", "art_12-1__para_12-1.1", "art_12-1__para_12-1.2-1"]


def test_a_paragraph_number_may_have_lost_its_stop():
    document = read("Maddə 111. A\n111.1 Xarici ölkədə yaşayan şəxs.\n111.2. B.")
    assert text_of(document, "art_111__para_111.1") == "Xarici ölkədə yaşayan şəxs."


def test_an_amount_at_the_start_of_a_line_is_not_a_number():
    document = read("Maddə 1. A\nMəbləğ belədir:\n1.5 faiz cərimə tutulur.")
    assert "1.5 faiz cərimə tutulur." in [place.node.text for place in document.walk()]


def test_unnumbered_paragraphs_are_kept_apart_and_in_order():
    document = read("Maddə 1. A\nBirinci abzas.\nİkinci abzas.\nÜçüncü abzas.")
    assert [place.node.text for place in document.walk()] == [
        "Birinci abzas.",
        "İkinci abzas.",
        "Üçüncü abzas.",
    ]


def test_text_behind_points_stands_behind_them():
    document = read("Maddə 1. A\nHallar:\na) b;\nc) d.\nBu hallar istisnadır.")
    assert eids(document)[1:] == ["art_1__point_a", "art_1__point_c", "art_1__para_~n2"]
    assert text_of(document, "art_1__para_~n2") == "Bu hallar istisnadır."


def test_a_heading_may_stand_on_the_line_below_the_number():
    document = read("Maddə 1.\nQanunun məqsədi\n1.1. Mətn.")
    assert headings(document) == {"1": "Qanunun məqsədi"}


def test_an_article_without_a_heading_has_only_text():
    document = read("Maddə 1\nHər kəs azaddır.\nMaddə 2\nHər kəs bərabərdir.")
    assert headings(document) == {"1": "", "2": ""}
    assert text_of(document, "art_2") == "Hər kəs bərabərdir."


def test_text_on_the_line_of_the_number_is_text_when_nothing_follows():
    document = read("Maddə 1. Bu Qanun bu gün qüvvəyə minir.\nMaddə 2. Başlıq\nMətn.")
    assert text_of(document, "art_1") == "Bu Qanun bu gün qüvvəyə minir."
    assert headings(document)["1"] == ""


def test_a_paragraph_may_begin_on_the_line_of_the_article():
    document = read("MADDE 1 – (1) Bu Kanun yürürlüğe girer.\n(2) Metin.", "tr")
    assert text_of(document, "art_1__para_~q1~p") == "Bu Kanun yürürlüğe girer."


def test_a_heading_broken_over_two_lines_is_joined_and_asked_about():
    recognition = recognise("Maddə 1. Məlumat vermək\nvəzifəsi haqqında\n1.1. Mətn.")
    assert headings(recognition.document) == {"1": "Məlumat vermək vəzifəsi haqqında"}
    assert asked(recognition, QuestionCode.HEADING_CONTINUED) == ["vəzifəsi haqqında"]


def test_a_sentence_broken_by_the_page_is_joined():
    document = read(
        "Maddə 1. A\n1.1. Müraciətə qanunla müəyyən edilmiş\nmüddətdə baxılır.\n1.2. B."
    )
    assert text_of(document, "art_1__para_1.1") == (
        "Müraciətə qanunla müəyyən edilmiş müddətdə baxılır."
    )


def test_a_compound_broken_at_its_hyphen_is_joined_without_a_space():
    document = read("Maddə 1. A\n1.1. Bu hüquq ər-\narvada məxsusdur.")
    assert text_of(document, "art_1__para_1.1") == "Bu hüquq ər-arvada məxsusdur."


def test_paragraphs_set_to_one_width_are_put_together():
    wrapped = (
        "# Law\n\n## Article 1. Scope\n\n"
        "This Act applies to every person who has addressed a public body.\n"
        "The body shall answer within fifteen working days of the receipt\n"
        "of the address. The days are counted from the day that follows the\n"
        "receipt.\n"
    )
    document = read(wrapped, "en")
    assert text_of(document, "art_1").endswith("that follows the receipt.")
    assert eids(document) == ["art_1"]


def test_two_paragraphs_in_one_line_are_parted_and_asked_about():
    recognition = recognise(
        "Maddə 168. A\n168.1. Adı yazılır. 168.2. Atalıq müəyyən edilir. 168.3. Son."
    )
    assert eids(recognition.document)[1:] == [f"art_168__para_168.{n}" for n in (1, 2, 3)]
    assert asked(recognition, QuestionCode.LABEL_IN_LINE) == ["168.2", "168.3"]


def test_a_reference_in_a_line_is_left_where_it_is():
    text = "Bu, 1.2-ci maddədə göstərilir. 1.2 bəndi tətbiq edilir."
    document = read(f"Maddə 1. A\n1.1. {text}\n1.2. B.")
    assert text_of(document, "art_1__para_1.1") == text


def test_the_lost_heading_of_an_article_is_inferred_from_its_paragraphs():
    recognition = recognise(
        "Maddə 1. A\n1.1. Mətn.\n2.1. İkinci maddənin mətni.\n2.2. Yenə.\nMaddə 3. C\n3.1. Mətn."
    )
    assert articles(recognition.document) == ["1", "2", "3"]
    assert asked(recognition, QuestionCode.ARTICLE_INFERRED) == ["2"]


def test_a_paragraph_of_an_article_that_stands_elsewhere_starts_no_new_one():
    recognition = recognise("Maddə 1. A\n1.1. B.\n2.1. C.\nMaddə 2. D\n2.1. E.")
    assert articles(recognition.document) == ["1", "2"]
    assert asked(recognition, QuestionCode.LABEL_UNEXPECTED) == ["2.1"]


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ("1.1. A.\n1.3. C.", ["1.2"]),
        ("1.2. B.\n1.3. C.", ["1.1"]),
        ("1. A.\n3. C.", ["2"]),
        ("1) a;\n4) b.", ["2)"]),
        ("1.0. A:\n1.0.1. b;\n1.0.3. c.", ["1.0.2"]),
        ("1.1. A.\n1.1-1. B.\n1.2. C.", []),
        ("1.0. A.\n1.1. B.", []),
        ("a) b;\nd) e.", []),
    ],
)
def test_a_jump_in_the_numbering_is_asked_about(lines, missing):
    recognition = recognise(f"Maddə 1. A\n{lines}")
    assert asked(recognition, QuestionCode.LABEL_MISSING) == missing


def test_a_missing_article_is_asked_about():
    recognition = recognise("Maddə 1. A\nMətn.\nMaddə 3. B\nMətn.")
    assert asked(recognition, QuestionCode.LABEL_MISSING) == ["2"]


def test_articles_out_of_order_are_asked_about():
    recognition = recognise("Maddə 2. A\nMətn.\nMaddə 1. B\nMətn.")
    assert asked(recognition, QuestionCode.LABEL_UNEXPECTED) == ["1"]


def test_a_sentence_without_an_end_is_asked_about():
    recognition = recognise("Maddə 1. A\n1.1. Müraciət edən şəxs yeni\n1.2. B.")
    assert asked(recognition, QuestionCode.SENTENCE_UNFINISHED) == ["Müraciət edən şəxs yeni"]


def test_a_question_offers_choices_and_tells_what_was_chosen():
    recognition = recognise(
        "# Qanun\n\n## Maddə 1. A\n\nMətn.\n\n## Yeni hissə\n\n## Maddə 2. B\n\nMətn."
    )
    question = recognition.questions[0]
    assert question.code is QuestionCode.UNNUMBERED_HEADING
    assert (question.line, question.excerpt) == (7, "Yeni hissə")
    assert question.chosen is Choice.CHAPTER
    assert question.chosen in question.choices
    assert Choice.TEXT in question.choices


def test_questions_stand_in_the_order_of_the_file():
    recognition = recognise("Maddə 1. A\n1.2. B\n1.4. C.\nMaddə 3. D\nMətn.")
    lines = [question.line for question in recognition.questions]
    assert lines == sorted(lines)
    assert len(lines) >= 3


def test_markdown_is_read_like_plain_text():
    markdown = (
        "# Müraciətlər haqqında\n\nBu Qanun **qaydanı** müəyyən edir.\n\n## 1-ci fəsil\n\n"
        "## Ümumi müddəalar\n\n### Maddə 1. Məqsəd\n\n- 1.1. Bir.\n"
        "- 1.2.  İki  sözdən - yəni   cüt.\n\n### Maddə 2\\. Son\n\n* Mətn.\n"
    )
    document = read(markdown)
    assert document.title == "Müraciətlər haqqında"
    assert document.preamble == "Bu Qanun qaydanı müəyyən edir."
    assert document.children[0].heading == "Ümumi müddəalar"
    assert text_of(document, "art_1__para_1.2") == "İki sözdən - yəni cüt."
    assert headings(document)["2"] == "Son"
    assert text_of(document, "art_2") == "Mətn."


def test_a_dash_in_plain_text_belongs_to_the_text():
    document = read("Maddə 1. A\nQanunvericilik ibarətdir:\n– Konstitusiyadan;\n– bu Qanundan.")
    assert [place.node.text for place in document.walk()][1:] == [
        "– Konstitusiyadan;",
        "– bu Qanundan.",
    ]


def test_marks_of_notes_and_court_decisions_are_taken_out_of_the_text():
    document = read(
        "Maddə 1. Başlıq [10]\n1.1. Mətn.[4] [5]\n"
        "KMQ1 1.2. Şəxs [7]\n\ntəqdim edilən ərizə. KMQ3\n[8]\n"
    )
    assert headings(document) == {"1": "Başlıq"}
    assert text_of(document, "art_1__para_1.1") == "Mətn."
    assert text_of(document, "art_1__para_1.2") == "Şəxs təqdim edilən ərizə."


def test_rules_and_page_furniture_are_no_text():
    document = read("Maddə 1. A\nMətn.\n3------\n* * *\n____\nMaddə 2. B\nMətn.")
    assert [place.node.text for place in document.walk()] == ["Mətn.", "Mətn."]


def test_the_notes_behind_a_law_are_left_out_and_told():
    recognition = recognise(
        SMALL + "MƏCƏLLƏYƏ EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI\n"
        "[1] 5 may 2022-ci il tarixli Qanun ilə 1-ci maddə yeni redaksiyada verilmişdir.\n"
        "Əvvəlki redaksiyada deyilirdi:\nMaddə 1. Köhnə başlıq\nKöhnə mətn.\n"
    )
    assert articles(recognition.document) == ["1", "2", "2-1", "3"]
    assert "Köhnə" not in str(recognition.document)
    (left,) = recognition.left_out
    assert (left.first_line, left.last_line, left.reason) == (18, 23, "notes")


@pytest.mark.parametrize(
    "heading",
    [
        "İSTİFADƏ OLUNMUŞ MƏNBƏ SƏNƏDLƏRİNİN SİYAHISI",
        "İ ST İ FAD Ə OLUNMU Ş M Ə NB Ə S Ə N Ə DL Ə R İ N İ N S İ YAHISI",
        "Konstitusiya Məhkəməsinin Qərarları",
        "QANUNA EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI",
        "[1] 5 may 2022-ci il tarixli 525-VIQD nömrəli Azərbaycan Respublikasının Qanunu",
    ],
)
def test_every_list_that_follows_a_law_ends_it(heading):
    recognition = recognise(f"{SMALL}{heading}\nMaddə 1. Köhnə\nKöhnə mətn.")
    assert articles(recognition.document) == ["1", "2", "2-1", "3"]
    assert recognition.left_out[0].reason == "notes"


def test_a_quoted_old_wording_ends_the_law_even_without_a_list():
    recognition = recognise(
        f"{SMALL}[3] Dəyişiklik edilib.\nƏvvəlki redaksiyada deyilirdi:\nMaddə 1. K\nM."
    )
    assert articles(recognition.document) == ["1", "2", "2-1", "3"]
    assert recognition.left_out[0].first_line == 18


def test_a_table_of_contents_is_not_read_as_the_law():
    contents = "MÜNDƏRİCAT\n1-ci fəsil. Ümumi\nMaddə 1. Məqsəd\nMaddə 2. Anlayışlar\n"
    law = "1-ci fəsil. Ümumi\nMaddə 1. Məqsəd\nMətn bir.\nMaddə 2. Anlayışlar\nMətn iki."
    recognition = recognise(f"Qanun haqqında\n{contents}Bu Qanun qaydanı müəyyən edir.\n{law}")
    document = recognition.document
    assert eids(document) == ["chp_1-ci", "art_1", "art_2"]
    assert document.preamble == "Bu Qanun qaydanı müəyyən edir."
    assert [(left.reason, left.first_line) for left in recognition.left_out] == [("contents", 2)]


def test_a_table_of_contents_without_its_title_is_noticed_too():
    contents = "Maddə 1. Məqsəd\nMaddə 2. Uzun başlıq\nolan maddə\nMaddə 3. Son\n"
    document = read(contents + "".join(f"Maddə {n}. B\nMətn.\n" for n in (1, 2, 3)))
    assert articles(document) == ["1", "2", "3"]
    assert text_of(document, "art_2") == "Mətn."


def test_articles_quoted_by_an_amending_law_are_not_its_own():
    document = read(
        "Maddə 1. Dəyişikliklər\nAşağıdakı məzmunda 12-1-ci maddə əlavə edilsin:\n"
        "“Maddə 12-1. Mediasiya\n12-1.1. Mübahisə həll edilir.”.\nMaddə 2. Qüvvəyə minmə\nMətn."
    )
    assert articles(document) == ["1", "2"]
    assert any("12-1.1. Mübahisə həll edilir." in p.node.text for p in document.walk())


def test_a_quotation_mark_that_is_never_closed_swallows_nothing():
    document = read("Maddə 1. A\n“Açıq sitat\nMaddə 2. B\nMətn.\nMaddə 3. C\nMətn.")
    assert articles(document) == ["1", "2", "3"]


def test_the_signature_is_not_part_of_the_last_article():
    document = read(
        f"{SMALL}İlham ƏLİYEV\nAzərbaycan Respublikasının Prezidenti\n"
        "Bakı şəhəri, 2 may 2023-cü il\n№ 864-VIQD\n"
    )
    assert text_of(document, "art_3") == "Bu Qanun dərc edildiyi gündən qüvvəyə minir."
    assert document.closing.startswith("İlham ƏLİYEV\n")
    assert document.closing.endswith("№ 864-VIQD")


def test_text_under_a_chapter_before_its_first_article_is_kept_and_asked_about():
    recognition = recognise("1-ci fəsil\nÜmumi\nBu fəsil hamıya aiddir.\nMaddə 1. A\nMətn.")
    assert recognition.document.children[0].text == "Bu fəsil hamıya aiddir."
    assert asked(recognition, QuestionCode.TEXT_OUTSIDE_ARTICLES) == ["Bu fəsil hamıya aiddir."]
