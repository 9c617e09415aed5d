"""Today's chores: done, taken over, swapped in one press; the week; and what stayed open."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.access.actor import actor_for
from accounts.models import AuditEvent
from guests.arrival.actions import record_arrival
from guests.leaving.actions import record_leaving
from household.models import Chore, Turn
from household.turns.actions import mark_done, refresh_rota, swap_turns, take_over
from household.turns.page import read_swap
from household.turns.weeks import four_weeks_of, spans_of, week_of
from tests.conftest import TUESDAY, person, staying
from tests.guests.factories import TimeAwayFactory
from tests.household.chores.factories import ChoreFactory, RotaDaysFactory, TurnFactory
from tests.pages import TODAY_ASKS, fields_of, read_through, text_of

PAGE = "/household/chores/"
TODAY = date(2026, 11, 24)
YESTERDAY = date(2026, 11, 23)


@pytest.fixture
def kitchen(house):
    return ChoreFactory(house=house, name="Kitchen", how_to="Counters first, then the floor.")


@pytest.fixture
def bathroom(house):
    return ChoreFactory(house=house, name="Bathroom", size=1)


@pytest.fixture
def three(kitchen, bathroom, alex, jo, casey):
    """Alex has the kitchen today, and Jo the bathroom."""
    TurnFactory(chore=kitchen, stay=alex)
    TurnFactory(chore=bathroom, stay=jo, size=1)


def path_of(turn, act=""):
    return f"{PAGE}{turn.chore_id}/{turn.on}/{turn.key}/{act}"


def opened(client, turn, back=""):
    """What opens below the row of a turn."""
    return client.get(path_of(turn), {"back": back}, headers={"HX-Request": "true"})


def of_today(chore):
    return Turn.objects.get(chore=chore, on=TODAY)


def test_an_empty_list_says_how_to_begin(as_robin, as_sam, house):
    assert "Chores will show up here" in text_of(as_robin.get(PAGE))
    assert "Write down the first chore" in text_of(as_sam.get(PAGE))


def test_with_nobody_here_chores_fall_to_nobody(as_robin, house, kitchen):
    assert "No chore is due today." in text_of(as_robin.get(PAGE))


def test_today_and_the_week_with_names(as_robin, three):
    page = text_of(as_robin.get(PAGE))
    assert "Done: Kitchen Alex" in page
    assert "Done: Bathroom Jo" in page
    assert "I'll do it : Kitchen, instead of Alex" in page
    assert "Give it to someone else, or swap : Kitchen, Alex" in page
    for in_place in ({}, {"HX-Request": "true"}):
        table = text_of(as_robin.get(f"{PAGE}?table=1", headers=in_place))
        assert "Who has which chore on which day of this week" in table
        assert "Kitchen Alex , Kitchen, Tuesday open" in table


def test_one_press_and_it_is_done_whoever_did_it(as_robin, robin, alex, kitchen, three):
    turn = of_today(kitchen)
    for _ in range(2):
        assert as_robin.post(path_of(turn, "done/")).url == PAGE
    turn.refresh_from_db()
    assert (turn.done_at, turn.done_by) == (TUESDAY, robin)
    assert "Kitchen Alex, done 9:31 am" in text_of(as_robin.get(PAGE))
    event = AuditEvent.objects.get(kind="turn_done")
    assert (event.guest_id, event.fields) == (alex.guest_id, ["done_at"])
    for _ in range(2):
        as_robin.post(path_of(turn, "done/"), {"open": "1"})
    turn.refresh_from_db()
    assert turn.done_at is None
    assert "Kitchen is open again." in text_of(as_robin.get(PAGE))
    assert AuditEvent.objects.filter(kind="turn_opened").count() == 1


def test_a_turn_keeps_its_place_when_it_is_done(as_robin, kitchen, bathroom, three):
    def order():
        page = text_of(as_robin.get("/"))
        return page.index("Bathroom") < page.index("Kitchen")

    before = order()
    for chore in (bathroom, kitchen):
        for said in ({}, {"open": "1"}):
            as_robin.post(path_of(of_today(chore), "done/"), said)
            as_robin.get("/")  # what was said
            assert order() == before


def test_the_first_press_stores_the_rota_that_was_shown(as_robin, kitchen, alex):
    page = as_robin.get(PAGE)
    assert "Done: Kitchen Alex" in text_of(page)
    assert not Turn.objects.exists()
    as_robin.post(f"{PAGE}{kitchen.pk}/{TODAY}/stay-{alex.pk}/done/")
    assert of_today(kitchen).is_done
    # Four weeks, and every day of them Alex's until they leave.
    assert Turn.objects.count() == 28


def test_robin_takes_it_over_in_one_press(as_robin, robin, kitchen, three):
    turn = of_today(kitchen)
    for _ in range(2):
        as_robin.post(path_of(turn, "take-over/"), {"to": f"staff-{robin.pk}"})
    turn.refresh_from_db()
    assert (turn.staff, turn.stay, turn.is_agreed) == (robin, None, True)
    assert AuditEvent.objects.filter(kind="turn_taken_over").count() == 1
    page = text_of(as_robin.get(PAGE))
    assert "Done: Kitchen Robin, as agreed" in page
    assert "I'll do it : Kitchen" not in page


def test_anyone_who_is_here_may_take_it_over(as_robin, kitchen, casey, three):
    turn = of_today(kitchen)
    page = text_of(opened(as_robin, turn))
    assert "Casey takes over: Kitchen, November 24, instead of Alex" in page
    as_robin.post(path_of(turn, "take-over/"), {"to": f"stay-{casey.pk}"})
    turn.refresh_from_db()
    assert turn.stay == casey


@pytest.mark.parametrize("to", ["", "stay-0", "staff-999999", "\x00", "Casey"])
def test_nobody_else_can(as_robin, kitchen, alex, three, to):
    page = as_robin.post(path_of(of_today(kitchen), "take-over/"), {"to": to}, follow=True)
    assert "They are not in the house on that day." in text_of(page)
    assert of_today(kitchen).stay == alex


def test_a_guest_of_another_house_never_gets_a_turn(as_robin, kitchen, alex, stranger, three):
    as_robin.post(path_of(of_today(kitchen), "take-over/"), {"to": f"stay-{stranger.pk}"})
    assert of_today(kitchen).stay == alex


def test_two_people_swap_in_one_press(as_robin, alex, jo, kitchen, bathroom, three):
    mine, theirs = of_today(kitchen), of_today(bathroom)
    with_ = f"{theirs.chore_id}/{theirs.on}/{theirs.key}"
    assert with_ in opened(as_robin, mine).content.decode()
    for _ in range(2):
        as_robin.post(path_of(mine, "swap/"), {"with": with_})
    assert of_today(kitchen).stay == jo
    assert of_today(bathroom).stay == alex
    assert of_today(kitchen).is_agreed
    assert of_today(bathroom).is_agreed
    assert AuditEvent.objects.filter(kind="turn_swapped").count() == 2


def test_a_swap_with_another_day_is_on_the_turns_page(as_robin, robin, kitchen, three):
    refresh_rota(by=actor_for(robin))
    mine = of_today(kitchen)
    page = as_robin.get(path_of(mine))
    assert "Counters first, then the floor." in text_of(page)
    later = Turn.objects.filter(on__gt=TODAY).exclude(stay=mine.stay).order_by("on", "pk").first()
    assert f"{later.chore_id}/{later.on}/{later.key}" in page.content.decode()


@pytest.mark.parametrize("said", ["", "x", "1/2026-02-30/stay-1", "1/2026-11-24/stay-1/", "\x00"])
def test_a_swap_with_nothing_is_not_found(as_robin, kitchen, three, said):
    assert as_robin.post(path_of(of_today(kitchen), "swap/"), {"with": said}).status_code == 404


def test_what_a_swap_names_is_read():
    assert read_swap("12/2026-11-24/stay-3") == (12, TODAY, "stay-3")


def test_a_page_that_was_open_for_long_is_told_how_it_is_now(
    as_robin, robin, kitchen, casey, three
):
    shown = path_of(of_today(kitchen), "done/")
    turn = of_today(kitchen)
    take_over(by=actor_for(robin), chore=kitchen, on=TODAY, key=turn.key, to=f"stay-{casey.pk}")
    page = as_robin.post(shown, follow=True)
    assert "Someone already changed this" in text_of(page)
    assert not of_today(kitchen).is_done


def test_what_is_past_or_done_or_still_to_come_is_not_handed_on(robin, kitchen, alex, jo, casey):
    by, to = actor_for(robin), f"stay-{casey.pk}"
    past = TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    with pytest.raises(ValidationError, match="past and can't be changed"):
        take_over(by=by, chore=kitchen, on=YESTERDAY, key=past.key, to=to)
    mine = TurnFactory(chore=kitchen, stay=alex, done_at=TUESDAY, done_by=robin)
    refresh_rota(by=by)
    with pytest.raises(ValidationError, match="already noted"):
        take_over(by=by, chore=kitchen, on=TODAY, key=mine.key, to=to)
    tomorrow = Turn.objects.filter(on__gt=TODAY).first()
    with pytest.raises(ValidationError, match="hasn't come yet"):
        mark_done(by=by, chore=kitchen, on=tomorrow.on, key=tomorrow.key)


def test_a_swap_needs_both_to_be_there(robin, kitchen, bathroom, alex, jo):
    """Jo arrives on Friday week, so no turn before that can be theirs."""
    by = actor_for(robin)
    sky = staying(kitchen.house, "Sky", TODAY + timedelta(days=10), arrived_on=None)
    rota = refresh_rota(by=by)
    theirs = next(turn for turn in rota.diff.turns if turn.stay == sky)
    mine = next(turn for turn in rota.diff.turns if turn.stay == alex)
    assert theirs not in rota.of_others(mine)
    with pytest.raises(ValidationError, match="not in the house on that day"):
        swap_turns(
            by=by,
            chore=mine.chore,
            on=mine.on,
            key=mine.key,
            with_chore=theirs.chore,
            with_on=theirs.on,
            with_key=theirs.key,
        )


def test_two_people_of_one_chore_cannot_take_over_from_each_other(robin, house, alex, jo):
    refresh = ChoreFactory(house=house, people=2)
    by = actor_for(robin)
    refresh_rota(by=by)
    with pytest.raises(ValidationError, match="have this chore on that day already"):
        take_over(by=by, chore=refresh, on=TODAY, key=f"stay-{alex.pk}", to=f"stay-{jo.pk}")


# What stayed open.


def test_what_stayed_open_yesterday_is_a_friendly_line(as_robin, robin, kitchen, alex):
    TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    line = "Kitchen was Alex's yesterday and still isn't done. Maybe mention it over coffee."
    for page in (PAGE, "/"):
        assert line in text_of(as_robin.get(page))
    turn = Turn.objects.get(on=YESTERDAY)
    for _ in range(2):
        assert as_robin.post(path_of(turn, "talk/"), {"back": "today"}).url == "/"
    turn.refresh_from_db()
    assert (turn.talked_at, turn.talked_by, turn.talked_words) == (TUESDAY, robin, "")
    assert AuditEvent.objects.filter(kind="turn_talked_about").count() == 1
    for page in (PAGE, "/"):
        assert "Maybe mention it" not in text_of(as_robin.get(page))


def test_how_it_was_talked_about_in_a_line_that_names_no_other_guest(as_robin, kitchen, alex, jo):
    turn = TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    page = as_robin.post(path_of(turn, "talk/"), {"words": "Jo will help tonight"})
    assert "This seems to name Jo." in text_of(page)
    assert Turn.objects.get(pk=turn.pk).talked_at is None
    as_robin.post(path_of(turn, "talk/"), {"words": "Late shift; tonight instead"})
    assert "Late shift; tonight instead" in text_of(as_robin.get(path_of(turn)))
    page = as_robin.post(path_of(turn, "talk/"), {"words": "x" * 301})
    assert "at most 300 characters" in text_of(page)
    assert fields_of(page)["words"] == "x" * 301


def test_the_same_words_again_are_meant_so(as_robin, kitchen, alex, jo):
    turn = TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    page = as_robin.post(path_of(turn, "talk/"), {"words": "With Jo"})
    as_robin.post(path_of(turn, "talk/"), fields_of(page))
    assert Turn.objects.get(pk=turn.pk).talked_words == "With Jo"


def test_whoever_was_away_or_has_left_is_not_mentioned(as_robin, robin, kitchen, alex, jo):
    TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    TimeAwayFactory(stay=alex, from_on=YESTERDAY, back_on=TODAY)
    TurnFactory(chore=kitchen, stay=jo, on=YESTERDAY)
    record_leaving(by=actor_for(robin), stay=jo, left_on=TODAY)
    assert "Maybe mention it" not in text_of(as_robin.get(PAGE))
    assert "Maybe mention it" not in text_of(as_robin.get("/"))


def test_yesterday_may_still_be_noted_as_done(as_robin, kitchen, alex):
    turn = TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    as_robin.post(path_of(turn, "done/"))
    turn.refresh_from_db()
    assert turn.is_done


def test_a_turn_of_weeks_ago_still_has_its_page(as_robin, kitchen, alex):
    turn = TurnFactory(chore=kitchen, stay=alex, on=TODAY - timedelta(weeks=5))
    assert "Was it done?" in text_of(as_robin.get(path_of(turn)))
    as_robin.post(path_of(turn, "done/"))
    turn.refresh_from_db()
    assert turn.is_done


def test_the_week_names_a_peer_who_has_left_and_a_chore_that_ended(
    as_robin, lee, kitchen, bathroom, alex
):
    TurnFactory(chore=kitchen, stay=None, staff=lee, on=YESTERDAY)
    TurnFactory(chore=bathroom, stay=alex, on=YESTERDAY)
    lee.memberships.update(ended_on=TODAY)
    Chore.objects.filter(pk=bathroom.pk).update(ended_on=TODAY)
    page = text_of(as_robin.get(f"{PAGE}?table=1"))
    assert "Lee , Kitchen, Monday" in page
    assert "Alex , Bathroom, Monday" in page


# Today's board.


def test_todays_board_has_them_with_one_press(as_robin, kitchen, three):
    page = text_of(as_robin.get("/"))
    assert "Chores today" in page
    assert "Done: Kitchen Alex" in page
    assert as_robin.post(path_of(of_today(kitchen), "done/"), {"back": "today"}).url == "/"
    assert "Kitchen Alex, done 9:31 am" in text_of(as_robin.get("/"))


def test_on_the_board_someone_else_takes_it_over_or_swaps_in_one_press(
    as_robin, kitchen, bathroom, alex, jo, casey, three
):
    turn = of_today(kitchen)
    board = as_robin.get("/")
    assert f"{path_of(turn)}?back=today" in board.content.decode()
    assert "takes over" not in text_of(board)
    part = opened(as_robin, turn, back="today")
    assert fields_of(part) == {}  # no page around it
    assert 'name="back" value="today"' in part.content.decode()
    page = text_of(part)
    assert "Casey takes over: Kitchen, November 24, instead of Alex" in page
    assert "Jo · Bathroom · today : Jo swaps this for Kitchen, November 24, Alex" in page
    sent = {"with": f"{bathroom.pk}/{TODAY}/stay-{jo.pk}", "back": "today"}
    assert as_robin.post(path_of(of_today(kitchen), "swap/"), sent).url == "/"
    assert "Done: Kitchen Jo, as agreed" in text_of(as_robin.get("/"))
    sent = {"to": f"stay-{casey.pk}", "back": "today"}
    assert as_robin.post(path_of(of_today(kitchen), "take-over/"), sent).url == "/"
    assert "Done: Kitchen Casey, as agreed" in text_of(as_robin.get("/"))


def test_on_the_board_nobody_who_is_away_is_asked(as_robin, kitchen, alex, jo, casey, three):
    TimeAwayFactory(stay=casey, from_on=TODAY, back_on=None)
    part = text_of(opened(as_robin, of_today(kitchen)))
    assert "Jo takes over" in part
    assert "Casey takes over" not in part


def test_on_the_board_nobody_who_left_has_a_chore(as_robin, robin, kitchen, alex, three):
    record_leaving(by=actor_for(robin), stay=alex, left_on=TODAY)
    for page in ("/", PAGE):
        assert "Done: Kitchen Alex" not in text_of(as_robin.get(page))
        assert "Done: Kitchen" in text_of(as_robin.get(page))


def test_a_peer_who_left_the_staff_and_a_guest_who_came_today_have_none(
    as_robin, lee, house, kitchen, bathroom, alex
):
    TurnFactory(chore=kitchen, stay=None, staff=lee)
    TurnFactory(chore=bathroom, stay=staying(house, "Sky", TODAY))
    lee.memberships.update(ended_on=TODAY)
    for page in ("/", PAGE):
        said = text_of(as_robin.get(page))
        assert "Done: Kitchen Alex" in said
        assert "Done: Bathroom Alex" in said


def test_an_admin_and_a_house_without_chores_have_no_such_part(as_ida, as_robin, house, alex):
    assert "Chores today" not in text_of(as_robin.get("/"))
    ChoreFactory(house=house)
    assert "Chores today" not in text_of(as_ida.get("/"))


# What hangs, and what changed.


def test_what_is_someone_elses_now_is_listed_for_the_fridge(
    as_robin, robin, kitchen, alex, jo, casey
):
    by = actor_for(robin)
    refresh_rota(by=by)
    assert "The printed list is out of date" not in text_of(as_robin.get(PAGE))
    gone = of_today(kitchen).stay
    record_leaving(by=by, stay=gone, left_on=TODAY)
    page = text_of(as_robin.get(PAGE))
    assert "The printed list is out of date" in page
    assert f"instead of {gone.guest.name}" in page
    published = AuditEvent.objects.filter(kind="rota_drawn")
    assert not published.exists()
    for _ in range(2):
        assert as_robin.post(f"{PAGE}draw/").url == f"{PAGE}weeks/"
    assert "The printed list is out of date" not in text_of(as_robin.get(PAGE))
    # The second press changed nothing.
    assert published.get().person_name == "Robin"


def test_four_weeks_for_the_fridge_with_names_and_nothing_more(as_robin, robin, kitchen, three):
    refresh_rota(by=actor_for(robin))
    mark_done(by=actor_for(robin), chore=kitchen, on=TODAY, key=of_today(kitchen).key)
    page = text_of(as_robin.get(f"{PAGE}weeks/"))
    assert "Week of Nov 23 Week of Nov 30 Week of Dec 7 Week of Dec 14" in page
    assert "Kitchen every day" in page
    assert "Blue room" not in page
    assert "done" not in page.lower().split("birch street house ·")[1]


def test_days_of_one_week_are_told_as_people_say_them(kitchen, alex, jo):
    monday = date(2026, 11, 23)
    turns = [
        TurnFactory.build(chore=kitchen, stay=stay, on=monday + timedelta(days=number))
        for number, stay in enumerate([alex, alex, jo, alex])
    ]
    for turn in turns:
        turn.is_readable = True
    told = [(span.days, span.names) for span in spans_of(turns)]
    assert told == [("Mon to Tue", "Alex"), ("Wed", "Jo"), ("Thu", "Alex")]
    assert [(span.days, span.names) for span in spans_of(turns[:2])] == [("", "Alex")]
    assert spans_of([]) == []


def marks_of(client):
    """In this week's picture: (as a mark calls them, who it is), in order."""
    html = client.get(PAGE).content.decode()
    grid = html.split("chore-grid")[1].split("chore-legend")[0]
    marks = [part.split("</span>")[0] for part in grid.split('title="')[1:]]
    return [(mark.split(">")[1], mark.split('"')[0].split(",")[0]) for mark in marks]


