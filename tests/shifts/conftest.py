from datetime import date

import pytest

from shifts.models import Shift, ShiftPerson, ShiftTime
from shifts.times.actions import create_default_shift_times


@pytest.fixture
def times(house):
    """The three shifts of every day, by their names."""
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    return {each.name: each for each in ShiftTime.objects.filter(house=house)}


@pytest.fixture
def on_shift(times, house, sam):
    """Puts someone on a shift of a day in November (or another month), as Sam did."""

    def put(user, name, day, *, month=11, is_on_call=False):
        on = date(2026, month, day)
        shift, _made = Shift.objects.get_or_create(house=house, time=times[name], on=on)
        return ShiftPerson.objects.create(
            house=house, shift=shift, user=user, put_on_by=sam, is_on_call=is_on_call
        )

    return put
