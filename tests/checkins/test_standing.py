"""How long what was asked in between stands."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from checkins.standing import Held, held_since, still_stands

ELEVEN = datetime(2026, 11, 24, 11, tzinfo=ZoneInfo("America/New_York"))
HOUR = timedelta(hours=1)
WHO = ("alex", "jo", "casey")

check_ins = st.lists(
    st.builds(
        Held,
        since=st.integers(-100, 100).map(lambda hours: ELEVEN + hours * HOUR),
        written=st.frozensets(st.sampled_from(WHO)),
    ),
    max_size=4,
)


def held(hours, *written):
    return Held(ELEVEN + hours * HOUR, frozenset(written))


def test_it_stands_while_no_check_in_has_been_held_since():
    assert still_stands(ELEVEN, "alex", [])
    assert still_stands(ELEVEN, "alex", [held(-1, "alex"), held(-20, "alex")])


def test_it_ends_when_they_are_written_down_in_the_next_one():
    assert still_stands(ELEVEN, "alex", [held(5, "jo"), held(-1, "alex")])
    assert not still_stands(ELEVEN, "alex", [held(5, "jo", "alex"), held(-1, "alex")])


def test_after_two_check_ins_it_is_history_for_everyone():
    assert not still_stands(ELEVEN, "alex", [held(22), held(5)])


def test_a_check_in_written_down_late_was_held_at_its_time():
    half_past_nine = ELEVEN - timedelta(minutes=90)
    assert held_since(ELEVEN + HOUR, half_past_nine) == half_past_nine
    assert held_since(half_past_nine - HOUR, half_past_nine) == half_past_nine - HOUR
    assert held_since(ELEVEN, None) == ELEVEN


@given(check_ins, st.builds(Held, st.just(ELEVEN + HOUR), st.frozensets(st.sampled_from(WHO))))
def test_what_is_history_never_stands_again(before, one_more):
    if not still_stands(ELEVEN, "alex", before):
        assert not still_stands(ELEVEN, "alex", [one_more, *before])


@given(check_ins)
def test_it_stands_as_a_plain_restatement_says(all_held):
    since = [each for each in all_held if each.since > ELEVEN]
    if not since:
        expected = True
    elif len(since) == 1:
        expected = "alex" not in since[0].written
    else:
        expected = False
    assert still_stands(ELEVEN, "alex", all_held) is expected
