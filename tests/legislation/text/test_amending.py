"""The orders of an amending act, as operations with addresses, and questions where unsure."""

import json
import re

import pytest

from legislation.text.amending import read_amending_act
from legislation.text.errors import NotRecognised
from legislation.text.instructions import Doubt
from tests.legislation.text.laws import real_law


def read(text: str) -> list[tuple[str, str, str, str]]:
    """(kind, address, old, new) of every operation; nothing may be unsure."""
    act = read_amending_act(text)
    assert act.unsure == ()
    return [(one.kind.value, str(one.address), one.old, one.new) for one in act.operations]


def doubts(text: str) -> list[str]:
    return [one.doubt for one in read_amending_act(text).unsure]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (
            "5-ci maddənin birinci hissəsinin ikinci cümləsində “A” sözü “B c” sözləri ilə əvəz "
            "edilsin.",
            [("replaced", "article 5, part 1, sentence 2", "A", "B c")],
        ),
        (
            "115.4-cü maddədə “a” sözü “b” sözü ilə və “c” sözü “d” sözü ilə əvəz edilsin.",
            [("replaced", "article 115.4", "a", "b"), ("replaced", "article 115.4", "c", "d")],
        ),
        (
            "9.1-ci maddədə “a” sözündən sonra “, b” sözü əlavə edilsin və “c” sözü çıxarılsın.",
            [("added", "article 9.1", "a", ", b"), ("removed", "article 9.1", "c", "")],
        ),
        (
            "7.3-cü (hər iki halda) və 8.4-cü maddələrdə (hər iki halda) “a” sözü çıxarılsın.",
            [("removed", "article 7.3", "a", ""), ("removed", "article 8.4", "a", "")],
        ),
        (
            "25-ci və 26.1.8-ci maddələrdə “13.3-cü” sözü “13.7-ci” sözü ilə əvəz edilsin.",
            [
                ("replaced", "article 25", "13.3-cü", "13.7-ci"),
                ("replaced", "article 26.1.8", "13.3-cü", "13.7-ci"),
            ],
        ),
        (
            "3-cü maddənin ikinci hissəsində, 5-ci maddənin “b” bəndində “1” rəqəmi “2” rəqəmi "
            "ilə əvəz edilsin.",
            [
                ("replaced", "article 3, part 2", "1", "2"),
                ("replaced", "article 5, point b", "1", "2"),
            ],
        ),
        (
            "birinci hissədə “a” sözü “b” sözü ilə, ikinci hissənin 3-cü bəndində “c” sözü “d” "
            "sözü ilə əvəz edilsin.",
            [("replaced", "part 1", "a", "b"), ("replaced", "part 2, point 3", "c", "d")],
        ),
        (
            "7-ci maddədə “a” və “b” sözləri müvafiq olaraq “c” və “d” sözləri ilə əvəz edilsin.",
            [("replaced", "article 7", "a", "c"), ("replaced", "article 7", "b", "d")],
        ),
        (
            "19-cu maddənin doqquzuncu və on birinci hissələri çıxarılsın, I hissəsi ləğv edilsin.",
            [
                ("removed", "article 19, part 9", "", ""),
                ("removed", "article 19, part 11", "", ""),
                ("removed", "article 19, part I", "", ""),
            ],
        ),
        ("31-ci maddə qüvvədən düşmüş hesab edilsin.", [("removed", "article 31", "", "")]),
        (
            "4-cü maddənin adında və mətnində “a” sözü “b” sözü ilə əvəz edilsin.",
            [("replaced", "article 4, heading", "a", "b"), ("replaced", "article 4", "a", "b")],
        ),
        (
            "preambulada “a” sözü “b” sözü ilə əvəz edilsin.",
            [("replaced", "preamble", "a", "b")],
        ),
        (
            "2-ci maddədə 'a ('B c' d) e' sözləri 'f' sözü ilə əvəz edilsin.",
            [("replaced", "article 2", "a ('B c' d) e", "f")],
        ),
        (
            "2-ci maddənin sonuncu abzasından “A “b” c” sözləri çıxarılsın.",
            [("removed", "article 2, paragraph -1", "A “b” c", "")],
        ),
        (
            '2-ci maddədə "a" sözü "b" sözü ilə, 3-cü maddədə '
            "'c' sözü «d» sözü ilə əvəz edilsin.",
            [("replaced", "article 2", "a", "b"), ("replaced", "article 3", "c", "d")],
        ),
        (
            "22.3–22.4-cü maddələr müvafiq olaraq 22.4–22.5-ci maddələr hesab edilsin.",
            [("renumbered", "article 22.3", "", ""), ("renumbered", "article 22.4", "", "")],
        ),
    ],
)
def test_an_order_is_read_with_its_addresses_and_words(order, expected):
    assert read(f"1. {order}") == expected


