"""Real texts, as dirty as they come, are read to the last article."""

import time
from itertools import pairwise

import pytest

from legislation.text.document import Kind
from legislation.text.labels import natural_key
from legislation.text.recognise import NotALaw, QuestionCode, recognise
from tests.data import shared_data
from tests.legislation.text.laws import (
    articles,
    asked,
    eids,
    headings,
    page_text,
    read,
    real_law,
    text_of,
)

INSERTED = ["7-1", "116-1", "119-1", "138-1", "142-1", "143-1", "143-2", "145-1", "145-2"]


@pytest.fixture(scope="module")
def family_code():
    return recognise(real_law("az-laws/md/family-code.md"))


@pytest.fixture(scope="module")
def hand_cleaned():
    return read(real_law("az-laws/md/family-code-hand-cleaned.md"))


def test_the_family_code_has_exactly_its_articles_in_order(family_code):
    labels = articles(family_code.document)
    assert [label for label in labels if "-" not in label] == [str(n) for n in range(1, 197)]
    assert [label for label in labels if "-" in label] == INSERTED
    assert all(natural_key(one) < natural_key(other) for one, other in pairwise(labels))


def test_no_heading_of_the_family_code_comes_from_the_notes(family_code):
    (left,) = family_code.left_out
    assert (left.reason, left.first_line, left.last_line) == ("notes", 1926, 2602)
    titles = headings(family_code.document)
    assert titles["13"] == "Nikaha daxil olmaq istəyən şəxslərin tibbi müayinəsi"
    assert titles["116"] == "Valideyn himayəsindən məhrum olan uşaqların yerləşdirilməsi"
    assert titles["130"] == "Övladlığa götürmənin gizli saxlanması"
    assert titles["144"] == "Himayədar valideynlər"


def test_nothing_of_the_notes_is_in_the_text_of_the_family_code(family_code):
    whole = "\n".join(place.node.full_text() for place in family_code.document.articles())
    for trace in ("redaksiyada deyilirdi", "VIQD", "qanunvericilik toplusu", "[1", "KMQ", "----"):
        assert trace not in whole


def test_the_title_and_the_preamble_stand_before_the_first_article(family_code):
    document = family_code.document
    assert document.title == "AZƏRBAYCAN RESPUBLİKASININ AİLƏ MƏCƏLLƏSİ"
    assert document.preamble.startswith("Bu məcəllə Azərbaycan Respublikası Konstitusiyasında")


def test_the_chapters_of_the_family_code_lie_in_its_sections(family_code):
    document = family_code.document
    sections = [node for node in document.children if node.kind is Kind.SECTION]
    assert [node.label for node in sections] == [
        "Birinci",
        "İkinci",
        "",
        "Dördüncü",
        "Beşinci",
        "Altıncı",
        "Yeddinci",
        "Səkkizinci",
    ]
    assert sections[0].heading == "Ümumi müddəalar"
    chapters = [child for node in sections for child in node.children if child.kind is Kind.CHAPTER]
    assert len(chapters) == 28
    assert chapters[0].heading == "Ailə qanunvericiliyi"


def test_headings_that_lost_their_numbers_are_asked_about(family_code):
    assert asked(family_code, QuestionCode.UNNUMBERED_HEADING) == [
        "Nikaha xitam verilməsi",
        "Ər-arvadın hüquq və vəzifələri",
        "Ər-arvadın mülkiyyətinin müqavilə rejimi",
    ]


def test_the_article_whose_heading_line_is_lost_is_inferred_and_asked_about(family_code):
    assert asked(family_code, QuestionCode.ARTICLE_INFERRED) == ["140"]
    assert headings(family_code.document)["140"] == "hüquqları"
    assert "art_140__para_140.1__point_140.1.4" in eids(family_code.document)


