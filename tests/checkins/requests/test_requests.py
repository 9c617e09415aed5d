"""When a request ends: with the next check-in held for that person, or closed without them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkins.requests.rules import age_of, is_open_since
from checkins.rounds.attendance import HeldRound, Written, held_since

ZONE = ZoneInfo("America/New_York")
ELEVEN = datetime(2026, 11, 24, 11, tzinfo=ZONE)
HOUR = timedelta(hours=1)
ALEX, JO = 1, 2


def held(hours, *written, is_closed=False):
    since = ELEVEN + hours * HOUR
    said = {stay: Written(stay, "here") for stay in written}
    return HeldRound(since.date(), "morning", since.replace(tzinfo=None), since, is_closed, said)


rounds = st.builds(
    lambda hours, written, is_closed: held(hours, *written, is_closed=is_closed),
    st.integers(-100, 100),
    st.frozensets(st.sampled_from((ALEX, JO))),
    st.booleans(),
)


def test_it_is_open_while_no_check_in_has_been_held_since():
    assert is_open_since(ELEVEN, ALEX, [])
    assert is_open_since(ELEVEN, ALEX, [held(-1, ALEX), held(-20, is_closed=True)])


def test_it_ends_when_they_are_written_down_in_the_next_one():
    assert is_open_since(ELEVEN, ALEX, [held(5, JO), held(-1, ALEX)])
    assert not is_open_since(ELEVEN, ALEX, [held(5, JO, ALEX), held(-1, ALEX)])


def test_it_ends_when_the_next_one_is_closed_without_them():
    assert not is_open_since(ELEVEN, ALEX, [held(5, JO, is_closed=True)])


def test_a_check_in_written_down_late_was_held_at_its_time():
    half_past_nine = ELEVEN - timedelta(minutes=90)
    assert held_since(ELEVEN + HOUR, half_past_nine) == half_past_nine
    assert held_since(half_past_nine - HOUR, half_past_nine) == half_past_nine - HOUR
    assert held_since(ELEVEN, None) == ELEVEN


@given(st.lists(rounds, max_size=4), rounds)
def test_what_has_ended_never_opens_again(before, one_more):
    if not is_open_since(ELEVEN, ALEX, before):
        assert not is_open_since(ELEVEN, ALEX, [one_more, *before])


@given(st.lists(rounds, max_size=4))
def test_what_is_open_is_what_no_later_check_in_ended(all_held):
    ended = any(
        each.since > ELEVEN and (each.is_closed or ALEX in each.written) for each in all_held
    )
    assert is_open_since(ELEVEN, ALEX, all_held) is not ended


@pytest.mark.parametrize(
    ("asked", "now", "age"),
    [
        (ELEVEN, ELEVEN + 24 * HOUR, ""),
        (ELEVEN, ELEVEN + 25 * HOUR, "yesterday"),
        (ELEVEN, ELEVEN + 72 * HOUR, "3 days ago"),
        (ELEVEN.replace(hour=23), ELEVEN + 39 * HOUR, "2 days ago"),
        # Over the weekend on which the clocks go back.
        (
            datetime(2026, 10, 30, 16, 39, tzinfo=ZONE),
            datetime(2026, 11, 2, 0, 10, tzinfo=ZONE),
            "3 days ago",
        ),
    ],
)
def test_how_old_it_is_by_the_days_of_the_house(asked, now, age):
    assert age_of(asked, now) == age
