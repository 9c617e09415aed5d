"""The round: everyone staying, and the peers who join, on one screen."""

from datetime import date

import pytest
import time_machine

from checkins.models import Entry, Intention, Round
from tests.checkins.factories import EntryFactory, IntentionFactory, RoundFactory
from tests.conftest import AFTERNOON, ROUND, TUESDAY, staying
from tests.guests.factories import GoalFactory
from tests.pages import fields_of, text_of

FOUR_THIRTY = TUESDAY.replace(hour=16, minute=30)


def test_everyone_staying_and_the_peer_who_logs_it_are_in_one_list(as_robin, alex, jo, casey):
    page = text_of(as_robin.get(ROUND))
    assert "Alex day 62 of 90 · Blue room" in page
    assert "Casey day 87 of 90 · Corner room" in page
    assert "Jo day 12 of 90 · Garden room" in page
    assert "Robin peer on staff" in page
    assert "9:30 am · 0 of 3 guests came" in page


def test_the_whole_round_is_saved_and_all_is_there_again(as_robin, robin, alex, jo):
    goal = GoalFactory(stay=alex, words="A place of my own")
    said = {
        f"stay-{alex.pk}-presence": "here",
        f"stay-{alex.pk}-support": "more",
        f"stay-{alex.pk}-where_at": "Slept badly.\r\nWorried about the call.",
        f"stay-{alex.pk}-support_looks_like": "Someone beside me while I ring",
        f"stay-{alex.pk}-intention-1-words": "Call the landlord back",
        f"stay-{alex.pk}-intention-1-goal": str(goal.pk),
        f"stay-{alex.pk}-intention-2-words": "Walk to the library",
        f"stay-{jo.pk}-presence": "one_to_one",
        f"stay-{jo.pk}-support": "space",
        f"staff-{robin.pk}-presence": "here",
        f"staff-{robin.pk}-support": "usual",
        f"staff-{robin.pk}-intention-1-words": "Call the furnace man",
    }
    assert as_robin.post(ROUND, fields_of(as_robin.get(ROUND)) | said).url == ROUND
    page = as_robin.get(ROUND)
    shown = fields_of(page)
    for name, value in said.items():
        assert shown[name] == value.replace("\r\n", "\n"), name
    assert "opened 9:31 am by Robin · 2 of 2 guests came" in text_of(page)
    assert "Saved 9:31 am" in text_of(page)


def test_a_bare_entry_is_two_choices(as_robin, alex):
    as_robin.post(ROUND, {f"stay-{alex.pk}-presence": "later", f"stay-{alex.pk}-support": "usual"})
    entry = Entry.objects.get()
    assert (entry.presence, entry.support, entry.where_at) == ("later", "usual", "")


def test_who_was_not_touched_has_no_entry(as_robin, alex, jo):
    as_robin.post(ROUND, fields_of(as_robin.get(ROUND)) | {f"stay-{alex.pk}-presence": "here"})
    assert [entry.stay for entry in Entry.objects.all()] == [alex]


def test_saving_nothing_opens_no_round(as_robin, alex):
    as_robin.post(ROUND, fields_of(as_robin.get(ROUND)))
    assert not Round.objects.exists()


def test_everyone_is_here_fills_only_what_is_still_empty(as_robin, robin, alex, jo):
    RoundFactory(house=alex.guest.house)
    as_robin.post(ROUND, {f"stay-{alex.pk}-presence": "out"})
    as_robin.post(ROUND, {"everyone": "here", f"stay-{jo.pk}-where_at": "Good coffee"})
    presences = {entry.key: entry.presence for entry in Entry.objects.all()}
    assert presences == {
        f"stay-{alex.pk}": "out",
        f"stay-{jo.pk}": "here",
        f"staff-{robin.pk}": "here",
    }
    assert Entry.objects.get(stay=jo).where_at == "Good coffee"