@pytest.mark.parametrize(
    ("order", "times", "nth"),
    [("hər iki halda", 2, 0), ("hər üç halda", 3, 0), ("bütün hallarda", 0, 0),
     ("ikinci halda", 1, 2), ("", 1, 0)],
)  # fmt: skip
def test_how_often_words_are_meant_is_read(order, times, nth):
    text = f"1. 5-ci maddədə {order} “a” sözü “b” sözü ilə əvəz edilsin."
    (one,) = read_amending_act(text).operations
    assert (one.times, one.nth) == (times, nth)


def test_signs_are_named_without_quotes_and_stand_at_the_end():
    (one,) = read_amending_act(
        "1. 14.1-ci maddənin sonunda nöqtə işarəsi nöqtəli vergül işarəsi ilə əvəz edilsin."
    ).operations
    assert (one.old, one.new, one.side.value) == (".", ";", "end")


def test_a_new_wording_may_hold_quotations_and_lines():
    text = "1. 3-cü maddə aşağıdakı redaksiyada verilsin:\n“Maddə 3. A\n3.1. “B” sözü.\n3.2. C.”."
    assert read(text) == [("new_wording", "article 3", "", "Maddə 3. A\n3.1. “B” sözü.\n3.2. C.")]


@pytest.mark.parametrize(
    ("order", "level", "label", "address", "beside"),
    [
        ("aşağıdakı məzmunda 11-1-ci maddə", "article", "11-1", "", ""),
        ("11-ci maddədən sonra aşağıdakı məzmunda 11-1-ci maddə", "article", "11-1", "", "11"),
        ("11-ci maddəyə aşağıdakı məzmunda 11.3-cü maddə", "article", "11.3", "", ""),
        ("5-ci maddəyə aşağıdakı məzmunda üçüncü hissə", "part", "3", "article 5", ""),
        ("5-ci maddənin birinci hissəsinə yeni ikinci cümlə", "sentence", "2",
         "article 5, part 1", ""),
        ("5-ci maddənin 2-ci hissəsinə aşağıdakı məzmunda “ç” bəndi", "point", "ç",
         "article 5, part 2", ""),
        ("5-ci maddəyə aşağıdakı məzmunda abzas", "paragraph", "", "article 5", ""),
    ],
)  # fmt: skip
def test_a_new_provision_is_read_with_its_number_and_place(order, level, label, address, beside):
    (one,) = read_amending_act(f"1. {order} əlavə edilsin:\n“Mətn.”").operations
    assert (one.level, one.label, str(one.address), one.new) == (level, label, address, "Mətn.")
    assert (one.beside.article if one.beside else "") == beside


def test_items_may_be_nested_and_speak_of_several_laws():
    act = read_amending_act(
        "Bəzi qanunlarda dəyişikliklər edilməsi haqqında\nAZƏRBAYCAN RESPUBLİKASININ QANUNU\n"
        "Milli Məclis qərara alır:\n"
        "Maddə 1. Azərbaycan Respublikasının Ailə Məcəlləsində (Toplu, 2000, № 3 (I kitab), "
        "maddə 126) aşağıdakı dəyişikliklər və əlavələr edilsin:\n"
        "1. 32-ci maddə üzrə:\n1.1. maddənin adı aşağıdakı redaksiyada verilsin:\n“Ad”;\n"
        "1.2. birinci hissə çıxarılsın;\n2. 33-cü maddə ləğv edilsin.\n"
        "Maddə 2. “Polis haqqında” Azərbaycan Respublikasının Qanununda:\n"
        "2.1. 5-ci maddə ləğv edilsin.\nMaddə 3. Bu Qanun dərc edildiyi gündən qüvvəyə minir.\n"
    )
    assert act.title.startswith("Bəzi qanunlarda")
    assert act.unsure == ()
    assert act.laws == ("Azərbaycan Respublikasının Ailə Məcəlləsi", "Polis haqqında")
    assert [(one.item, str(one.operation.address)) for one in act.proposals] == [
        ("1.1", "article 32, heading"), ("1.2", "article 32, part 1"), ("2", "article 33"),
        ("2.1", "article 5"),
    ]  # fmt: skip
    assert [one.operation.law[:5] for one in act.proposals] == ["Azərb"] * 3 + ["Polis"]
    assert [one.line for one in act.proposals] == [6, 8, 9, 11]


def test_the_same_provision_is_the_one_named_before():
    assert read(
        "1. 13.3-cü maddənin ikinci cümləsi üçüncü cümlə hesab edilsin və həmin maddəyə "
        "aşağıdakı məzmunda ikinci cümlə əlavə edilsin:\n“Yeni.”"
    ) == [
        ("renumbered", "article 13.3, sentence 2", "", ""),
        ("added", "article 13.3", "", "Yeni."),
    ]


