"""The weeks of a stay as a picture: plain values in, cells out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkins.history.weeks import AWAY, MEANINGS, QUIET, CheckInSaid, draw
from checkins.models import Entry

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def picture(*said, first=MONDAY, last=date(2026, 11, 29), today=TUESDAY, **more):
    return draw(first=first, last=last, today=today, said=said, **more)


def cells(drawn):
    return {
        (column.on, cell.which): cell
        for week in drawn.weeks
        for column in week.columns
        for cell in column.cells
    }


@pytest.mark.parametrize(
    ("presence", "support", "kind", "words"),
    [
        ("here", "more", "more", "more support"),
        ("here", "space", "space", "some space"),
        ("one_to_one", "usual", "usual", "as usual"),
        # What was asked stands, also of someone who was not in the circle or not noted as there.
        ("out", "more", "more", "more support"),
        ("", "space", "space", "some space"),
        ("later", "", "there", "there, nothing asked"),
        ("out", "", "elsewhere", "out"),
        ("not_today", "", "elsewhere", "not today"),
        ("", "", "quiet", ""),
    ],
)
def test_each_mark_and_its_words(presence, support, kind, words):
    cell = cells(picture(CheckInSaid(TUESDAY, "morning", presence, support)))[TUESDAY, "morning"]
    assert (cell.kind, cell.words) == (kind, words)


@pytest.mark.parametrize("presence", ["", *Entry.Presence.values])
@pytest.mark.parametrize("support", ["", *Entry.Support.values])
def test_there_is_a_mark_for_whatever_an_entry_can_hold(presence, support):
    assert CheckInSaid(TUESDAY, "morning", presence, support).kind in {*MEANINGS, QUIET}


def test_a_day_of_which_nothing_was_written_is_quiet_past_or_to_come():
    drawn = picture(CheckInSaid(TUESDAY, "morning", "here", "usual"))
    quiet = [place for place, cell in cells(drawn).items() if cell.kind == QUIET]
    assert len(quiet) == 13
    assert [column.on for column in drawn.days_with_words] == [TUESDAY]


def test_the_table_tells_the_newest_day_first():
    drawn = picture(
        CheckInSaid(MONDAY, "morning", "here", "more"),
        CheckInSaid(TUESDAY, "morning", "here", "usual"),
        CheckInSaid(MONDAY, "afternoon", "out", ""),
    )
    told = [[cell.words for cell in column.cells] for column in drawn.days_with_words]
    assert told == [["as usual", ""], ["more support", "out"]]
    assert [kind for kind, _meaning in drawn.legend] == ["more", "usual", "elsewhere"]


def test_a_week_begins_on_monday_and_names_its_month_when_it_is_a_new_one():
    drawn = picture(first=date(2026, 11, 20), last=date(2026, 12, 8))
    assert [(week.first, len(week.columns), week.names_month) for week in drawn.weeks] == [
        (date(2026, 11, 20), 3, True),
        (date(2026, 11, 23), 7, False),
        (date(2026, 11, 30), 7, False),
        (date(2026, 12, 7), 2, True),
    ]


def test_today_is_marked_once_and_not_after_the_stay():
    marked = [c.on for week in picture().weeks for c in week.columns if c.is_today]
    assert marked == [TUESDAY]
    assert not picture(last=MONDAY).has_today


def test_a_day_away_is_dashed_unless_something_was_said_on_it():
    drawn = picture(CheckInSaid(TUESDAY, "morning", "here", "more"), away={MONDAY, TUESDAY})
    assert cells(drawn)[MONDAY, "morning"].kind == AWAY
    assert cells(drawn)[MONDAY, "morning"].words == "away"
    assert cells(drawn)[TUESDAY, "morning"].kind == "more"
    assert cells(drawn)[TUESDAY, "afternoon"].kind == AWAY


def test_what_was_said_before_the_first_day_widens_the_picture():
    early = CheckInSaid(date(2026, 11, 18), "afternoon", "here", "space")
    drawn = picture(early)
    assert drawn.weeks[0].first == date(2026, 11, 18)
    assert cells(drawn)[early.on, "afternoon"].kind == "space"


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
SAID = st.lists(
    st.builds(
        CheckInSaid,
        on=DAYS,
        which=st.sampled_from(["morning", "afternoon"]),
        presence=st.sampled_from(["", *Entry.Presence.values]),
        support=st.sampled_from(["", *Entry.Support.values]),
    ),
    max_size=20,
    unique_by=lambda said: (said.on, said.which),
)


@given(DAYS, st.integers(0, 730), DAYS, SAID)
def test_every_day_is_there_once_in_its_column_and_every_word_in_its_cell(first, days, today, said):
    drawn = draw(first=first, last=first + timedelta(days=days), today=today, said=said)
    columns = [column for week in drawn.weeks for column in week.columns]
    dates = [column.on for column in columns]
    assert dates == [dates[0] + timedelta(days=n) for n in range(len(dates))]
    assert dates[0] == min([first, *(each.on for each in said)])
    assert dates[-1] == max([first + timedelta(days=days), *(each.on for each in said)])
    for week in drawn.weeks:
        places = [column.x for column in week.columns]
        assert places == sorted(set(places))
        assert len({column.on.isocalendar()[:2] for column in week.columns}) == 1
    shown = cells(drawn)
    assert len(shown) == 2 * len(dates)
    for each in said:
        assert shown.pop((each.on, each.which)).kind == each.kind
    assert {cell.kind for cell in shown.values()} <= {QUIET}
