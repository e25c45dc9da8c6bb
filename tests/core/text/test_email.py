"""One person, one address: what differs only in ASCII case is one, nothing else is."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import EmailNotUsable, EmailProblem, normalise_email
from tests.data import shared_data


def reason_for(text):
    with pytest.raises(EmailNotUsable) as refusal:
        normalise_email(text)
    return refusal.value.reason


@pytest.mark.parametrize(
    "spelling", ["info@x.az", "INFO@X.AZ", "Info@x.Az", "  info@x.az\t", "\u00a0info@x.az"]
)
def test_plain_case_and_surrounding_space_reach_the_same_person(spelling):
    assert normalise_email(spelling) == "info@x.az"


@pytest.mark.parametrize(
    "forged", ["ınfo@x.az", "İNFO@x.az", "I\u0307NFO@x.az", "ｉnfo@x.az", "іnfo@x.az"]
)
def test_a_look_alike_local_part_is_refused(forged):
    assert reason_for(forged) is EmailProblem.NOT_ASCII


@pytest.mark.parametrize(
    "forged", ["info@\u212a.az", "info@ｘ.az", "info@x\u200d.az", "info@\u2460.az", "info@ß.az"]
)
def test_a_domain_that_only_a_mapping_makes_valid_is_refused(forged):
    assert reason_for(forged) is EmailProblem.DOMAIN


def test_an_international_domain_is_kept_in_its_ascii_form():
    assert normalise_email("a@şirkət.az") == "a@xn--irkt-45a71m.az"
    assert normalise_email("A@xn--irkt-45a71m.AZ") == "a@xn--irkt-45a71m.az"
    assert normalise_email("a@почта.рф") == "a@xn--80a1acny.xn--p1ai"


def test_a_dotless_domain_letter_is_another_domain():
    assert normalise_email("a@bakı.az") != normalise_email("a@baki.az")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", EmailProblem.EMPTY),
        ("   ", EmailProblem.EMPTY),
        ("info", EmailProblem.MALFORMED),
        ("in fo@x.az", EmailProblem.MALFORMED),
        ("info@x\u2003.az", EmailProblem.MALFORMED),
        ("info@x.az.", EmailProblem.DOMAIN),
        ("info@x..az", EmailProblem.DOMAIN),
        ("info@localhost", EmailProblem.DOMAIN),
        ("info@127.0.0.1", EmailProblem.DOMAIN),
        ("info@[127.0.0.1]", EmailProblem.DOMAIN),
        ("info@-x.az", EmailProblem.DOMAIN),
        ("info@x_y.az", EmailProblem.DOMAIN),
        ("info@", EmailProblem.DOMAIN),
        ("@x.az", EmailProblem.LOCAL_PART),
        (".info@x.az", EmailProblem.LOCAL_PART),
        ("in..fo@x.az", EmailProblem.LOCAL_PART),
        ('"in fo"@x.az', EmailProblem.MALFORMED),
        ("Ali <info@x.az>", EmailProblem.MALFORMED),
        ("<info@x.az>", EmailProblem.LOCAL_PART),
        ("a" * 65 + "@x.az", EmailProblem.LOCAL_PART),
        ("a@" + "b" * 64 + ".az", EmailProblem.DOMAIN),
        ("a@" + "b." * 130 + "az", EmailProblem.TOO_LONG),
        ("info@x.az, other@x.az", EmailProblem.SEVERAL),
        ("info@x.az;other@x.az", EmailProblem.SEVERAL),
        ("info@x.az other@x.az", EmailProblem.SEVERAL),
        ("info@x.az\nBcc: other@x.az", EmailProblem.CONTROL_CHARACTER),
        ("info@x.az\r\n", EmailProblem.CONTROL_CHARACTER),
        ("info\x00@x.az", EmailProblem.CONTROL_CHARACTER),
        ("info\ud800@x.az", EmailProblem.CONTROL_CHARACTER),
    ],
)
def test_what_cannot_be_an_address_is_refused_with_its_reason(text, reason):
    assert reason_for(text) is reason


def test_the_longest_address_of_the_standard_is_accepted():
    address = "a" * 64 + "@" + ".".join(["b" * 62] * 3) + ".az"
    assert len(address) == 256
    assert reason_for(address) is EmailProblem.TOO_LONG
    assert normalise_email(address.replace("b" * 62, "b" * 60, 1)) is not None


def test_an_international_domain_counts_in_its_longer_form():
    assert reason_for("a" * 60 + "@" + ".".join(["əşğü" * 8] * 5) + ".az") in {
        EmailProblem.TOO_LONG,
        EmailProblem.DOMAIN,
    }


def test_a_refusal_is_a_value_error_that_a_form_can_catch():
    assert issubclass(EmailNotUsable, ValueError)


@given(st.text(max_size=80))
def test_any_text_is_normalised_or_refused_and_never_breaks(text):
    with suppress(EmailNotUsable):
        assert normalise_email(text).isascii()


@given(
    st.from_regex(
        re.compile(r"[A-Za-z0-9+_.-]{1,20}@[A-Za-z0-9.-]{1,20}", re.ASCII), fullmatch=True
    )
)
def test_normalising_twice_changes_nothing_more(text):
    try:
        once = normalise_email(text)
    except EmailNotUsable:
        return
    assert normalise_email(once) == once == text.lower()


@given(st.text(st.characters(min_codepoint=0x80), min_size=1, max_size=5), st.integers(0, 9))
def test_a_letter_outside_ascii_never_leads_to_an_ascii_address(letters, place):
    ascii_address = "info@bank.az"
    forged = ascii_address[:place] + letters + ascii_address[place:]
    try:
        normalised = normalise_email(forged)
    except EmailNotUsable:
        return
    kept_space = not forged.strip("\u00a0").isascii()
    assert normalised != ascii_address or not kept_space


@given(st.sampled_from("info@bank"), st.characters(min_codepoint=0x80))
def test_replacing_one_letter_by_a_look_alike_never_reaches_the_first_person(letter, other):
    if letter == "@":
        return
    forged = "info@bank.az".replace(letter, other, 1)
    with suppress(EmailNotUsable):
        assert normalise_email(forged) != "info@bank.az"


def test_the_naughty_strings_are_refused_without_a_crash():
    folder = shared_data("hostile/blns")
    texts = [path for path in folder.rglob("*.txt") if path.is_file()]
    assert texts
    for line in texts[0].read_text("utf-8", "replace").split("\n"):
        with suppress(EmailNotUsable):
            assert normalise_email(line).isascii()