def test_lee_joins_the_check_in(as_robin, lee, sam, alex):
    page = text_of(as_robin.get(ROUND))
    assert "Who? Lee Sam" in page
    as_robin.post(ROUND, {"join": lee.pk, f"stay-{alex.pk}-where_at": "Fine"})
    page = text_of(as_robin.get(ROUND))
    assert "Lee peer on staff" in page
    assert Entry.objects.get(stay=alex).where_at == "Fine"
    as_robin.post(ROUND, {"join": lee.pk})
    assert Entry.objects.filter(staff=lee).count() == 1


def test_an_admin_does_not_take_part(as_robin, ida, alex):
    assert "Ida" not in text_of(as_robin.get(ROUND))


def test_a_manager_reads_without_being_put_in_the_check_in(as_sam, sam, alex):
    EntryFactory(round__house=sam.memberships.get().house, stay=alex, where_at="Slept badly")
    page = text_of(as_sam.get(ROUND))
    assert "Slept badly" in page
    assert "Sam peer on staff" not in page


def test_an_admin_is_not_shown_the_words(as_ida, alex, house):
    EntryFactory(round__house=house, stay=alex, where_at="Slept badly", support="more")
    assert as_ida.get(ROUND).status_code == 403
    page = text_of(as_ida.get("/"))
    assert "Alex" in page
    assert "Slept badly" not in page
    assert "More support" not in page


def test_the_afternoon_puts_this_mornings_goals_in_front(as_robin, robin, alex, house):
    goal = GoalFactory(stay=alex, words="A place of my own")
    morning = EntryFactory(round__house=house, stay=alex)
    landlord = IntentionFactory(entry=morning, words="Call the landlord back", goal=goal)
    IntentionFactory(entry=morning, place=2, words="")
    with time_machine.travel(FOUR_THIRTY, tick=False):
        page = text_of(as_robin.get(AFTERNOON))
        assert "Call the landlord back toward: A place of my own" in page
        assert "No goals were said this morning." in page  # Robin said none
        said = {
            f"stay-{alex.pk}-presence": "here",
            f"stay-{alex.pk}-answer-{landlord.pk}-answer": "partly",
            f"stay-{alex.pk}-moving_toward": "One call closer",
            f"stay-{alex.pk}-night": "Quiet, with the door open",
        }
        as_robin.post(AFTERNOON, said)
        shown = fields_of(as_robin.get(AFTERNOON))
    assert {name: shown[name] for name in said} == said
    landlord.refresh_from_db()
    assert (landlord.answer, landlord.answered_by) == ("partly", robin)
    assert landlord.answered_at == FOUR_THIRTY


def test_a_goal_of_another_guest_cannot_be_tied(as_robin, alex, jo):
    other = GoalFactory(stay=jo, words="Finish the application")
    GoalFactory(stay=alex)
    name = f"stay-{alex.pk}-intention-1"
    page = as_robin.post(ROUND, {f"{name}-words": "Ring", f"{name}-goal": str(other.pk)})
    assert page.status_code == 422
    assert "Please choose one from the list." in text_of(page)
    # The words were fine, so they are saved; the goal was not.
    assert Intention.objects.get().goal is None


def test_a_goal_reached_since_is_still_shown_where_it_was_chosen(as_robin, alex, house):
    goal = GoalFactory(stay=alex, words="A place of my own")
    entry = EntryFactory(round__house=house, stay=alex)
    IntentionFactory(entry=entry, goal=goal)
    goal.reached_on = date(2026, 11, 24)
    goal.save()
    fields = fields_of(as_robin.get(ROUND))
    assert fields[f"stay-{alex.pk}-intention-1-goal"] == str(goal.pk)
    assert as_robin.post(ROUND, fields).status_code == 302


def test_a_day_without_one_says_so_and_offers_to_hold_one(as_robin, alex):
    sunday = "/check-ins/2026-11-22/morning/"
    assert "No morning check-in on this day" in text_of(as_robin.get(sunday))
    refused = as_robin.post(sunday, {f"stay-{alex.pk}-presence": "here"})
    assert "Hold one anyway" in text_of(refused)
    assert not Round.objects.exists()
    as_robin.post(sunday, {"hold": "1"})
    assert "Alex day 60 of 90" in text_of(as_robin.get(sunday))