def test_robin_and_rosalind_are_called_otherwise_also_before_rosalind_has_a_turn(
    as_robin, robin, house, kitchen
):
    """The week before she comes has no turn of hers; the next may have none of Robin's."""
    RotaDaysFactory(house=house, user=robin, weekdays="1234567")
    rosalind = staying(house, "Rosalind", TODAY + timedelta(days=7), arrived_on=None)
    assert set(marks_of(as_robin)) == {("Rob", "Robin")}
    assert "Rob Robin" in text_of(as_robin.get(PAGE))
    with time_machine.travel(TUESDAY + timedelta(days=7)):
        record_arrival(by=actor_for(robin), stay=rosalind, arrived_on=TODAY + timedelta(days=7))
    with time_machine.travel(TUESDAY + timedelta(days=14)):
        assert set(marks_of(as_robin)) == {("Ros", "Rosalind")}


def test_two_guests_of_the_same_name_have_a_mark_each(as_robin, house, kitchen, bathroom):
    for day in (10, 12):
        staying(house, "Alex", date(2026, 11, day))
    marks = set(marks_of(as_robin))
    assert marks == {("Al1", "Alex"), ("Al2", "Alex")}
    page = text_of(as_robin.get(PAGE))
    assert "Al1 Alex Al2 Alex" in page


