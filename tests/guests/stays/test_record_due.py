"""Until when the record of an asking to leave is to be written: 24 hours, by the house's wall."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guests.stays.days import record_due
from tests.conftest import NEW_YORK

PHOENIX = ZoneInfo("America/Phoenix")


@pytest.mark.parametrize(
    ("noted", "zone", "due"),
    [
        ((2026, 11, 24, 21, 40), NEW_YORK, "2026-11-25 21:40"),
        ((2026, 3, 7, 21, 40), NEW_YORK, "2026-03-08 22:40"),  # an hour is left out
        ((2026, 3, 7, 23, 30), NEW_YORK, "2026-03-09 00:30"),
        ((2026, 10, 31, 21, 40), NEW_YORK, "2026-11-01 20:40"),  # an hour comes twice
        ((2026, 11, 1, 0, 30), NEW_YORK, "2026-11-01 23:30"),
        ((2026, 3, 7, 21, 40), PHOENIX, "2026-03-08 21:40"),
        ((2028, 2, 28, 12, 0), NEW_YORK, "2028-02-29 12:00"),
    ],
)
def test_by_the_clock_on_the_wall(noted, zone, due):
    assert f"{record_due(datetime(*noted, tzinfo=zone), zone):%Y-%m-%d %H:%M}" == due


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)))
def test_it_is_always_24_hours_that_pass(noted):
    due = record_due(noted, NEW_YORK)
    assert (due.astimezone(UTC) - noted).total_seconds() == 24 * 60 * 60
