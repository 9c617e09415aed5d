"""The path of a stay as one picture: plain values in, places out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkins.history.weeks import CheckInSaid
from checkins.history.weeks import draw as draw_weeks
from dashboard.stay.path import (
    LETTER,
    NARROWEST_DAY,
    REACHED,
    SET_ASIDE,
    UNDER_WAY,
    PathGoal,
    PathMoment,
    draw,
)

FIRST, TODAY = date(2026, 9, 24), date(2026, 11, 24)
LAST = FIRST + timedelta(days=89)


def day(number):
    return FIRST + timedelta(days=number - 1)


def path(*, said=(), goals=(), moments=(), first=FIRST, last=LAST, today=TODAY):
    picture = draw_weeks(first=first, last=last, today=today, said=said)
    return draw(picture, first_day=first, today=today, goals=goals, moments=moments)


def test_ninety_days_are_in_one_row_with_their_names_above():
    drawn = path()
    assert len(drawn.columns) == 90
    assert drawn.width == 90 * NARROWEST_DAY
    assert [label.text for label in drawn.labels] == ["day 1", "30", "halfway", "60", "90"]
    assert [label.x // drawn.day_width + 1 for label in drawn.labels] == [1, 30, 45, 60, 90]


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (1, ["day 1"]),
        (8, ["day 1", "8"]),
        (28, ["day 1", "halfway", "28"]),
        (62, ["day 1", "halfway", "62"]),
        (93, ["day 1", "30", "halfway", "60", "93"]),
        (150, ["day 1", "30", "60", "halfway", "90", "120", "150"]),
    ],
)
def test_names_of_days_never_crowd(days, names):
    drawn = path(last=FIRST + timedelta(days=days - 1))
    assert [label.text for label in drawn.labels] == names


def test_today_is_a_line_at_the_end_of_its_day_and_not_after_the_stay():
    drawn = path()
    assert drawn.today.text == "today, day 62"
    assert drawn.today.x == 62 * drawn.day_width
    assert path(last=day(60)).today is None
    assert path(first=TODAY + timedelta(days=1)).today is None


def test_a_goal_runs_from_its_day_to_its_end_or_to_today():
    goals = [
        PathGoal("Sleep without the TV on", day(3), REACHED, day(41)),
        PathGoal("A place of my own", day(9)),
        PathGoal("Learn Latin", day(36), SET_ASIDE, day(40)),
    ]
    drawn = path(goals=goals)
    width = drawn.day_width
    assert [(line.x1, line.x2, line.state) for line in drawn.lines] == [
        (2 * width, 41 * width, REACHED),
        (8 * width, 62 * width, UNDER_WAY),
        (35 * width, 40 * width, SET_ASIDE),
    ]


def test_goals_share_a_lane_only_where_neither_lines_nor_words_meet():
    one_after_the_other = [
        PathGoal("First", day(1), REACHED, day(20)),
        PathGoal("Second", day(40)),
    ]
    assert [line.lane for line in path(goals=one_after_the_other).lines] == [0, 0]
    at_once = [PathGoal("First", day(1), REACHED, day(50)), PathGoal("Second", day(40))]
    assert [line.lane for line in path(goals=at_once).lines] == [0, 1]
    assert path(goals=at_once).height > path(goals=one_after_the_other).height


def test_a_star_for_a_victory_a_dot_for_the_rest_and_one_of_each_a_day():
    drawn = path(
        moments=[
            PathMoment(day(5), "Conversation"),
            PathMoment(day(5), "Phone"),
            PathMoment(day(5), "Rang the landlord alone", is_victory=True),
            PathMoment(day(9), "Group"),
        ]
    )
    dots = [(mark.words, mark.is_victory) for mark in drawn.marks]
    assert dots == [
        ("Conversation · Phone", False),
        ("Rang the landlord alone", True),
        ("Group", False),
    ]
    beside, star, alone = drawn.marks
    assert beside.x == star.x
    assert beside.y > star.y == alone.y == drawn.moments_y


def test_the_table_tells_the_same_the_newest_day_first():
    drawn = path(
        said=[CheckInSaid(day(3), "morning", "here", "more")],
        goals=[PathGoal("Sleep", day(3), REACHED, day(8))],
        moments=[PathMoment(day(5), "Group")],
    )
    days = [(each.number, each.cells[0].words, each.goals) for each in drawn.table]
    assert days == [
        (8, "", ("reached: Sleep",)),
        (5, "", ()),
        (3, "more support", ("begun: Sleep",)),
    ]
    assert [moment.words for moment in drawn.table[1].moments] == ["Group"]


def test_what_lies_outside_of_the_days_is_at_the_edge():
    """An arrival put right afterwards leaves nothing out."""
    drawn = path(
        goals=[PathGoal("Sleep", day(-10), REACHED, day(-2))],
        moments=[PathMoment(day(-3), "Phone"), PathMoment(day(200), "Phone")],
    )
    assert (drawn.lines[0].x1, drawn.lines[0].x2) == (0, drawn.day_width)
    assert [mark.x for mark in drawn.marks] == [6, drawn.width - 6]
    assert [each.number for each in drawn.table] == [200, -2, -3, -10]


DAYS = st.integers(1, 200).map(day)


@st.composite
def path_goals(draw_one):
    begun = draw_one(st.integers(1, 150))
    state = draw_one(st.sampled_from([UNDER_WAY, REACHED, SET_ASIDE]))
    ended = None if state == UNDER_WAY else day(begun + draw_one(st.integers(0, 60)))
    return PathGoal(draw_one(st.text(min_size=1, max_size=300)), day(begun), state, ended)


@given(
    st.integers(1, 200),
    st.integers(-5, 250),
    st.lists(path_goals(), max_size=12),
    st.lists(st.builds(PathMoment, on=DAYS, words=st.text(max_size=5), is_victory=st.booleans())),
)
def test_everything_is_inside_the_picture_and_nothing_on_top_of_another(
    days, today, goals, moments
):
    drawn = path(last=day(days), today=day(today), goals=goals, moments=moments)
    assert len(drawn.lines) == len(goals)
    spans = {}
    for line in drawn.lines:
        assert 0 <= line.x1 <= line.x2 <= drawn.width
        length = len(line.text) * LETTER
        start = line.text_x - length if line.text_ends else line.text_x
        assert start >= 0
        assert start + length <= drawn.width
        for other_start, other_end in spans.setdefault(line.lane, []):
            assert line.x2 <= other_start or other_end <= line.x1
        spans[line.lane].append((line.x1, line.x2))
        assert 0 < line.text_y < line.y < drawn.morning_y
    for mark in drawn.marks:
        assert 0 <= mark.x <= drawn.width
        assert drawn.afternoon_y < mark.y < drawn.height
    days_with_a_mark = {(moment.on, moment.is_victory) for moment in moments}
    assert len(drawn.marks) == len(days_with_a_mark)