def test_the_week_says_who_was_away_and_says_nothing_of_what_is_past(kitchen, alex, jo):
    TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    TurnFactory(chore=kitchen, stay=staying(kitchen.house, "Sky", TODAY), on=YESTERDAY)
    turns = list(Turn.objects.all())
    marks = [m for row in week_of(TODAY, turns).rows for cell in row.cells for m in cell.marks]
    assert [(mark.kind, mark.words) for mark in marks] == [("past", ""), ("away", "away")]
    assert four_weeks_of(TODAY, []).rows == []


# What the guest reads.


def test_a_guest_reads_their_own_turns_by_the_week_and_what_was_talked_about(
    as_robin, robin, lee, kitchen, bathroom, alex, jo
):
    def had(chore, day, **known):
        TurnFactory(chore=chore, stay=alex, on=date(2026, 11, day), **known)

    had(kitchen, 16, done_at=TUESDAY, done_by=lee)
    had(kitchen, 17, talked_at=TUESDAY, talked_by=robin, talked_words="Jo cooked late")
    had(bathroom, 18, is_agreed=True)
    had(kitchen, 23)
    TurnFactory(chore=bathroom, stay=jo, done_at=TUESDAY, done_by=robin)
    as_robin.post(f"/guests/{alex.guest_id}/together/")
    page = read_through(as_robin, f"/guests/{alex.guest_id}/together/")
    week = "The week of November 16, 2026 Kitchen Monday, Tuesday · done Monday, noted by Lee"
    assert week in page
    assert "Bathroom Wednesday (as agreed)" in page
    assert "Kitchen, Tuesday, talked about another guest cooked late" in page
    assert "The week of November 23, 2026 Kitchen Monday" in page
    assert "November 24, 2026, 9:31 am, noted by Robin" in page


