"""What hangs on the fridge when people come, leave, are away, swap; and that the past stays."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import time_machine

from accounts.access.actor import actor_for
from guests.arrival.actions import record_arrival
from guests.leaving.actions import record_leaving
from guests.time_away.actions import record_time_away
from household.chores.actions import end_chore, set_rota, set_rota_days
from household.models import Turn
from household.turns.actions import refresh_rota, swap_turns, take_over
from household.turns.queries import rota_of
from tests.conftest import TUESDAY, staying
from tests.household.chores.factories import ChoreFactory, RotaDaysFactory

TODAY = date(2026, 11, 24)
ONE_DAY = timedelta(days=1)


def at(day, hour=9):
    """That day in the house."""
    return time_machine.travel(TUESDAY.replace(month=day.month, day=day.day, hour=hour), tick=False)


@pytest.fixture
def chores(house):
    kitchen = ChoreFactory(house=house, name="Kitchen")
    bathroom = ChoreFactory(house=house, name="Bathroom", size=1)
    yard = ChoreFactory(house=house, name="Yard", rhythm="week", weekdays="6", size=3)
    return {"kitchen": kitchen, "bathroom": bathroom, "yard": yard}


@pytest.fixture
def published(chores, alex, jo, casey, robin):
    return refresh_rota(by=actor_for(robin))


def whose(turn):
    """Straight from the database, where nobody has asked who may read it."""
    return turn.stay.guest.name if turn.stay else turn.staff.display_name


def fridge(chore=None, **between):
    """What is stored, as people read it."""
    rows = Turn.objects.select_related("chore", "stay__guest", "staff").order_by("on", "chore_id")
    if chore is not None:
        rows = rows.filter(chore=chore)
    return [(row.on, row.chore.name, whose(row), row.is_agreed) for row in rows.filter(**between)]


def past(day=TODAY):
    return fridge(on__lt=day)


def differing(before, after):
    return {each[0] for each in set(before) ^ set(after)}


def test_four_weeks_and_the_rest_of_the_last_are_published_from_the_start(published):
    days = {row[0] for row in fridge()}
    assert (min(days), max(days)) == (TODAY, date(2026, 12, 27))
    kitchen = [row[2] for row in fridge() if row[1] == "Kitchen"]
    # People change with the week.
    assert len(set(kitchen[:6])) == len(set(kitchen[6:13])) == 1
    assert kitchen[0] != kitchen[6] != kitchen[13]


def test_published_again_nothing_is_written(published, robin, django_assert_num_queries):
    before = list(Turn.objects.values_list())
    again = refresh_rota(by=actor_for(robin))
    assert not again.diff.differs
    assert list(Turn.objects.values_list()) == before


def test_nothing_moves_for_two_months_in_which_nothing_happens(published, robin):
    hung = fridge()
    with time_machine.travel(TUESDAY) as clock:
        for _ in range(60):
            clock.shift(ONE_DAY)
            # Whoever leaves as planned, leaves on that day.
            assert refresh_rota(by=actor_for(robin)).diff.moved == []
            now = fridge()
            assert now[: len(hung)] == hung
            hung = now


def test_looking_writes_nothing_and_shows_what_the_next_click_stores(chores, alex, jo, robin):
    shown = [(t.on, t.chore.name, t.name, False) for t in rota_of(actor_for(robin)).turns]
    assert not Turn.objects.exists()
    refresh_rota(by=actor_for(robin))
    assert sorted(shown) == sorted(fridge())


def test_an_early_leaving_hands_on_what_lay_ahead_and_no_past_turn(published, casey, robin):
    with at(date(2026, 11, 26)):
        before, was = fridge(), past(date(2026, 11, 26))
        record_leaving(by=actor_for(robin), stay=casey, left_on=date(2026, 11, 26))
        refresh_rota(by=actor_for(robin))
        assert past(date(2026, 11, 26)) == was
        assert "Casey" not in {row[2] for row in fridge(on__gte=date(2026, 11, 26))}
        kept = {row for row in before if row[2] != "Casey"}
        assert kept <= set(fridge())


def test_a_leaving_noted_afterwards_changes_no_past_turn(published, jo, robin):
    with at(date(2026, 11, 27)):
        was = past(date(2026, 11, 27))
        assert "Jo" in {row[2] for row in was}
        record_leaving(by=actor_for(robin), stay=jo, left_on=date(2026, 11, 24))
        refresh_rota(by=actor_for(robin))
        assert past(date(2026, 11, 27)) == was


def test_an_absence_changes_no_past_turn_and_those_days_alone(published, alex, jo, robin):
    with at(date(2026, 11, 30)):
        refresh_rota(by=actor_for(robin))
        before, was = fridge(), past(date(2026, 11, 30))
        record_time_away(
            by=actor_for(robin),
            stay=alex,
            from_on=date(2026, 11, 26),  # noted afterwards, and going on
            back_on=date(2026, 12, 2),
            told="",
        )
        refresh_rota(by=actor_for(robin))
        assert past(date(2026, 11, 30)) == was
        away = {date(2026, 11, 30), date(2026, 12, 1)}
        assert differing(before, fridge()) <= away
        assert "Alex" not in {row[2] for row in fridge(on__in=away)}


def test_todays_turns_stay_unless_their_person_is_not_here(published, house, alex, jo, robin):
    before = fridge(on=TODAY)
    ChoreFactory(house=house, name="Windows", size=3)
    staying(house, "Sky", TODAY - ONE_DAY)
    refresh_rota(by=actor_for(robin))
    assert set(before) <= set(fridge(on=TODAY))
    holder = Turn.objects.get(on=TODAY, chore__name="Kitchen")
    record_time_away(by=actor_for(robin), stay=holder.stay, from_on=TODAY, back_on=None, told="")
    refresh_rota(by=actor_for(robin))
    after = fridge(on=TODAY)
    assert whose(holder) not in {row[2] for row in after}
    others = {row for row in before if row[2] != whose(holder)}
    assert others <= set(after)
    assert [row[1] for row in after].count("Kitchen") == 1


def test_what_is_done_today_stays_though_its_person_left_since(published, house, robin):
    row = Turn.objects.select_related("stay").get(on=TODAY, chore__name="Kitchen")
    Turn.objects.filter(pk=row.pk).update(done_at=TUESDAY, done_by=robin)
    record_leaving(by=actor_for(robin), stay=row.stay, left_on=TODAY)
    refresh_rota(by=actor_for(robin))
    assert Turn.objects.get(on=TODAY, chore__name="Kitchen").stay == row.stay


def test_someone_planned_to_come_is_on_it_from_their_second_day(house, chores, alex, robin):
    staying(house, "Sky", TODAY + timedelta(days=7), arrived_on=None)
    refresh_rota(by=actor_for(robin))
    sky = [row[0] for row in fridge() if row[2] == "Sky"]
    assert min(sky) > TODAY + timedelta(days=7)


def test_a_late_arrival_changes_what_lies_ahead_and_as_little_as_possible(
    house, chores, alex, jo, robin
):
    sky = staying(house, "Sky", date(2026, 11, 26), arrived_on=None)
    refresh_rota(by=actor_for(robin))
    later = date(2026, 11, 29)
    with at(later):
        refresh_rota(by=actor_for(robin))
        before, was = fridge(), past(later)
        record_arrival(by=actor_for(robin), stay=sky, arrived_on=later)
        refresh_rota(by=actor_for(robin))
        assert past(later) == was
        assert differing(before, fridge()) <= {later}


def test_late_by_days_nobody_had_to_wait_for_them(house, chores, alex, jo, robin):
    staying(house, "Sky", date(2026, 11, 26), arrived_on=None)
    refresh_rota(by=actor_for(robin))
    for day in (27, 28, 29):
        with at(date(2026, 11, day)):
            refresh_rota(by=actor_for(robin))
            assert "Sky" not in {row[2] for row in fridge(on=date(2026, 11, day))}


def test_an_arrival_noted_afterwards_changes_no_past_turn(house, chores, alex, jo, robin):
    refresh_rota(by=actor_for(robin))
    sky = staying(house, "Sky", date(2026, 11, 26), arrived_on=None)
    with at(date(2026, 11, 30)):
        was = past(date(2026, 11, 30))
        record_arrival(by=actor_for(robin), stay=sky, arrived_on=date(2026, 11, 26))
        refresh_rota(by=actor_for(robin))
        assert past(date(2026, 11, 30)) == was
        assert "Sky" in {row[2] for row in fridge(on__gte=date(2026, 11, 30))}


def test_an_agreed_swap_stays_through_all_of_it(published, house, chores, alex, jo, casey, robin):
    by = actor_for(robin)
    rota = refresh_rota(by=by)
    mine = next(t for t in rota.diff.turns if t.on > TODAY and t.stay == alex)
    theirs = next(t for t in rota.of_others(mine) if t.stay == jo)
    here = {"chore": mine.chore, "on": mine.on, "key": mine.key}
    there = {"with_chore": theirs.chore, "with_on": theirs.on, "with_key": theirs.key}
    swap_turns(by=by, **here, **there)
    agreed = [row for row in fridge() if row[3]]
    assert {row[2] for row in agreed} == {"Alex", "Jo"}
    staying(house, "Sky", TODAY - ONE_DAY)
    record_leaving(by=by, stay=casey, left_on=TODAY)
    end_chore(by=by, row=chores["yard"])
    set_rota_days(by=by, user=robin, weekdays=[1, 2, 3])
    assert [row for row in fridge() if row[3]] == agreed


def test_helping_out_for_one_day_leaves_the_next_week_on_the_fridge(house, chores, alex, jo, robin):
    """Who takes a turn over has not had the chore: it does not come off their next week."""
    by = actor_for(robin)
    for name in ("Sky", "Kim"):
        staying(house, name, TODAY - timedelta(days=10))
    refresh_rota(by=by)
    this_week = Turn.objects.get(chore__name="Kitchen", on=TODAY)
    next_week = Turn.objects.get(chore__name="Kitchen", on=date(2026, 11, 30))
    before = fridge()
    take_over(by=by, chore=this_week.chore, on=TODAY, key=this_week.key, to=next_week.key)
    assert differing(before, fridge()) == {TODAY}


def test_a_peer_without_days_may_take_over_and_it_stays_theirs(published, robin):
    turn, by = published.diff.turns[0], actor_for(robin)
    take_over(by=by, chore=turn.chore, on=turn.on, key=turn.key, to=f"staff-{robin.pk}")
    refresh_rota(by=by)
    assert fridge(staff=robin) == [(TODAY, turn.chore.name, "Robin", True)]


def test_a_peer_shares_on_their_days_from_today_and_owes_nothing_for_before(published, robin, sam):
    set_rota_days(by=actor_for(sam), user=robin, weekdays=[3, 4])
    theirs = {row[0].isoweekday() for row in fridge(staff=robin)}
    assert theirs
    assert theirs <= {3, 4}
    everyone = [row[2] for row in fridge()]
    assert everyone.count("Robin") < len(everyone) / 3
    set_rota_days(by=actor_for(sam), user=robin, weekdays=[])
    assert fridge(staff=robin) == []


def test_who_is_no_longer_on_staff_comes_off_it(house, chores, alex, robin, lee):
    RotaDaysFactory(house=house, user=robin)
    refresh_rota(by=actor_for(lee))
    assert fridge(staff=robin)
    robin.memberships.update(ended_on=TODAY)
    refresh_rota(by=actor_for(lee))
    assert fridge(staff=robin) == []


def test_people_change_every_two_weeks_when_the_house_says_so(published, chores, sam):
    set_rota(by=actor_for(sam), weeks=2)
    ahead = fridge(chores["kitchen"], on__gte=date(2026, 11, 30))
    changes = sum(one[2] != other[2] for one, other in pairwise(ahead))
    assert changes <= 2


def test_a_day_that_nobody_published_before_it_was_over_has_no_turns(published, robin):
    """Nothing hung there, so nothing is made up afterwards."""
    hung = fridge()
    with time_machine.travel(TUESDAY + timedelta(days=60)):
        refresh_rota(by=actor_for(robin))
        days = {row[0] for row in fridge()} - {row[0] for row in hung}
        assert min(days) == TODAY + timedelta(days=60)
        assert set(hung) <= set(fridge())


def test_at_midnight_of_the_house_the_day_is_past(chores, alex, jo, robin):
    late = TUESDAY.replace(hour=23, minute=59)
    with time_machine.travel(late, tick=False) as clock:
        refresh_rota(by=actor_for(robin))
        was = fridge(on=TODAY)
        clock.shift(timedelta(minutes=1))
        record_leaving(by=actor_for(robin), stay=alex, left_on=TODAY)
        rota = refresh_rota(by=actor_for(robin))
        assert rota.today == date(2026, 11, 25)
        assert fridge(on=TODAY) == was


@pytest.mark.parametrize("sunday", [date(2026, 3, 8), date(2026, 11, 1)])
def test_the_sunday_on_which_the_clocks_change_has_one_turn_like_any_other(house, robin, sunday):
    kitchen = ChoreFactory(house=house)
    staying(house, "Alex", sunday - timedelta(days=20))
    staying(house, "Jo", sunday - timedelta(days=20))
    with at(sunday - ONE_DAY, hour=23):
        refresh_rota(by=actor_for(robin))
        was = fridge(kitchen)
    with at(sunday, hour=1):
        refresh_rota(by=actor_for(robin))
    with at(sunday + ONE_DAY, hour=0):
        refresh_rota(by=actor_for(robin))
        assert fridge(kitchen)[: len(was)] == was
    assert [row[0] for row in was].count(sunday) == 1


def test_another_house_has_a_rota_of_its_own(published, other_house, stranger, robin):
    ChoreFactory(house=other_house)
    refresh_rota(by=actor_for(robin))
    assert "Stranger" not in {row[2] for row in fridge()}
