"""The path of a stay in small: plain values in, places out, and the same in words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from checkins.history.weeks import MEANINGS, CheckInSaid
from checkins.history.weeks import draw as draw_weeks
from dashboard.progress.drawing import svg_of
from dashboard.progress.small_path import WIDTH, draw, in_words
from dashboard.stay.path import REACHED, PathGoal

FIRST, TODAY = date(2026, 9, 24), date(2026, 11, 24)
LAST = FIRST + timedelta(days=89)


def day(number):
    return FIRST + timedelta(days=number - 1)


def path(*, said=(), goals=(), moments=(), last=LAST, today=TODAY, **more):
    return draw(
        first=FIRST,
        last=last,
        today=today,
        said=[(on.isoformat(), which, there, asked) for on, which, there, asked in said],
        goals=goals,
        moments=[(on.isoformat(), is_victory) for on, is_victory in moments],
        **more,
    )


def test_ninety_days_have_the_whole_width_and_their_names():
    drawn = path()
    assert drawn.days * drawn.step == WIDTH
    assert [name for _day, name in drawn.labels] == ["day 1", "30", "60", "90"]
    assert drawn.today == 61


def test_a_short_stay_is_no_wider_and_a_long_one_still_fits():
    assert path(last=day(20)).step == 8
    long = path(last=day(150))
    assert round(long.days * long.step) == WIDTH
    assert [name for _day, name in path(last=day(93)).labels] == ["day 1", "30", "60", "93"]


def test_each_check_in_has_its_mark_and_what_nobody_wrote_has_none():
    drawn = path(
        said=[
            (day(1), "afternoon", "here", "more"),
            (day(2), "morning", "out", ""),
            (day(2), "afternoon", "", ""),
            (day(3), "morning", "here", ""),
        ],
        away={day(4)},
    )
    assert drawn.cells == {
        (0, 1): "more",
        (1, 0): "elsewhere",
        (2, 0): "there",
        (3, 0): "away",
        (3, 1): "away",
    }


def test_once_they_have_left_there_is_no_today():
    drawn = path(last=day(60))
    assert drawn.today is None
    assert "path-today" not in svg_of(drawn, "")
    assert "small-ahead" not in svg_of(drawn, "")


def test_in_words_by_the_week_the_newest_first():
    goals = [PathGoal("Sleep", day(2), REACHED, day(9)), PathGoal("A place", day(9))]
    drawn = path(
        said=[(day(1), "morning", "here", "more"), (day(2), "morning", "here", "more")],
        goals=goals,
        moments=[(day(8), False), (day(9), True)],
    )
    assert [(week.name, week.facts) for week in in_words(drawn, goals)] == [
        ("Week of September 28", ("reached: Sleep", "begun: A place", "a victory", "a moment")),
        ("Week of September 21", ("mornings: more support", "begun: Sleep")),
    ]


days = st.integers(1, 62).map(day)
presences = st.sampled_from(["here", "later", "one_to_one", "out", "not_today", ""])
said = st.dictionaries(
    st.tuples(days, st.sampled_from(["morning", "afternoon"])),
    st.tuples(presences, st.sampled_from(["more", "usual", "space", ""])),
).map(lambda known: [(*when, *how) for when, how in known.items()])
moments = st.lists(st.tuples(days, st.booleans()))


@given(said, moments, st.sets(days, max_size=5))
def test_the_picture_and_the_words_say_the_same(said, moments, away):
    drawn = path(said=said, moments=moments, away=away)
    pictured = set()
    for (number, row), kind in drawn.cells.items():
        which = ("mornings", "afternoons")[row]
        pictured.add((monday(day(number + 1)), which, MEANINGS[kind]))
    for numbers, what in ((drawn.moments, "a moment"), (drawn.victories, "a victory")):
        pictured |= {(monday(day(number + 1)), what, "") for number in numbers}
    told = set()
    for week in in_words(drawn):
        for fact in week.facts:
            about, _, meanings = fact.partition(": ")
            told |= {(week.first, about, each) for each in _each_of(meanings)}
    assert told == pictured
    # And each of them is drawn, in a picture that has a name.
    svg = svg_of(drawn, "The path so far")
    drawn_kinds = {kind for kind in MEANINGS if f'class="small-{kind}"' in svg}
    assert drawn_kinds == set(drawn.cells.values())
    assert svg.count("M") >= len(drawn.cells)


@given(said, st.sets(days, max_size=5))
def test_it_has_the_marks_of_the_picture_on_their_page(said, away):
    rows = [CheckInSaid(*each) for each in said]
    weeks = draw_weeks(first=FIRST, last=LAST, today=TODAY, said=rows, away=away).weeks
    columns = [column for week in weeks for column in week.columns]
    large = {
        (number, row): cell.kind
        for number, column in enumerate(columns)
        for row, cell in enumerate(column.cells)
        if cell.kind != "quiet"
    }
    assert path(said=said, away=away).cells == large


def monday(on):
    return on - timedelta(days=on.weekday())


def _each_of(meanings):
    """Some meanings have a comma of their own."""
    found = [each for each in MEANINGS.values() if each in meanings]
    return found or [""]
