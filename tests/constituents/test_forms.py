"""The form of a question: what it takes, what it refuses, how it counts."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from constituents.forms import AskForm
from core.fields import LimitedTextField, contacts_in
from core.text import looks_empty
from tests.factories.constituents import PersonFactory

pytestmark = pytest.mark.django_db


def form_of(typed, **changed) -> AskForm:
    return AskForm({**typed, **changed})


def test_a_good_question_passes(typed):
    form = form_of(typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["email"] == "leyla@example.org"


@pytest.mark.parametrize(
    "text",
    [
        *("050 000 00 00", "050-000-00-00", "(050) 000 00 00", "+994 50 000 00 00"),
        *("994500000000", "0500000000", "+994(50)000-00-00", "Zəng: 012.000.00.00!"),
    ],
)
def test_telephone_numbers_are_found_however_they_are_written(text):
    assert contacts_in(f"Cavab üçün {text} gözləyirəm")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-cı ildə 3 000 000 manat", "Maddə 12-1.2", "860 nömrəsi", "14.03.2026"),
        *("№ 766-VQ", "AZ21 NABZ 0000 0000 1370 1000 1944", "18:30-dan 19:00-dək"),
        *("5 @ 7", "@deputat", "a@b"),
    ],
)
def test_other_numbers_and_signs_are_left_alone(text):
    assert not contacts_in(text)


@pytest.mark.parametrize("text", ["ad@example.org", "Yazın: ad.soyad@mail.az.", "<x@y.com>"])
def test_addresses_are_found(text):
    assert contacts_in(text)


def test_both_kinds_are_named_at_once(typed):
    form = form_of(typed, text="050 000 00 00, ad@example.org")
    assert len(form.errors["text"]) == 2


def test_the_subject_is_looked_at_too(typed):
    assert "subject" in form_of(typed, subject="Zəng edin: 0500000000").errors


def test_a_private_question_may_name_a_number(typed):
    assert form_of(typed, visibility="private", text="0500000000").is_valid()


def test_spaces_around_are_cut_and_line_breaks_kept(typed):
    form = form_of(typed, text="  Birinci sətir\r\n\r\nİkinci  ")
    assert form.is_valid()
    assert form.cleaned_data["text"] == "Birinci sətir\n\nİkinci"


def test_letters_are_stored_composed(typed):
    form = form_of(typed, place="S\u0327a\u0306ki")
    assert form.is_valid()
    assert form.cleaned_data["place"] == "Şăki"


def test_overrides_of_the_writing_direction_are_taken_out(typed):
    form = form_of(typed, subject="Sual \u202eterces")
    assert form.is_valid()
    assert "\u202e" not in form.cleaned_data["subject"]


@pytest.mark.parametrize(
    "name", ["Nigar Səfərli", "NİGAR SƏFƏRLİ", "Nigar Sefərli", "Nіgаr Səfərlі"]
)
def test_the_name_of_an_mp_is_nobody_elses(typed, name):
    PersonFactory(name="Nigar Səfərli")
    assert "author_name" in form_of(typed, author_name=name).errors


def test_a_similar_name_is_ones_own(typed):
    PersonFactory(name="Nigar Səfərli")
    assert form_of(typed, author_name="Nigar Səfərova").is_valid()


def test_markup_in_a_name_is_a_name(typed):
    form = form_of(typed, author_name="<b>Leyla</b> =1+1")
    assert form.is_valid()
    assert form.cleaned_data["author_name"] == "<b>Leyla</b> =1+1"


def test_a_proved_address_takes_the_field_away(typed):
    form = AskForm(typed, proved_address="me@example.org")
    assert form.is_valid()
    assert "email" not in form.cleaned_data


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
@hypothesis_settings(max_examples=80, deadline=None)
def test_the_limit_is_counted_in_code_points_after_cleaning(text):
    field = LimitedTextField(most=30)
    kept = field.to_python(text)
    assume(not looks_empty(kept))
    if len(kept) <= 30:
        assert field.clean(text) == kept
    else:
        with pytest.raises(ValidationError, match="30"):
            field.clean(text)


@pytest.mark.parametrize("size", [1999, 2000])
def test_up_to_the_limit_passes(typed, size):
    assert form_of(typed, text="ə" * size).is_valid()


def test_one_more_says_how_much_is_too_much(typed):
    form = form_of(typed, text="ə" * 2003)
    assert "3" in form.errors["text"][0]


def test_the_limit_is_a_setting(typed, settings):
    settings.QUESTION_TEXT_LIMIT = 10
    assert "text" in form_of(typed, text="ə" * 11).errors
