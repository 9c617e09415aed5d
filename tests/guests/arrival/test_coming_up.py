"""Who comes within a week, and a room that will not be free: told from the day it is known."""

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from guests.models import Stay
from guests.rooms.ahead import Hold, clashes
from tests.conftest import TUESDAY, staying
from tests.guests.factories import ExtensionFactory
from tests.pages import text_of

TODAY = date(2026, 11, 24)


def coming(house, name, arrives_on, room=None, **stay):
    stay = staying(house, name, arrives_on, arrived_on=None, **stay)
    Stay.objects.filter(pk=stay.pk).update(room=room)
    return Stay.objects.get(pk=stay.pk)


def on_day(days):
    return time_machine.travel(TUESDAY + timedelta(days=days))


@pytest.fixture
def sky(house, casey):
    """Comes on Monday into the Corner room, which is Casey's until Friday."""
    return coming(house, "Sky", date(2026, 11, 30), casey.room)


def test_arrivals_of_the_next_seven_days_with_day_and_room(
    as_robin, as_sam, as_ida, house, alex, sky
):
    coming(house, "Lou", date(2026, 12, 1))
    coming(house, "Kim", date(2026, 12, 2))
    for client in (as_robin, as_sam, as_ida):
        page = text_of(client.get("/"))
        assert "Mon Sky arrives · Corner room" in page
        assert "Dec 1 Lou arrives · no room yet" in page
        assert "Kim" not in page
        assert "isn't free" not in page


@pytest.mark.parametrize(
    ("days", "words"),
    [(5, "Mon Sky arrives"), (6, "Today Sky arrives"), (-1, "Nov 30 Sky arrives")],
)
def test_the_day_is_said_as_people_say_it(as_robin, sky, days, words):
    with on_day(days):
        assert words in text_of(as_robin.get("/"))


def test_someone_whose_planned_day_has_passed_is_not_said_to_have_come(as_robin, as_sam, sky):
    with on_day(7):
        page = text_of(as_robin.get("/"))
        assert "Nov 30 Sky planned for Monday, not noted as here yet · Corner room" in page
        as_sam.post(f"/guests/{sky.guest_id}/arrival/off/")
        assert "Sky" not in text_of(as_robin.get("/"))


def test_nobody_comes_and_what_would_be_here_is_said(as_robin, alex, stranger):
    assert "Arrivals, leavings, meetings and what falls due" in text_of(as_robin.get("/"))


# Casey is still here after Friday.


def test_a_room_that_is_not_free_is_told_before_the_door(
    as_robin, as_sam, as_ida, casey, sky, house
):
    with on_day(3):
        assert "isn't free" not in text_of(as_robin.get("/"))
    with on_day(4):
        told = "The Corner room isn't free yet: Casey is still here. Planned leaving was Friday."
        for client in (as_robin, as_sam, as_ida):
            response = client.get("/")
            assert told in text_of(response)
            assert f'href="/guests/{casey.guest_id}/"' in response.content.decode()
        assert "A manager or an admin can choose another room for Sky." in text_of(
            as_robin.get("/")
        )
        assert "Talk with Casey , or choose another room for Sky ." in text_of(as_ida.get("/"))
        left = {"left_on": "2026-11-28", "how_ended": ""}
        as_robin.post(f"/guests/{casey.guest_id}/leaving/", left)
        page = text_of(as_robin.get("/"))
        assert "Mon Sky arrives · Corner room" in page
        assert "isn't free" not in page


def test_another_room_for_who_comes_is_an_answer(as_robin, as_ida, house, casey, sky):
    with on_day(4):
        path = f"/guests/{sky.guest_id}/coming/"
        assert "Corner room" in text_of(as_ida.get(path))
        Stay.objects.filter(pk=sky.pk).update(room=None)
        page = text_of(as_robin.get("/"))
        assert "Mon Sky arrives · no room yet" in page
        assert "isn't free" not in page


def test_who_comes_in_three_weeks_is_not_told_of_someone_who_may_leave_any_day(
    as_robin, house, casey
):
    coming(house, "Sky", date(2026, 12, 20), casey.room)
    with on_day(4):
        assert "Sky" not in text_of(as_robin.get("/"))
    with on_day(19):
        assert "Casey is still here" in text_of(as_robin.get("/"))