def test_an_act_of_one_sentence_without_numbers_is_read():
    act = read_amending_act(
        "“Kitabxana işi haqqında” Azərbaycan Respublikasının Qanununda dəyişiklik edilməsi barədə\n"
        "Azərbaycan Respublikasının Qanunu\n\n“Kitabxana işi haqqında” Azərbaycan Respublikası "
        "Qanununun (Toplu, 1999, № 3, maddə 158) 6-cı maddəsinin yeddinci abzasına, 8-ci "
        "maddəsinin dördüncü hissəsinə “Azərbaycan” sözündən sonra “Milli” sözü əlavə edilsin."
    )
    places = [str(one.address) for one in act.operations]
    assert places == ["article 6, paragraph 7", "article 8, part 4"]
    assert act.laws == ("Kitabxana işi haqqında",)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("1. 5-ci maddə dəyişdirilsin.", Doubt.NOT_UNDERSTOOD),
        ("1. 5-ci maddədə sözlər əvəz edilsin.", Doubt.NO_WORDS),
        ("1. 5-ci maddə aşağıdakı redaksiyada verilsin:", Doubt.NO_NEW_TEXT),
        ("1. 5-ci maddəyə yeni hissə əlavə edilsin.", Doubt.NO_NEW_TEXT),
        ("1. ləğv edilsin.", Doubt.NO_ADDRESS),
        ("1. 5-ci maddəyə “a” sözü əlavə edilsin.", Doubt.NO_SIDE),
        ("1. 5-ci maddədə ismin müvafiq hallarında “a” sözü “b” sözü ilə əvəz edilsin.",
         Doubt.INFLECTED),
        ("1. 5-ci maddədə “a” və “b” sözləri “c”, “d” və “e” sözləri ilə əvəz edilsin.",
         Doubt.PAIRS_UNCLEAR),
        ("1. 5-ci və 6-cı maddələrdə birinci halda “a” sözü çıxarılsın.", Doubt.NTH_UNCLEAR),
        ("1. 5-ci maddədə “a sözü “b” sözü ilə əvəz edilsin", Doubt.QUOTES_UNCLEAR),
        ("Salam, necəsiniz?", Doubt.NOTHING_FOUND),
    ],
)  # fmt: skip
def test_what_is_unsure_is_asked_and_not_invented(text, doubt):
    assert doubt in doubts(text)


def test_a_real_amending_act_is_read():
    act = read_amending_act(
        real_law("az-domain/law-excerpts/internal-regulations-amending-act.az.txt")
    )
    assert [(one.kind.value, str(one.address)) for one in act.operations] == [
        ("added", "article 2, part 2"),
        ("added", "article 12, part 2"),
        ("removed", "article 31, part 1, paragraph 10"),
        ("new_wording", "article 32, heading"),
        ("removed", "article 32, part 1"),
    ]
    # The excerpt ends where the new wording should begin.
    assert [one.doubt for one in act.unsure] == [Doubt.NO_NEW_TEXT]
    assert act.laws == ("Azərbaycan Respublikası Milli Məclisinin Daxili Nizamnaməsi",)


def test_the_sentences_of_real_notes_are_read_as_orders():
    """What the notes of the Family Code tell was ordered in the same words."""
    notes = json.loads(real_law("az-laws/truth_notes_family-code.json"))
    told = re.compile(r"\)\s*i\s?l\s?ə\s+(.*(?:edil|veril|çıxarıl)mişdir.*)")
    sentences = [found[1] for note in notes for found in told.finditer(note["text"])]
    acts = [read_amending_act(f"1. {sentence}") for sentence in sentences]
    strange = [
        (one.doubt, one.excerpt[:25])
        for act in acts
        for one in act.unsure
        # New wordings are not in the notes.
        if one.doubt is not Doubt.NO_NEW_TEXT
    ]
    assert len(sentences) > 200
    assert strange == [
        (Doubt.NOTHING_FOUND, ""),  # approved
        (Doubt.INFLECTED, "104.1-ci, 104.2-ci, 106.3"),
        (Doubt.NO_SIDE, "124.1-ci maddədə “qəyyuml"),
        (Doubt.NO_WORDS, "165-ci maddədə “müvafiq i"),  # quotes in quotes, all with spaces inside
        (Doubt.INFLECTED, "166.3-cü (hər üç halda) v"),
    ]


@pytest.mark.parametrize(
    "text",
    ["“" * 2000, '"' * 3001, "1. " + "5-ci maddə, " * 3000, "A " * 50_000, "(" * 5000 + "№",
     "1. " + "birinci " * 5000 + "hissə ləğv edilsin", "9" * 5000 + "-ci maddə ləğv edilsin",
     "Məcəlləsi " * 5000, "“a” sözü " * 5000 + "əvəz edilsin"],
)  # fmt: skip
def test_strange_text_is_read_in_bounded_time(text):
    assert read_amending_act(text).unsure or read_amending_act(text).operations


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(NotRecognised):
        read_amending_act(b"%PDF-1.7 \xe2\xe3")