# How it holds.


def test_turns_that_are_not_there_are_not_found(as_robin, kitchen, alex, three):
    for path in (
        f"{PAGE}{kitchen.pk}/{TODAY}/stay-999999/",
        f"{PAGE}{kitchen.pk}/2026-02-30/stay-{alex.pk}/",
        f"{PAGE}{kitchen.pk}/2020-01-01/stay-{alex.pk}/",
        f"{PAGE}999999/{TODAY}/stay-{alex.pk}/",
        f"{PAGE}{kitchen.pk}/{TODAY}/alex/",
    ):
        assert as_robin.get(path).status_code == 404
        assert as_robin.post(f"{path}done/").status_code in (302, 404)
    assert not of_today(kitchen).is_done


def test_one_turn_a_person_and_what_is_noted_says_by_whom(kitchen, alex, robin):
    turn = TurnFactory(chore=kitchen, stay=alex)
    for wrong in (
        {"stay": None},
        {"staff": robin},
        {"size": 4},
        {"done_at": TUESDAY},
        {"talked_words": "Late shift"},
    ):
        row = TurnFactory.build(chore=kitchen, stay=alex, on=YESTERDAY)
        for name, value in wrong.items():
            setattr(row, name, value)
        with pytest.raises(ValidationError):
            row.full_clean()
    again = TurnFactory.build(chore=kitchen, stay=alex, on=turn.on)
    with pytest.raises(ValidationError, match="have this chore on that day already"):
        again.full_clean()
    with pytest.raises(IntegrityError):
        again.save()


