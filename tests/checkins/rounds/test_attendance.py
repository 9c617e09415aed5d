"""Who came, who was out, and whom the peer on shift is asked to look for."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from checkins.rounds.attendance import CAME, HeldRound, Written, is_to_be_looked_for, last_came_to

ALEX, JO = 1, 2
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("America/New_York"))


def held(day, presence="", *, is_closed=True, others="here"):
    """The morning check-in of that day; what was written of Alex and of Jo."""
    since = MONDAY + timedelta(days=day)
    written = {JO: Written(JO, others)} if others else {}
    if presence:
        written[ALEX] = Written(ALEX, presence)
    wall = since.replace(tzinfo=None)
    return HeldRound(since.date(), "morning", wall, since, is_closed, written)


def looks_for(*presences, **known):
    """By what was written of Alex in one check-in after the other, the newest last."""
    rounds = [held(day, presence, **known) for day, presence in enumerate(presences)]
    return is_to_be_looked_for(rounds[::-1], ALEX, lambda round_: True)


def test_three_in_a_row_that_they_did_not_come_to():
    assert not looks_for("not_today", "not_today")
    assert looks_for("not_today", "not_today", "not_today")
    assert looks_for("here", "not_today", "", "not_today")


def test_one_that_they_came_to_ends_it():
    assert not looks_for("not_today", "not_today", "not_today", "one_to_one")
    assert not looks_for("not_today", "not_today", "later", "not_today")


def test_being_out_is_known_and_does_not_count():
    assert not looks_for("out", "out", "out", "out")
    assert not looks_for("not_today", "out", "not_today")
    assert looks_for("not_today", "out", "not_today", "out", "not_today")


def test_the_one_under_way_waits_for_them():
    assert not looks_for("not_today", "not_today", "", is_closed=False)
    assert looks_for("not_today", "not_today", "not_today", is_closed=False)
    assert looks_for("not_today", "not_today", "not_today", "", is_closed=False)


def test_one_that_was_opened_by_mistake_counts_for_nobody():
    assert not looks_for("", "", "", "", is_closed=False, others="")


def test_only_those_that_expected_them_count():
    rounds = [held(day, "not_today") for day in range(5)][::-1]
    thursday = date(2026, 11, 26)
    assert not is_to_be_looked_for(rounds, ALEX, lambda round_: round_.on >= thursday)


def test_the_last_one_they_came_to():
    rounds = [held(0, "later"), held(1, "out"), held(2, "not_today")][::-1]
    assert last_came_to(rounds, ALEX).on == date(2026, 11, 23)
    assert last_came_to(rounds[:2], ALEX) is None


PRESENCES = ["", "here", "later", "one_to_one", "out", "not_today"]


@given(st.lists(st.sampled_from(PRESENCES), max_size=8))
def test_a_count_of_who_came_is_the_number_of_entries_that_say_so(presences):
    written = {stay: Written(stay, presence) for stay, presence in enumerate(presences)}
    wall = MONDAY.replace(tzinfo=None)
    round_ = HeldRound(MONDAY.date(), "morning", wall, MONDAY, True, written)
    assert len(round_.came) == sum(presence in CAME for presence in presences)
    assert not round_.came & round_.out


@given(st.lists(st.sampled_from(PRESENCES), max_size=8))
def test_whoever_just_came_is_never_looked_for(presences):
    assert not looks_for(*presences, "here")