def test_paragraphs_the_file_lacks_are_asked_about(family_code):
    missing = asked(family_code, QuestionCode.LABEL_MISSING)
    assert {"59.1", "126.1", "142-1.2.5"} <= set(missing)
    assert any(
        text.endswith("ər və ya arvad yeni")
        for text in asked(family_code, QuestionCode.SENTENCE_UNFINISHED)
    )


def test_two_paragraphs_printed_in_one_line_are_parted(family_code):
    assert asked(family_code, QuestionCode.LABEL_IN_LINE) == ["168.2", "180.2"]


def test_words_broken_by_the_pdf_are_whole_again(family_code):
    document = family_code.document
    assert headings(document)["7-1"] == (
        "Ailə münasibətlərindən irəli gələn mübahisələrin mediasiya vasitəsilə həlli"
    )
    assert text_of(document, "art_12__para_12.0__point_12.0.3-1") == (
        "bu Məcəllənin 13-cü maddəsində nəzərdə tutulmuş tibbi müayinədən keçməyən şəxslər;"
    )
    broken = [
        word
        for place in document.walk()
        for word in f"{place.node.heading} {place.node.text}".split()
        if word in {"ə", "ş", "ğ", "Ə", "Ş", "Ğ", "İ"}
    ]
    assert broken == []


def test_a_word_broken_over_many_lines_is_one_line_again(family_code):
    text = text_of(family_code.document, "art_84__para_84.2__point_84.2.3")
    assert text.startswith("18 yaşınadək əlilliyi müəyyən edilmiş və ya orqanizmin")
    assert text.endswith("ehtiyacı olan ər və ya arvad;")


def test_mended_paragraphs_agree_with_the_copy_cleaned_by_hand(family_code, hand_cleaned):
    cleaned = {place.node.label: place.node.text for place in hand_cleaned.walk()}
    compared = alike = 0
    for place in family_code.document.walk():
        other = cleaned.get(place.node.label, "") if "." in place.node.label else ""
        if letters(other) and letters(other) == letters(place.node.text):
            compared += 1
            alike += words(other) == words(place.node.text)
    assert compared > 400
    assert alike / compared > 0.93


def letters(text):
    return "".join(character for character in text if character.isalpha())


def words(text):
    # The copy puts hyphens back that the PDF dropped at the ends of its lines.
    return text.replace("-", "").split()


def test_the_hand_cleaned_copy_needs_almost_no_question():
    recognition = recognise(real_law("az-laws/md/family-code-hand-cleaned.md"))
    labels = articles(recognition.document)
    assert labels == [
        *(str(n) for n in range(1, 8)),
        "7-1",
        *(str(n) for n in range(8, 117)),
        "116-1",
        "117",
        "118",
        "119",
        "119-1",
        "120",
    ]
    assert len(recognition.questions) <= 1


def test_the_family_code_is_read_in_a_few_seconds():
    text = real_law("az-laws/md/family-code.md")
    started = time.process_time()
    recognise(text)
    # Measured 0.7 s on one core; the machine of a test may be busy.
    assert time.process_time() - started < 5


def test_the_doubled_headings_of_the_competition_code_are_its_contents():
    recognition = recognise(real_law("az-laws/md/competition-code.md"))
    assert articles(recognition.document) == [str(n) for n in range(1, 85)]
    assert [left.reason for left in recognition.left_out] == ["contents", "notes"]
    assert recognition.document.title == "AZƏRBAYCAN RESPUBLİKASININ RƏQABƏT MƏCƏLLƏSİ"


def test_the_forest_code_has_eighty_articles_though_a_heading_is_lost():
    recognition = recognise(real_law("az-laws/md/forest-code.md"))
    assert articles(recognition.document) == [str(n) for n in range(1, 81)]
    assert asked(recognition, QuestionCode.ARTICLE_INFERRED) == ["58"]
    assert headings(recognition.document)["2"] == (
        "Azərbaycan Respublikasının meşə qanunvericiliyi"
    )