def test_no_page_counts_anything_of_a_person(as_robin, robin, kitchen, three):
    for day in range(1, 10):
        TurnFactory(chore=kitchen, stay=of_today(kitchen).stay, on=TODAY - timedelta(days=day))
    page = text_of(as_robin.get(PAGE))
    for word in ("of 10", "10 ", "%", "missed", "points", "times"):
        assert word not in page


def busy(house, guests, chores=10):
    for number in range(guests):
        staying(house, f"Guest {number}", date(2026, 11, 1), None)
    for number in range(chores):
        ChoreFactory(house=house, name=f"Chore {number}", size=number % 3 + 1)


@pytest.mark.parametrize("guests", [3, 12])
def test_the_page_asks_as_much_for_three_people_as_for_twelve(
    as_robin, robin, house, guests, django_assert_num_queries
):
    busy(house, guests)
    for number in range(guests):
        RotaDaysFactory(house=house, user=person(house, f"Peer {number}", "peer"))
    with django_assert_num_queries(11):
        assert as_robin.get(PAGE).status_code == 200
    refresh_rota(by=actor_for(robin))
    with django_assert_num_queries(11):
        as_robin.get(PAGE)
    with django_assert_num_queries(11):
        as_robin.get(f"{PAGE}weeks/")


@pytest.mark.parametrize("guests", [3, 12])
def test_the_board_asks_two_more_for_its_chores(
    as_robin, robin, house, guests, django_assert_num_queries
):
    busy(house, guests)
    refresh_rota(by=actor_for(robin))
    for row in Turn.objects.filter(on=TODAY):
        TurnFactory(chore=row.chore, stay=row.stay, on=YESTERDAY)
    # No check-in has been opened, and the chores take one more where there are any.
    with django_assert_num_queries(TODAY_ASKS):
        assert "Chore 1" in text_of(as_robin.get("/"))


