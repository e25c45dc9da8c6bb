"""Operations applied to a law: each at its place, or refused with the reason."""

import pytest

from legislation.text.consolidate import consolidate
from legislation.text.notes import NoteKind
from legislation.text.operations import ALL_TIMES, Address, Field, Reason, Side
from tests.legislation.text.operating import (
    adding,
    adding_provision,
    after,
    law,
    operation,
    refusal,
    removing,
    replacing,
)


def test_words_are_replaced_where_the_address_says():
    assert after(replacing("2", "15 iş günü", "10 gün", part="3"))["art_2__para_~n5"] == (
        "Cavab 10 gün müddətində, imzalı cavab isə 12-1-ci maddəyə uyğun verilir."
    )


@pytest.mark.parametrize("words", ["12", "1-ci maddəyə", "maddə", "imza", "Cava"])
def test_a_part_of_a_word_is_not_found(words):
    assert refusal(replacing("2", words, "x")).reason is Reason.NO_WORDS


def test_white_space_and_the_shape_of_quotes_and_dashes_do_not_matter():
    document = law("Q\nMaddə 1. A\n«Polis»  haqqında – qanun – “belədir”.")
    edited = after(replacing("1", '"Polis" haqqında - qanun', "o"), document=document)
    assert edited["art_1"] == "o – “belədir”."


def test_words_that_stand_twice_are_refused_with_the_place():
    refused = refusal(replacing("3", "15", "10"))
    assert (refused.reason, refused.found) == (Reason.WORDS_REPEATED, 2)
    assert refused.place == "art_3"


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"times": 2}, "Müddət 10 iş günüdür; 10 gün keçdikdə şikayət verilir:"),
        ({"times": ALL_TIMES}, "Müddət 10 iş günüdür; 10 gün keçdikdə şikayət verilir:"),
        ({"nth": 2}, "Müddət 15 iş günüdür; 10 gün keçdikdə şikayət verilir:"),
    ],
)
def test_words_are_meant_as_often_as_the_operation_says(more, text):
    assert after(replacing("3", "15", "10", **more))["art_3"] == text


@pytest.mark.parametrize("more", [{"times": 3}, {"nth": 3}])
def test_words_that_stand_less_often_than_said_are_refused(more):
    assert refusal(replacing("3", "15", "10", **more)).reason is Reason.NO_WORDS


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (removing("2", "və ya şikayətdir"), "Müraciət təklif, ərizə."),
        (adding("2", "təklif", ", xahiş"), "Müraciət təklif, xahiş, ərizə və ya şikayətdir."),
        (adding("2", "təklif", "hər", Side.BEFORE), "Müraciət hər təklif, ərizə və ya şikayətdir."),
        (
            adding("2", "", "olur", Side.END, part="1", sentence=1),
            "Müraciət təklif, ərizə və ya şikayətdir olur.",
        ),
        (
            adding("2", "", "Hər", Side.START, part="1", sentence=1),
            "Hər Müraciət təklif, ərizə və ya şikayətdir.",
        ),
        (
            replacing("2", ".", ";", side=Side.END, part="1", sentence=1),
            "Müraciət təklif, ərizə və ya şikayətdir;",
        ),
    ],
)
def test_a_cut_or_an_addition_leaves_single_spaces_and_the_signs_in_place(made, text):
    assert after(made)["art_2"] == f"{text} Ərizə yazılı olur."


def test_a_list_without_numbers_belongs_to_the_part_that_introduces_it():
    gone = after(removing("2", part="2"))
    assert list(gone.values()).count("ünvan.") == 0
    assert after(removing("2", part="2", paragraph=2))["art_2__para_~n3"] == "ünvan."


def test_a_list_whose_end_cannot_be_told_is_refused():
    document = law("Q\nMaddə 1. A\nSiyahı:\nBir.\nİki.\nSon hissə.")
    refused = refusal(removing("1", part="2"), document)
    assert refused.reason is Reason.PLACE_UNCLEAR


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ({"article": "9"}, Reason.NO_PLACE),
        ({"article": "2", "part": "7"}, Reason.NO_PLACE),
        ({"article": "3", "point": "ç"}, Reason.NO_PLACE),
        ({"article": "1.2", "sentence": "4"}, Reason.NO_PLACE),
        ({"article": "2", "sentence": "1"}, Reason.PLACE_UNCLEAR),
        ({"eid": "art_77"}, Reason.NO_PLACE),
        ({"uid": "none"}, Reason.NO_PLACE),
    ],
)
def test_a_place_that_is_not_there_or_not_one_is_refused_by_name(address, reason):
    one = removing("")
    refused = refusal(type(one)("1", NoteKind.REMOVED, Address.of(address)))
    assert refused.reason is reason
    assert refused.place


def test_an_article_comes_behind_the_one_before_it_by_number():
    new = adding_provision("article", "2-1", "Maddə 2-1. Yeni\n2-1.1. Bir.\n2-1.2. İki.")
    result = consolidate(law(), [new])
    assert [one.node.label for one in result.document.articles()] == ["1", "2", "2-1", "3", "4"]
    assert result.document.find("art_2-1__para_2-1.2").node.text == "İki."


def test_an_article_with_another_number_than_announced_is_refused():
    new = adding_provision("article", "5", "Maddə 6. Yeni\nMətn.")
    assert refusal(new).reason is Reason.UNREADABLE