def test_the_future_is_refused_and_an_unknown_day_or_name_is_not_found(as_robin, alex):
    tomorrow = "/check-ins/2026-11-25/morning/"
    page = as_robin.get(tomorrow)
    assert page.status_code == 403
    assert "hasn't come yet" in text_of(page)
    assert as_robin.post(tomorrow, {f"stay-{alex.pk}-presence": "here"}).status_code == 403
    for path in (
        "2026-02-30/morning",
        "2026-11-24/evening",
        "24-11-2026/morning",
        "0000-01-01/morning",
    ):
        assert as_robin.get(f"/check-ins/{path}/").status_code == 404, path
    assert not Round.objects.exists()


def test_just_before_midnight_it_is_still_today_in_the_house(as_robin, alex):
    with time_machine.travel("2026-11-25T04:59:00Z"):
        assert as_robin.get(ROUND).status_code == 200
        assert as_robin.get("/check-ins/2026-11-25/morning/").status_code == 403
    with time_machine.travel("2026-11-25T05:00:00Z"):
        assert as_robin.get("/check-ins/2026-11-25/morning/").status_code == 200


def test_a_round_written_down_the_next_day_says_when(as_robin, alex):
    monday = "/check-ins/2026-11-23/morning/"
    as_robin.post(monday, {f"stay-{alex.pk}-presence": "here"})
    assert "Monday, November 23 · opened November 24, 9:31 am by Robin" in text_of(
        as_robin.get(monday)
    )


def test_what_is_added_on_a_later_day_says_when(as_robin, alex, house):
    EntryFactory(round__house=house, round__date=date(2026, 11, 23), stay=alex, saved_at=TUESDAY)
    assert "Saved November 24, 9:31 am" in text_of(as_robin.get("/check-ins/2026-11-23/morning/"))
    page = text_of(as_robin.get(f"/guests/{alex.guest_id}/"))
    assert "Mon, Nov 23, morning here · written down November 24" in page


def test_nobody_is_in_a_round_before_they_came_or_after_they_left(as_robin, house, alex):
    staying(house, "Early", date(2026, 11, 1), left_on=date(2026, 11, 23))
    staying(house, "Late", date(2026, 11, 24))
    page = text_of(as_robin.get("/check-ins/2026-11-23/morning/"))
    assert "Early" not in page
    assert "Late" not in page
    assert "Early" in text_of(as_robin.get("/check-ins/2026-11-20/morning/"))
    assert "No one was staying on this day." in text_of(
        as_robin.get("/check-ins/2026-03-02/morning/")
    )


@pytest.mark.parametrize(("path", "queries"), [(ROUND, 11), (AFTERNOON, 10)])
def test_the_page_asks_as_much_for_ten_guests_as_for_one(
    as_robin, robin, alex, house, path, queries, django_assert_num_queries
):
    which = path.strip("/").split("/")[-1]
    morning = RoundFactory(house=house)
    round_ = morning if which == "morning" else RoundFactory(house=house, which=which)

    def checks_in(stay):
        entry = EntryFactory(round=morning, stay=stay)
        IntentionFactory(entry=entry, goal=GoalFactory(stay=stay))
        if round_ != morning:
            EntryFactory(round=round_, stay=stay)

    def ask():
        with django_assert_num_queries(queries):
            assert as_robin.get(path).status_code == 200

    with time_machine.travel(FOUR_THIRTY):
        checks_in(alex)
        ask()
        for n in range(10):
            checks_in(staying(house, f"Guest {n}", date(2026, 11, n + 1), f"Room {n}"))
        ask()


def test_a_past_round_asks_fourteen_times(as_robin, alex, house, django_assert_num_queries):
    monday = TUESDAY.replace(day=23, hour=16, minute=31)
    past = RoundFactory(house=house, date=date(2026, 11, 23), which="afternoon", opened_at=monday)
    EntryFactory(round=past, stay=alex)
    with django_assert_num_queries(14):
        as_robin.get("/check-ins/2026-11-23/afternoon/")