def test_an_overlap_of_two_plans_is_told_as_soon_as_it_is_there(as_robin, as_ida, house, alex):
    """No action lets this come about: it was there before, or came from elsewhere."""
    coming(house, "Sky", date(2026, 12, 19), alex.room)
    coming(house, "Lou", date(2027, 1, 4), alex.room)
    for client in (as_robin, as_ida):
        page = text_of(client.get("/"))
        assert "Dec 19 Sky arrives · Blue room" in page
        assert "The Blue room isn't free by then: Alex plans to stay until December 22." in page
        assert "The Blue room is planned for Sky too, from December 19 to March 18." in page


def test_a_longer_stay_they_ask_for_may_run_into_it(as_robin, as_sam, as_ida, house, casey, sky):
    ExtensionFactory(stay=casey, until_on=date(2026, 12, 11))
    told = "The Corner room may not be free: Casey asked to stay until December 11."
    for client in (as_robin, as_sam):
        assert f"{told} Not decided yet." in text_of(client.get("/"))
    assert "asked to stay" not in text_of(as_ida.get("/"))
    with on_day(4):
        page = text_of(as_robin.get("/"))
        assert "Casey is still here" in page
        assert "may not be free" not in page, "a room is told of once"
    Stay.objects.filter(pk=sky.pk).update(arrives_on=date(2026, 12, 11))
    assert told not in text_of(as_robin.get("/"))


def test_the_one_who_leaves_and_the_one_who_comes_may_share_the_day(as_robin, house, casey):
    coming(house, "Sky", date(2026, 11, 27), casey.room)
    page = text_of(as_robin.get("/"))
    assert "Fri Sky arrives · Corner room" in page
    assert "isn't free" not in page


def test_ten_who_come_cost_one_question_more_and_no_more(
    as_robin, house, alex, django_assert_max_num_queries
):
    with django_assert_max_num_queries(100) as none:
        as_robin.get("/")
    for n in range(10):
        coming(house, f"Guest {n}", date(2026, 11, 25 + n % 5), alex.room)
    with django_assert_max_num_queries(len(none)):
        assert "Guest 9 arrives" in text_of(as_robin.get("/"))


# The rule itself, over plain dates.


def day(number):
    return TODAY + timedelta(days=number)


def _hold(stay, room, first, days, state):
    """Someone coming, here, or here past the plan; the latter hold it until they leave."""
    until = first + days
    is_here = state != "coming" and first <= 0
    past = is_here and until < 0
    return Hold(
        room,
        stay,
        f"Guest {stay}",
        day(first),
        TODAY if past else day(until),
        is_here=is_here,
        planned_on=day(until) if past else None,
    )


holds = st.lists(
    st.tuples(
        st.integers(1, 2),
        st.integers(-60, 60),
        st.integers(0, 90),
        st.sampled_from(("here", "coming")),
    ),
    max_size=6,
).map(lambda rows: [_hold(stay, *row) for stay, row in enumerate(rows, start=1)])


def days_held(hold, horizon=400):
    """From today on, day by day; without an end where nobody knows one."""
    until = horizon if hold.is_past_plan else (hold.until_on - TODAY).days
    return set(range(max(0, (hold.from_on - TODAY).days), until))


@given(holds)
def test_a_clash_is_told_exactly_where_two_would_have_a_room_on_one_day(holds):
    told = {frozenset((each.comes.stay, each.holds.stay)) for each in clashes(holds, TODAY)}
    for one in holds:
        for other in holds:
            if one.stay == other.stay or (one.is_here and other.is_here):
                continue  # the database lets no two live in one room
            shared = one.room == other.room and days_held(one) & days_held(other)
            assert (frozenset((one.stay, other.stay)) in told) == bool(shared)


@given(holds)
def test_each_clash_is_told_once_and_of_the_one_who_comes(holds):
    found = clashes(holds, TODAY)
    pairs = [frozenset((each.comes.stay, each.holds.stay)) for each in found]
    assert len(pairs) == len(set(pairs))
    for each in found:
        assert not each.comes.is_here
        assert each.holds.is_here or each.holds.from_on <= each.comes.from_on
    assert [each.comes.from_on for each in found] == sorted(each.comes.from_on for each in found)