@pytest.mark.parametrize(
    ("page", "language", "title"),
    [
        ("azj_latn", "az", "İNSAN HÜQUQLARI HAQQINDA ÜMUMİ BƏYANNAMƏ"),
        ("azj_cyrl", "az", "ИНСАН ҺҮГУГЛАРЫ ҺАГГЫНДА ҮМУМИ БӘЈАННАМӘ"),
        ("eng", "en", "Universal Declaration of Human Rights"),
        ("rus", "ru", "Всеобщая декларация прав человека"),
        ("tur", "tr", "İnsan hakları evrensel beyannamesi"),
    ],
)
def test_the_universal_declaration_has_thirty_articles_in_every_language(page, language, title):
    recognition = recognise(page_text(shared_data(f"az-language/udhr/{page}.html")), language)
    document = recognition.document
    assert articles(document) == [str(n) for n in range(1, 31)]
    assert document.title == title
    assert document.language == language
    assert len(document.preamble) > 1500
    assert recognition.questions == ()
    assert all(place.node.text for place in document.articles())


def test_the_declarations_of_all_languages_share_their_addresses():
    pages = [shared_data(f"az-language/udhr/{page}.html") for page in ("azj_latn", "azj_cyrl")]
    latin, cyrillic = (eids(read(page_text(page))) for page in pages)
    assert latin == cyrillic


def excerpt(name):
    text = real_law(f"az-domain/law-excerpts/{name}")
    assert text.startswith("SOURCE")
    return text


def test_the_law_on_the_ethics_of_deputies_is_read():
    document = read(excerpt("ethics-law-766-VQ.az.txt"))
    assert document.title == (
        "Azərbaycan Respublikası Milli Məclisi deputatının etik davranış qaydaları haqqında "
        "Azərbaycan Respublikasının Qanunu"
    )
    assert document.preamble.startswith("Bu Qanun Azərbaycan Respublikası Konstitusiyasının")
    assert eids(document) == [
        "art_1",
        "art_1__para_1.1",
        "art_1__para_1.2",
        "art_2",
        "art_3",
        "art_3__para_3.0",
        *(f"art_3__para_3.0__point_3.0.{n}" for n in (1, 2, 3, 4)),
    ]


def test_the_law_on_political_parties_is_read_with_its_chapter():
    document = read(excerpt("parties-law-2022-new.az.txt"))
    assert document.title == "Siyasi partiyalar haqqında Azərbaycan Respublikasının Qanunu"
    assert eids(document)[:3] == ["chp_1-ci", "art_1", "art_1__para_1.1"]
    assert document.children[0].heading == "Ümumi müddəalar"
    assert text_of(document, "art_1__para_1.1__point_1.1.1").startswith("siyasi partiya – ")


@pytest.mark.parametrize(
    "name", ["ethics-law-766-VQ.en.txt", "internal-regulations-amending-act.az.txt"]
)
def test_an_excerpt_without_article_headings_is_no_law(name):
    with pytest.raises(NotALaw):
        recognise(excerpt(name))


@pytest.mark.parametrize(("law", "sections"), [("gewschg", 4), ("partg", 49)])
def test_german_laws_have_their_sections_as_articles(law, sections):
    folder = shared_data(f"versions/de-gesetze/{law}")
    for path in sorted(folder.glob("*.md")):
        assert len(articles(read(path.read_text("utf-8"), "de"))) == sections


def test_a_binary_file_of_a_real_law_is_refused():
    files = list(shared_data("az-laws/pdf").glob("*.pdf"))
    assert files
    with pytest.raises(ValueError, match="not text"):
        recognise(files[0].read_bytes())


def test_naughty_strings_inside_an_article_are_only_text():
    for path in shared_data("hostile/blns").rglob("*.txt"):
        for line in path.read_text("utf-8", "replace").replace("\x00", "").split("\n"):
            document = read(f"Maddə 1. A\nMətn başlayır: {line}\nMaddə 2. B\nMətn.")
            assert articles(document)[0] == "1"