def test_what_is_numbered_in_an_article_comes_to_its_place_with_the_kind_of_its_neighbours():
    edited = after(
        adding_provision("article", "1.2.1-1", "1.2.1-1. dövlətə;"),
        adding_provision("point", "c", "c) elektron.", article="3"),
    )
    assert list(edited)[3:5] == ["art_1__para_1.2__point_1.2.1", "art_1__para_1.2__point_1.2.1-1"]
    assert edited["art_3__point_c"] == "elektron."


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("2", "Müraciət təklif, ərizə və ya şikayətdir. Yeni. Ərizə yazılı olur."),
        ("", "Müraciət təklif, ərizə və ya şikayətdir. Ərizə yazılı olur. Yeni."),
    ],
)
def test_a_sentence_becomes_the_one_it_is_counted_as(label, text):
    assert (
        after(adding_provision("sentence", label, "Yeni.", article="2", part="1"))["art_2"] == text
    )


def test_a_new_wording_keeps_the_identity_of_what_it_rewords():
    before = law()
    new = "Maddə 1. Məqsəd\n1.1. Yeni.\n1.3. Başqa."
    result = consolidate(before, [operation(NoteKind.NEW_WORDING, "1", new=new)])
    for eid in ("art_1", "art_1__para_1.1"):
        assert result.document.find(eid).node.uid == before.find(eid).node.uid
    assert result.document.find("art_1__para_1.2") is None
    assert result.document.find("art_1").node.heading == "Məqsəd"


def test_headings_title_and_preamble_can_be_changed():
    result = consolidate(
        law(),
        [
            operation(NoteKind.NEW_WORDING, "2", field=Field.HEADING, new="Anlayışlar"),
            replacing("1", "məqsədi", "vəzifəsi", field=Field.HEADING),
            replacing("", "Müraciətlər", "Təkliflər", field=Field.TITLE),
        ],
    )
    assert result.document.title.startswith("Təkliflər haqqında")
    headings = [one.node.heading for one in result.document.articles()]
    assert headings[:2] == ["Qanunun vəzifəsi", "Anlayışlar"]


def test_a_new_number_goes_into_the_numbers_below():
    assert "art_5__para_5.2__point_5.2.1" in after(
        operation(NoteKind.RENUMBERED, "1", label="5"),
    )


def test_numbers_may_move_up_one_after_another_with_a_new_one_in_the_gap():
    made = [
        operation(NoteKind.RENUMBERED, "1.2.1", label="1.2.2"),
        operation(NoteKind.RENUMBERED, "1.2.2", label="1.2.3"),
        adding_provision("point", "1.2.1", "1.2.1. dövlətə;", article="1"),
    ]
    edited = after(*made)
    assert [edited[f"art_1__para_1.2__point_1.2.{n}"] for n in (1, 2, 3)] == [
        "dövlətə;", "vətəndaşlara;", "hüquqi şəxslərə.",
    ]  # fmt: skip


def test_a_number_that_is_taken_is_refused():
    refused = refusal(operation(NoteKind.RENUMBERED, "1", label="2"))
    assert (refused.reason, refused.words) == (Reason.LABEL_TAKEN, "2")
    assert refusal(adding_provision("article", "2", "Maddə 2. A\nB.")).reason is Reason.LABEL_TAKEN


def test_an_article_moves_with_all_that_is_in_it():
    moved = operation(NoteKind.MOVED, "1", beside=Address(article="3"), side=Side.AFTER)
    result = consolidate(law(), [moved, replacing("1.1", "hüququnu", "haqqını")])
    assert [one.node.label for one in result.document.articles()] == ["2", "3", "1", "4"]
    assert "haqqını" in result.document.find("art_1__para_1.1").node.text
    inside = operation(NoteKind.MOVED, "1", beside=Address(article="1.2"), side=Side.AFTER)
    assert refusal(inside).reason is Reason.NO_PLACE


@pytest.mark.parametrize(
    "made",
    [
        removing(""),
        replacing("1.1", "", "x"),
        replacing("1.1", "məqsədi", ""),
        operation(NoteKind.RENUMBERED, "1"),
        operation(NoteKind.MOVED, "1"),
        operation(NoteKind.NEW_WORDING, "1"),
        operation(NoteKind.UNKNOWN, "1"),
        adding("1.1", "", "x"),
    ],
)
def test_an_operation_that_does_not_say_what_to_do_is_refused(made):
    assert refusal(made).reason is Reason.INCOMPLETE


def test_an_amendment_of_an_amendment_changes_what_is_proposed():
    new = replacing("1.1", "müraciət", "ərizə və şikayət", id="1")
    milder = replacing("", "və şikayət", "və ya şikayət", id="1/1", amends="1")
    lost = replacing("", "x", "y", id="7/1", amends="7")
    result = consolidate(law(), [milder, new, lost])
    assert "ərizə və ya şikayət hüququnu" in result.document.find("art_1__para_1.1").node.text
    assert result.applied == ("1", "1/1")
    (refused,) = result.refused
    assert (refused.operation, refused.reason) == ("7/1", Reason.UNKNOWN_OPERATION)


def test_an_amendment_shares_the_fate_of_what_it_amends():
    new = replacing("9", "müraciət", "ərizə", id="1")
    milder = replacing("", "ərizə", "xahiş", id="1/1", amends="1")
    result = consolidate(law(), [new, milder])
    assert result.applied == ()
    assert [one.operation for one in result.refused] == ["1", "1/1"]


def test_two_operations_of_one_name_are_an_error_of_the_caller():
    with pytest.raises(ValueError, match="one id"):
        consolidate(law(), [removing("1", id="1"), removing("2", id="1")])
