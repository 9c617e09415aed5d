"""The house's own clock decides what day it is."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from accounts.models import House


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-11-25T04:59:59Z", "America/New_York", date(2026, 11, 24)),
        ("2026-11-25T05:00:00Z", "America/New_York", date(2026, 11, 25)),
        ("2026-03-08T04:59:00Z", "America/New_York", date(2026, 3, 7)),
        # Clocks go forward on March 8 and back on November 1.
        ("2026-03-09T03:59:00Z", "America/New_York", date(2026, 3, 8)),
        ("2026-11-02T04:59:00Z", "America/New_York", date(2026, 11, 1)),
        ("2028-02-29T12:00:00Z", "Pacific/Honolulu", date(2028, 2, 29)),
        ("2028-02-29T12:00:00Z", "Pacific/Kiritimati", date(2028, 3, 1)),
    ],
)
def test_what_day_it_is(moment, zone, day):
    with time_machine.travel(moment):
        assert House(time_zone=zone).today() == day


def test_a_time_zone_is_a_real_one(db):
    with pytest.raises(ValidationError, match="Choose one of the time zones"):
        House(name="Birch Street House", time_zone="Moon/Tranquility").full_clean()
