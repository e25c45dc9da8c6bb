"""Labels stay as printed, give one address each, and stand in the order of the law."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legislation.text.labels import (
    PREFIXES,
    components,
    eid,
    is_within,
    natural_key,
    uid_of,
    wid,
)

OFFICIAL = [
    "1",
    "12",
    "12-1",
    "12.1",
    "12¹",
    "12-1.1",
    "12.1-1",
    "1.0.3",
    "12.0.3-1",
    "9 bis",
    "119-1.2",
    "I",
    "i",
    "Birinci",
    "birinci",
    "1-ci",
    "a)",
    "a",
    "(a)",
    "1)",
    "(1)",
    "ə)",
    "e)",
    "Ə)",
    "ç)",
    "c)",
    "а)",
    "3°",
    "12_1",
    "12~1",
    "12 1",
    "12—1",
]
LABELS = st.one_of(
    st.text(min_size=1, max_size=8),
    st.from_regex(r"[0-9]{1,3}([-.][0-9]{1,2}){0,3}", fullmatch=True),
    st.from_regex(r"\(?[a-zəğşçöüı0-9]{1,2}\)?", fullmatch=True),
)
KINDS = st.sampled_from(sorted(PREFIXES))


@pytest.mark.parametrize(
    ("kind", "label", "parent", "expected"),
    [
        ("article", "5", "", "art_5"),
        ("article", "12-1", "", "art_12-1"),
        ("paragraph", "12-1.2", "art_12-1", "art_12-1__para_12-1.2"),
        ("point", "3.0.1", "art_3__para_3.0", "art_3__para_3.0__point_3.0.1"),
        ("point", "a)", "art_5", "art_5__point_a"),
        ("point", "ə)", "art_5", "art_5__point_~e"),
        ("point", "1)", "art_5", "art_5__point_1"),
        ("chapter", "1-ci", "", "chp_1-ci"),
        ("chapter", "I", "sec_Birinci", "sec_Birinci__chp_I"),
        ("section", "İkinci", "", "sec_~Ikinci"),
    ],
)
def test_an_address_follows_the_naming_of_akoma_ntoso(kind, label, parent, expected):
    assert eid(kind, label, parent) == expected


def test_an_article_is_addressed_without_its_chapter():
    assert eid("article", "9", "sec_1__chp_2") == "art_9"


def test_a_provision_without_a_number_is_counted():
    assert eid("paragraph", "", "art_3", 2) == "art_3__para_~n2"
    assert eid("paragraph", "", "art_3", 2) != eid("paragraph", "n2", "art_3")


@pytest.mark.parametrize("kind", sorted(PREFIXES))
def test_official_labels_never_share_an_address(kind):
    addresses = {eid(kind, label) for label in OFFICIAL}
    assert len(addresses) == len(OFFICIAL)


@given(KINDS, LABELS, LABELS)
def test_distinct_labels_have_distinct_addresses(kind, one, other):
    assert (eid(kind, one) == eid(kind, other)) == (one == other)


@given(KINDS, st.text(max_size=12), st.integers(1, 99))
def test_an_address_can_stand_in_a_link_unescaped(kind, label, ordinal):
    assert re.fullmatch(r"[0-9A-Za-z._~-]+", eid(kind, label, "", ordinal))


@given(LABELS, LABELS, LABELS, LABELS)
def test_nested_addresses_are_distinct_too(above, label, other_above, other_label):
    one = eid("point", label, eid("paragraph", above, "art_1"))
    other = eid("point", other_label, eid("paragraph", other_above, "art_1"))
    assert (one == other) == ((above, label) == (other_above, other_label))


@given(LABELS)
def test_an_address_does_not_change_from_call_to_call(label):
    assert eid("article", label) == eid("article", label)


def test_a_dotted_label_has_levels():
    assert components("12.0.3-1") == ("12", "0", "3-1")
    assert components("5") == ("5",)


@pytest.mark.parametrize(
    ("label", "ancestor", "expected"),
    [
        ("12.1", "12", True),
        ("12.0.3-1", "12.0", True),
        ("12-1.1", "12-1", True),
        ("12-1.1", "12", False),
        ("12.1", "12.1", False),
        ("121.1", "12", False),
        ("12", "12.1", False),
    ],
)
def test_what_lies_below_is_told_by_levels_and_not_by_letters(label, ancestor, expected):
    assert is_within(label, ancestor) is expected


@pytest.mark.parametrize(
    "ordered",
    [
        ["1", "2", "9", "10", "11", "100"],
        ["118", "119", "119-1", "119-2", "119-10", "120"],
        ["12", "12.1", "12.2", "12-1", "12-1.1", "13"],
        ["1.9", "1.10", "1.10.1", "1.11"],
        ["12.0.3", "12.0.3-1", "12.0.4"],
        ["12", "12¹", "12²", "13"],
        ["9", "9 bis", "9 ter", "10"],
        ["a)", "b)", "c)", "ç)", "d)", "e)", "ə)", "f)"],
        ["g)", "ğ)", "h)", "x)", "ı)", "i)", "j)"],
        ["I", "II", "III", "IV", "V", "IX", "X", "XI", "XIX", "XL", "L"],
        ["Birinci", "İkinci", "Üçüncü", "Doqquzuncu", "Onuncu", "On birinci", "İyirminci"],
        ["1-ci", "2-ci", "3-cü", "9-cu", "10-cu", "21-ci"],
        ["31", "31a", "31b", "32"],
        ["5)", "6)", "10)"],
    ],
)
def test_labels_stand_in_the_order_of_the_law(ordered):
    keys = [natural_key(label) for label in ordered]
    for earlier, later in pairwise(keys):
        assert earlier < later


@given(LABELS, LABELS)
def test_the_order_is_total(one, other):
    first, second = natural_key(one), natural_key(other)
    assert (first == second) == (one == other)
    assert (first < second) + (second < first) + (first == second) == 1


@given(LABELS, LABELS, LABELS)
def test_the_order_is_transitive(one, other, third):
    low, middle, high = sorted(map(natural_key, (one, other, third)))
    assert low <= middle <= high
    assert low <= high


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_plain_numbers_stand_by_value(one, other):
    assert (natural_key(str(one)) < natural_key(str(other))) == (one < other)


@given(st.integers(0, 9999), st.integers(1, 99))
def test_an_inserted_article_stands_behind_its_number_and_before_the_next(number, inserted):
    label = natural_key(f"{number}-{inserted}")
    assert natural_key(str(number)) < label < natural_key(str(number + 1))


def test_a_number_of_ten_thousand_digits_is_ordered_like_any_other():
    assert natural_key("9" * 10_000) < natural_key("1" + "0" * 10_000)


LOOK_ALIKES = st.sampled_from("aаàáeеéəәoоiıіİ1lIⅠ¹١-–‑−.·_~ ()")


@given(KINDS, st.text(LOOK_ALIKES, max_size=6), st.text(LOOK_ALIKES, max_size=6))
def test_labels_that_only_look_alike_have_distinct_addresses(kind, one, other):
    assert (eid(kind, one) == eid(kind, other)) == (one == other)


@pytest.mark.parametrize(
    "ordered",
    [
        ["Artículo 1 bis", "Artículo 1 ter", "Artículo 1 quinquies", "Artículo 1 decies"],
        ["PRIMERO", "SEGUNDO", "décimo"],
        ["Erster", "Zweiter", "Zwölfter"],
        ["XLIX", "L", "XCIX", "C", "CXX"],
        ["5", "5a", "5b", "6"],
    ],
)
def test_labels_of_other_languages_stand_in_order_too(ordered):
    keys = [natural_key(label) for label in ordered]
    assert keys == sorted(keys)


@given(KINDS, st.uuids())
def test_the_permanent_name_of_a_provision_gives_its_uid_back(kind, uid):
    assert uid_of(wid(kind, uid)) == uid


@given(KINDS, LABELS, st.uuids())
def test_a_permanent_name_is_never_an_address(kind, label, uid):
    assert uid_of(eid(kind, label)) is None
    assert eid(kind, label) != wid(kind, uid)


@pytest.mark.parametrize(
    "foreign", ["", "art_1", "art_~kxyz", "~k" + "0" * 32, "foo_~k" + "0" * 32]
)
def test_a_name_somebody_else_gave_has_no_uid(foreign):
    assert uid_of(foreign) is None
