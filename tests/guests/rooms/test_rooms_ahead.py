"""The rule of the rooms, day by day, and the picture made of it."""

from datetime import date, timedelta

import time_machine
from hypothesis import given
from hypothesis import strategies as st

from guests.rooms.ahead import (
    DAY_ON_A_PHONE,
    DAY_WIDE,
    DAYS,
    Bar,
    Hold,
    bar,
    bar_of,
    called,
    clash,
    lanes,
    name_that_fits,
    spans,
    why_not,
)
from tests.conftest import TUESDAY, staying
from tests.guests.factories import FormerRoomFactory, TimeAwayFactory
from tests.pages import text_of

TODAY = date(2026, 11, 24)


def day(number):
    return TODAY + timedelta(days=number)


def hold(first, end, *, stay=1, room=1, **known):
    return Hold(room, stay, "Alex", day(first), day(end), **known)


def days_of(each):
    return {each.from_on + timedelta(days=n) for n in range((each.until_on - each.from_on).days)}


stretches = st.builds(
    lambda first, days, stay: hold(first, first + days, stay=stay),
    st.integers(-60, 60),
    st.integers(0, 90),
    st.integers(1, 4),
)


@given(stretches, st.lists(stretches, max_size=6))
def test_two_stays_never_share_a_day_in_a_room(wanted, others):
    shared = [o for o in others if o.stay != wanted.stay and days_of(o) & days_of(wanted)]
    found = clash(wanted, others)
    assert (found is None) == (not shared)
    if found:
        assert found.from_on == min(each.from_on for each in shared)


def test_one_may_move_in_on_the_day_the_other_leaves():
    assert clash(hold(5, 20, stay=2), [hold(-10, 5)]) is None
    assert clash(hold(4, 20, stay=2), [hold(-10, 5)])
    assert clash(hold(4, 20, stay=2, room=2), [hold(-10, 5)]) is None


def test_but_two_never_live_in_it_at_once_however_their_leaving_was_planned():
    overdue = hold(-90, 0, is_here=True)
    assert clash(hold(0, 89, stay=2), [overdue]) is None
    assert clash(hold(0, 89, stay=2, is_here=True), [overdue])
    assert why_not(overdue, "Blue room", TODAY) == (
        "The Blue room is Alex's until their leaving has been noted."
    )


def test_the_reason_says_whose_it_is_and_until_when():
    assert why_not(hold(-10, 72, is_here=True), "Blue room", TODAY) == (
        "The Blue room is Alex's until February 4."
    )
    assert why_not(hold(6, 72), "Room 3", TODAY) == "Room 3 is Alex's from November 30."
    assert why_not(hold(-30, -2, is_over=True), "Blue room", TODAY) == (
        "The Blue room was Alex's until November 22."
    )
    assert called("The long room") == "The long room"


def test_the_days_of_a_room_one_after_the_other():
    here, coming = hold(-10, 4, is_here=True), hold(6, 95, stay=2)
    told = [
        (span.from_on, span.until_on, span.hold)
        for span in spans([coming, here, hold(-40, -12, stay=3)], TODAY)
    ]
    assert told == [
        (day(0), day(4), here),
        (day(4), day(6), None),
        (day(6), day(95), coming),
        (day(95), None, None),
    ]
    assert [span.hold for span in spans([], TODAY)] == [None]


def test_the_picture_ends_after_six_weeks():
    assert (bar(day(-3), day(7), TODAY).x, bar(day(-3), day(7), TODAY).width) == (
        "0.000%",
        "16.667%",
    )
    assert bar(day(DAYS - 1), day(200), TODAY).days == 1
    assert bar(day(DAYS), day(200), TODAY) is None
    assert bar(day(-9), day(0), TODAY) is None
    assert bar_of(hold(-90, -1, is_here=True), TODAY).days == 1


def past_plan(planned, **known):
    """Still here, and their leaving was planned for a day that has passed."""
    return hold(-90, 0, is_here=True, planned_on=day(planned), **known)


def test_past_the_plan_nobody_knows_from_when_on_the_room_is_free():
    here, coming = past_plan(-3), hold(6, 95, stay=2)
    told = [
        (span.from_on, span.until_on, span.hold, span.was_planned_until)
        for span in spans([coming, here], TODAY)
    ]
    assert told == [
        (day(0), None, here, "Saturday"),
        (day(6), day(95), coming, ""),
        (day(95), None, None, ""),
    ]
    assert [span.hold for span in spans([here], TODAY)] == [here]


