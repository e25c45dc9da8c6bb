"""Dates are written as a careful Azerbaijani, English or Russian editor writes them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import format_date, format_datetime, format_time, short_date
from core.text.dates import MONTHS


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 14), "14 mart 2026-cı il"),
        (date(2025, 10, 21), "21 oktyabr 2025-ci il"),
        (date(2024, 1, 1), "1 yanvar 2024-cü il"),
        (date(2030, 12, 31), "31 dekabr 2030-cu il"),
        (date(2000, 2, 29), "29 fevral 2000-ci il"),
        (date(1999, 12, 28), "28 dekabr 1999-cu il"),
        (date(1900, 5, 9), "9 may 1900-cü il"),
        (date(2010, 8, 3), "3 avqust 2010-cu il"),
        (date(2040, 9, 5), "5 sentyabr 2040-cı il"),
    ],
)
def test_an_azerbaijani_date_ends_in_the_year_with_its_own_suffix(day, expected):
    assert format_date(day, "az") == expected


def test_an_english_and_a_russian_date_follow_their_own_custom():
    assert format_date(date(2026, 3, 14), "en") == "14 March 2026"
    assert format_date(date(2026, 3, 14), "ru") == "14 марта 2026\u00a0г."


def test_a_short_date_has_no_year():
    day = date(2026, 11, 3)
    assert [short_date(day, language) for language in ("az", "en", "ru")] == [
        "3 noyabr",
        "3 November",
        "3 ноября",
    ]


def test_months_are_written_small_except_in_english():
    assert all(month == month.lower() for month in MONTHS["az"] + MONTHS["ru"])
    assert all(month[0].isupper() for month in MONTHS["en"])


def test_an_unknown_language_is_answered_in_azerbaijani():
    assert format_date(date(2026, 3, 14), "de") == "14 mart 2026-cı il"


def test_a_moment_is_shown_in_baku_with_the_zone_named():
    moment = datetime(2026, 3, 14, 14, 30, tzinfo=UTC)
    assert format_datetime(moment, "az") == "14 mart 2026-cı il, 18:30 (Bakı vaxtı)"
    assert format_datetime(moment, "en") == "14 March 2026, 18:30 (Baku time)"
    assert format_datetime(moment, "ru") == "14 марта 2026\u00a0г., 18:30 (бакинское время)"


def test_late_in_the_evening_utc_it_is_tomorrow_in_baku():
    moment = datetime(2026, 12, 31, 20, 5, tzinfo=UTC)
    assert format_date(moment, "az") == "1 yanvar 2027-ci il"
    assert short_date(moment, "en") == "1 January"
    assert format_time(moment) == "00:05"


def test_baku_kept_summer_time_until_2015():
    assert format_time(datetime(2015, 7, 1, 12, tzinfo=UTC)) == "17:00"
    assert format_time(datetime(2016, 7, 1, 12, tzinfo=UTC)) == "16:00"


def test_a_time_without_a_zone_is_refused_rather_than_guessed():
    naive = datetime(2026, 3, 14, 18, 30)  # noqa: DTZ001 - the mistake under test
    for function in (format_datetime, format_date, format_time):
        with pytest.raises(ValueError, match="zone"):
            function(naive)


@given(st.dates(), st.sampled_from(["az", "en", "ru"]))
def test_every_date_has_its_day_and_its_year(day, language):
    text = format_date(day, language)
    assert text.startswith(f"{day.day} ")
    assert str(day.year) in text


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - bounds are naive
    st.integers(-12, 14),
)
def test_one_instant_reads_alike_whatever_zone_it_came_in(moment, hours):
    moment = moment.replace(tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))
    assert format_datetime(moment) == format_datetime(elsewhere)