@pytest.mark.parametrize("guests", [3, 12])
def test_when_someone_has_left_the_board_plans_the_rota_again(
    as_robin, robin, house, guests, django_assert_num_queries
):
    busy(house, guests)
    refresh_rota(by=actor_for(robin))
    gone = Turn.objects.filter(on=TODAY).first().stay
    record_leaving(by=actor_for(robin), stay=gone, left_on=TODAY)
    with django_assert_num_queries(TODAY_ASKS + 8):
        page = text_of(as_robin.get("/"))
    assert "Chores today" in page
    assert gone.guest.name not in page


def test_after_midnight_yesterdays_are_past_and_todays_are_others(as_robin, robin, kitchen, three):
    refresh_rota(by=actor_for(robin))
    with time_machine.travel(TUESDAY.replace(day=25, hour=0, minute=1)):
        page = text_of(as_robin.get(PAGE))
        assert "Wednesday, November 25" in page
        assert "was Alex's yesterday" in page


# What was pressed by mistake is one press away.


def undo_on(page):
    """The form with Undo that a message brought: its address, and what it sends."""
    said = page.content.decode().partition('id="said"')[2].partition("</form>")[0]
    address = re.search(r'action="([^"]+)"', said)[1]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', said))
    return address, {name: sent for name, sent in fields.items() if name != "csrfmiddlewaretoken"}


