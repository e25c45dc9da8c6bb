"""Finding one's MP: by number, place or name, in any spelling; never the wrong one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from constituents import seats, workdays
from tests.factories.constituents import ConstituencyFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    names = {
        4: "Naxçıvan şəhər",
        12: "Qaradağ-Binəqədi-Yasamal",
        15: "Yasamal I",
        16: "Yasamal II",
        17: "Yasamal III",
        41: "Sumqayıt I",
        105: "Tovuz",
        113: "Şəki şəhər",
    }
    places = {n: ConstituencyFactory(number=n, name=name) for n, name in names.items()}
    people = {
        105: PersonFactory(name="Nigar Səfərli", slug="nigar", seat=places[105]),
        41: PersonFactory(name="Elçin Bağırlı", slug="elcin", seat=places[41]),
    }
    MembershipFactory(constituency=places[113], start=dt.date(2020, 1, 1), end=dt.date(2026, 1, 31))
    return places, people


def numbers(query: str) -> list[int]:
    return [seat.constituency.number for seat in seats.find(query)]


@pytest.mark.parametrize(
    "query",
    [
        *("Tovuz", "tovuz", "TOVUZ", " tovuz rayonu ", "Tovuz seçki dairəsi", "Товуз", "105"),
        *("105 saylı seçki dairəsi", "№ 105", "constituency 105", "округ 105", "Tovuz, 105"),
        *("Səfərli", "seferli", "NİGAR SƏFƏRLİ", "nigar"),
    ],
)
def test_every_way_of_naming_a_seat_leads_to_it(country, query):
    assert numbers(query) == [105]


def test_a_name_shared_by_several_seats_gives_the_choice(country):
    assert numbers("Yasamal") == [12, 15, 16, 17]


def test_a_whole_word_wins_over_a_beginning(country):
    assert numbers("Yasamal II") == [16]


def test_the_beginning_of_a_name_is_enough(country):
    assert numbers("sumq") == [41]


def test_a_number_is_not_the_beginning_of_another(country):
    assert numbers("4") == [4]
    assert numbers("1") == []


@pytest.mark.parametrize(
    "query", ["", "   ", "Atlantida", "999", "saylı", "0" * 30, "%_\\", "'; --"]
)
def test_what_names_no_seat_finds_none(country, query):
    assert numbers(query) == []


@given(st.text(max_size=300))
@hypothesis_settings(max_examples=60, deadline=None)
def test_no_query_breaks_the_finder(query):
    assert isinstance(seats.find(query), list)


def test_a_seat_is_vacant_from_the_day_after_the_mandate_ended(country):
    places, _ = country
    seat = seats.seat_of(places[113])
    assert seat.is_vacant
    assert seat.vacant_since == dt.date(2026, 2, 1)


def test_a_seat_about_which_nothing_is_known_is_not_called_vacant(country):
    places, _ = country
    seat = seats.seat_of(places[4])
    assert (seat.person, seat.is_vacant) == (None, False)


def test_the_successor_sits_from_the_first_day(country):
    places, _ = country
    today = workdays.today()
    follower = PersonFactory(seat=False)
    MembershipFactory(person=follower, constituency=places[113], start=today)
    assert seats.seat_of(places[113]).person == follower


def test_the_last_day_of_a_mandate_still_counts(db):
    today = workdays.today()
    seat = MembershipFactory(end=today)
    assert seats.sitting(seat.person) == seat
    seat.end = today - dt.timedelta(days=1)
    seat.save()
    assert seats.sitting(seat.person) is None


def test_a_seat_of_another_scheme_is_no_seat_today(settings):
    old = MembershipFactory(constituency__scheme="2002")
    assert seats.sitting(old.person) is None
    settings.CONSTITUENCY_SCHEME = "2002"
    assert seats.sitting(old.person) == old


def test_all_seats_take_two_queries(country, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert [seat.constituency.number for seat in seats.all_seats()][:2] == [4, 12]