def test_the_open_bar_goes_to_the_next_guest_and_a_week_at_least():
    here = past_plan(-3)
    assert bar_of(here, TODAY) == Bar(0, DAYS)
    assert bar_of(here, TODAY, next_on=day(20)) == Bar(0, 20)
    for next_on in (-2, 0, 6):
        assert bar_of(here, TODAY, next_on=day(next_on)) == Bar(0, 7)


bars = st.lists(st.builds(Bar, st.integers(0, 30), st.integers(1, 12)), max_size=6)


@given(bars)
def test_no_two_bars_lie_on_each_other(drawn):
    rows = lanes(drawn)
    placed = list(zip(drawn, rows, strict=True))
    for number, (one, row) in enumerate(placed):
        assert row == 0 or any(one.covers(other) for other, _row in placed[:number])
        assert not any(one.covers(other) for other, same in placed[:number] if same == row)


def test_someone_still_here_is_drawn_and_said_as_such(as_robin, as_ida, house, casey):
    sky = staying(house, "Sky", date(2026, 11, 30), arrived_on=None)
    sky.room = casey.room
    sky.save()
    with time_machine.travel(TUESDAY.replace(day=28)):
        response = as_robin.get("/guests/")
        page = text_of(response)
        assert "Casey still here, planned until Friday · Sky from November 30 to" in page
        assert "Casey planned until" not in page
        picture = response.content.decode()
        assert 'class="room-held room-open"' in picture
        assert 'height="76"' in picture, "both are seen, one below the other"
        offered = text_of(as_ida.get("/guests/new/"))
        assert "Corner room, Casey still here, planned until Friday, Sky's from" in offered
    with time_machine.travel(TUESDAY.replace(day=27)):
        response = as_robin.get("/guests/")
        assert "Casey planned until November 27 · free until November 30" in text_of(response)
        assert "room-open" not in response.content.decode()


def test_the_page_shows_who_is_in_who_comes_and_from_when_a_room_is_free(
    as_robin, house, alex, casey
):
    sky = staying(house, "Sky", date(2026, 11, 29), arrived_on=None)
    sky.room = casey.room
    sky.save()
    staying(house, "Lou", date(2026, 12, 3), arrived_on=None)
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 25), back_on=date(2026, 11, 27))
    response = as_robin.get("/guests/")
    page = text_of(response)
    away = "(away from November 25, back November 27)"
    assert f"Alex planned until December 22 {away} · then free" in page
    assert "Casey planned until November 27 · free until November 29 · Sky from November 29" in page
    assert "No room yet: Lou comes December 3, 2026" in page
    picture = response.content.decode()
    assert '<rect class="room-away" x="2.381%" y="1" width="4.762%"' in picture
    assert 'class="room-held room-coming"' in picture


def test_someone_away_for_an_unknown_time_keeps_their_room(as_robin, alex):
    TimeAwayFactory(stay=alex, back_on=None)
    response = as_robin.get("/guests/")
    assert "Alex planned until December 22 (away from November 23) · then free" in text_of(response)
    assert 'class="room-away" x="0.000%" y="1" width="66.667%"' in response.content.decode()


def test_a_room_someone_moved_out_of_is_free(as_robin, house, robin, alex, jo):
    FormerRoomFactory(stay=jo, room=alex.room, moved_by=robin, until_on=date(2026, 11, 14))
    assert text_of(as_robin.get("/guests/")).count("Jo planned until") == 1


def test_a_house_without_rooms_shows_no_picture(as_robin, house):
    assert "six weeks ahead" not in text_of(as_robin.get("/guests/"))


def test_a_stretch_holds_the_whole_name_or_a_short_one_and_never_half_of_it():
    names = ("Rosalind", "Ros")
    fits = [name_that_fits(names, days, DAY_ON_A_PHONE) for days in (42, 13, 12, 7, 6, 1)]
    assert fits == ["Rosalind", "Rosalind", "Ros", "Ros", "", ""]
    assert name_that_fits(names, 5, DAY_WIDE) == "Rosalind"


def test_in_the_picture_robin_and_rosalind_are_told_apart(as_sam, house):
    """Two who leave in a few days, too few for their whole names."""
    for name, room in (("Rosalind", "Blue room"), ("Roberta", "Garden room")):
        staying(house, name, day(-86), room, planned_leaving_on=day(3))
    page = as_sam.get("/guests/").content.decode()
    wide = [part.split("</text>")[0] for part in page.split('y="24">')[1::2]]
    assert sorted(wide) == ["Rob", "Ros"]