def test_each_press_on_the_board_is_taken_back_by_its_undo(
    as_robin, robin, alex, jo, kitchen, bathroom, three
):
    known = ("chore", "stay", "staff", "is_agreed", "done_at", "talked_at")
    before = set(Turn.objects.values_list(*known))
    mine, theirs = of_today(kitchen), of_today(bathroom)
    yesterday = TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    before.add((kitchen.pk, alex.pk, None, False, None, None))
    for act, sent in (
        ("done/", {}),
        ("take-over/", {"to": f"staff-{robin.pk}"}),
        ("swap/", {"with": theirs.named}),
    ):
        page = as_robin.post(path_of(mine, act), sent | {"back": "today"}, follow=True)
        address, fields = undo_on(page)
        assert fields["back"] == "today"
        assert as_robin.post(address, fields, follow=True).redirect_chain == [("/", 302)]
    page = as_robin.post(path_of(yesterday, "talk/"), {"back": "today"}, follow=True)
    address, fields = undo_on(page)
    as_robin.post(address, fields)
    rows = Turn.objects.filter(on__lte=TODAY)
    assert set(rows.values_list(*known)) == before
    kinds = AuditEvent.objects.values_list("kind", flat=True)
    assert {"turn_opened", "turn_talk_taken_back"} <= set(kinds)


def test_what_was_agreed_before_is_agreed_again(as_robin, robin, lee, casey, kitchen, three):
    to = {"to": f"stay-{casey.pk}"}
    as_robin.post(path_of(of_today(kitchen), "take-over/"), to, follow=True)
    page = as_robin.post(
        path_of(of_today(kitchen), "take-over/"), {"to": f"staff-{robin.pk}"}, follow=True
    )
    address, fields = undo_on(page)
    as_robin.post(address, fields)
    turn = of_today(kitchen)
    assert (turn.stay, turn.is_agreed) == (casey, True)


def test_a_talk_with_a_line_about_it_is_not_taken_back(as_robin, alex, kitchen, three):
    turn = TurnFactory(chore=kitchen, stay=alex, on=YESTERDAY)
    page = as_robin.post(path_of(turn, "talk/"), {"words": "Late shift"}, follow=True)
    assert "Undo" not in page.content.decode().partition('id="said"')[2].partition("<main")[0][:400]
    page = as_robin.post(path_of(turn, "talk/"), {"open": "1"}, follow=True)
    assert "Someone wrote a line about it, so it stays." in text_of(page)
    assert Turn.objects.get(pk=turn.pk).talked_words == "Late shift"
