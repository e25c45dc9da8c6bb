"""Working days: weekends and the holidays of the Labour Code do not count."""

import datetime as dt

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from constituents import workdays

days = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))


def test_fifteen_working_days_skip_weekends():
    assert workdays.add(dt.date(2026, 10, 5), 15) == dt.date(2026, 10, 26)


def test_novruz_stops_the_clock():
    # 19 March 2026 is a Thursday; 20-24 March are holidays.
    assert workdays.add(dt.date(2026, 3, 19), 1) == dt.date(2026, 3, 25)


def test_a_day_moved_by_the_cabinet_is_a_setting(settings):
    settings.PUBLIC_HOLIDAYS = (dt.date(2026, 10, 6),)
    assert workdays.add(dt.date(2026, 10, 5), 1) == dt.date(2026, 10, 7)


def test_midnight_in_baku_belongs_to_the_new_day():
    late = dt.datetime(2026, 10, 5, 20, 30, tzinfo=dt.UTC)
    assert workdays.day_of(late) == dt.date(2026, 10, 6)


@given(days, st.integers(0, 60))
@hypothesis_settings(deadline=None)
def test_counting_forth_and_back_agree(start, count):
    end = workdays.add(start, count)
    assert workdays.between(start, end) == count


@given(days, days)
@hypothesis_settings(deadline=None)
def test_the_way_back_is_the_negative_way(one, other):
    assert workdays.between(one, other) == -workdays.between(other, one)


@given(days, st.integers(1, 60))
@hypothesis_settings(deadline=None)
def test_a_deadline_is_a_working_day(start, count):
    assert workdays.is_working(workdays.add(start, count))
