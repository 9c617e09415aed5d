"""Today asks whether anything on it has changed, and mostly nothing has."""

import re
from datetime import timedelta

import pytest
import time_machine

from accounts.access.permissions import Role
from accounts.drafts.actions import keep_drafts
from accounts.models import Membership
from checkins.entries.actions import join_round
from checkins.models import Which
from checkins.requests.actions import record_support_request
from guests.follow_ups.actions import finish_follow_up, make_follow_up, withdraw_follow_up
from guests.time_away.actions import record_time_away
from tests.accounts.factories import MembershipFactory
from tests.conftest import ROUND, TUESDAY
from tests.guests.factories import FollowUpFactory
from tests.pages import text_of
from tests.shifts.factories import ShiftTimeFactory

BY_ITSELF = {"HX-Request": "true"}


def shown(visitor, path="/"):
    """The address that a page shown now would ask."""
    page = visitor.get(path).content.decode()
    return "/news/?key=" + key_on(page)


def key_on(page):
    return re.search(r'data-key="([^"]+)"', page)[1]


def is_news(visitor, address):
    answer = visitor.get(address, headers=BY_ITSELF)
    assert answer.status_code in (200, 204)
    return answer.status_code == 200


def test_nothing_new_costs_two_questions(as_robin, house, django_assert_num_queries):
    address = shown(as_robin)
    with django_assert_num_queries(2):
        answer = as_robin.get(address, headers=BY_ITSELF)
    assert (answer.status_code, answer.content) == (204, b"")


def test_what_someone_else_does_is_new(as_robin, lee, actor_of):
    address = shown(as_robin)
    make_follow_up(by=actor_of(lee), words="Ask about the bus")
    answer = as_robin.get(address, headers=BY_ITSELF)
    assert text_of(answer) == "Something here has changed. Show it"
    assert 'href="/"' in answer.content.decode()
    assert not is_news(as_robin, shown(as_robin))


def pressed_in_place(visitor, path, key, **sent):
    """The page that comes back, of which the pressed row is taken."""
    row = {"HX-Request": "true", "HX-Target": "chores", "Today-Key": key}
    return visitor.post(path, sent | {"back": "today"}, headers=row, follow=True).content.decode()


def test_ones_own_press_in_place_is_no_news(as_robin, house):
    row = FollowUpFactory(house=house, words="Ask about the bus", for_person=None)
    key = key_on(as_robin.get("/").content.decode())
    page = pressed_in_place(as_robin, f"/follow-ups/{row.pk}/done/", key)
    assert "Something here has changed" not in page
    assert not is_news(as_robin, f"/news/?key={key_on(page)}")


def test_what_someone_else_did_before_a_press_in_place_still_is(as_robin, lee, actor_of, house):
    row = FollowUpFactory(house=house, words="Ask about the bus", for_person=None)
    key = key_on(as_robin.get("/").content.decode())
    make_follow_up(by=actor_of(lee), words="Buy bulbs")
    page = pressed_in_place(as_robin, f"/follow-ups/{row.pk}/done/", key)
    assert "Something here has changed" in page
    assert key_on(page) == key
    assert is_news(as_robin, f"/news/?key={key_on(page)}")


def test_so_it_is_when_the_press_was_refused(as_robin, lee, sam, actor_of, house, alex):
    row = FollowUpFactory(house=house, words="Ring his sister", stay=alex, for_person=None)
    finish_follow_up(by=actor_of(lee), follow_up=row)
    key = key_on(as_robin.get("/").content.decode())
    withdraw_follow_up(by=actor_of(sam), follow_up=row)
    page = pressed_in_place(as_robin, f"/follow-ups/{row.pk}/take-up/", key)
    assert "It was removed" in page
    assert "Something here has changed" in page


def test_so_it_is_when_the_clock_had_changed_it(as_robin, house):
    row = FollowUpFactory(house=house, words="Ask about the bus", for_person=None)
    key = key_on(as_robin.get("/").content.decode())
    with time_machine.travel(TUESDAY.replace(hour=12), tick=False):
        page = pressed_in_place(as_robin, f"/follow-ups/{row.pk}/done/", key)
    assert "Something here has changed" in page


def test_what_happens_in_another_house_is_not(as_robin, other_house, actor_of):
    address = shown(as_robin)
    stranger = MembershipFactory(house=other_house, role=Role.PEER).user
    make_follow_up(by=actor_of(stranger), words="Ask about the bus")
    assert not is_news(as_robin, address)


def test_ones_own_drafts_are(as_robin, as_lee, robin, actor_of, django_assert_num_queries):
    robins, lees = shown(as_robin), shown(as_lee)
    typed = {"words": "Slept till noon"}
    keep_drafts(by=actor_of(robin), page="/shifts/", title="A note", words=typed)
    assert is_news(as_robin, robins)
    assert not is_news(as_lee, lees)
    address = shown(as_robin)
    with django_assert_num_queries(3):
        assert not is_news(as_robin, address)


def test_another_reader_or_another_role_is(as_robin, as_lee, robin, house):
    address = shown(as_robin)
    assert is_news(as_lee, address)
    MembershipFactory(user=robin, house=house, role=Role.MANAGER)
    assert is_news(as_robin, address)
    address = shown(as_robin)
    Membership.objects.filter(user=robin, role=Role.MANAGER).update(ended_on="2026-11-20")
    assert is_news(as_robin, address)


@pytest.mark.parametrize("key", ["", "x", "-", "x-y", "x-1" + "0" * 400, "x-\u0664", "-9999999999"])
def test_a_key_of_someones_own_making_is(as_robin, key):
    assert is_news(as_robin, f"/news/?key={key}")


@pytest.mark.parametrize(
    ("moment", "changed_by"),
    [
        (TUESDAY.replace(hour=4, minute=30), TUESDAY.replace(hour=5, minute=0)),
        (TUESDAY, TUESDAY.replace(hour=12, minute=0)),
        (TUESDAY.replace(hour=13), TUESDAY.replace(hour=15, minute=0)),  # in 90 minutes
        (TUESDAY.replace(hour=15, minute=10), TUESDAY.replace(hour=16, minute=0)),  # in 30
        (TUESDAY.replace(hour=16, minute=10), TUESDAY.replace(hour=16, minute=30)),
        (TUESDAY.replace(hour=18), TUESDAY.replace(day=25, hour=0, minute=0)),
    ],
)
def test_the_clock_changes_it_where_it_changes_the_page(as_robin, alex, moment, changed_by):
    with time_machine.travel(moment, tick=False) as clock:
        address = shown(as_robin)
        clock.move_to(changed_by - timedelta(seconds=1))
        assert not is_news(as_robin, address)
        clock.move_to(changed_by)
        assert is_news(as_robin, address)
        assert not is_news(as_robin, shown(as_robin))


def changes_between(visitor, clock, until):
    """The first minute at which a page shown now is no longer as it was."""
    address = shown(visitor)
    moment = clock_now = TUESDAY
    while moment < until:
        moment += timedelta(minutes=1)
        clock.move_to(moment)
        if is_news(visitor, address):
            return moment
    return clock_now


def test_a_shift_that_ends_changes_it(as_robin, house, tuesday_morning):
    ShiftTimeFactory(house=house, starts="09:00", ends="09:40")
    assert changes_between(as_robin, tuesday_morning, TUESDAY.replace(minute=50)) == (
        TUESDAY.replace(minute=40)
    )


def test_someone_who_is_expected_back_changes_it(as_robin, alex, lee, actor_of, tuesday_morning):
    record_time_away(
        by=actor_of(lee),
        stay=alex,
        from_on=TUESDAY.date(),
        back_on=TUESDAY.date(),
        back_at=TUESDAY.time().replace(minute=45),
    )
    assert changes_between(as_robin, tuesday_morning, TUESDAY.replace(minute=50)) == (
        TUESDAY.replace(minute=45)
    )


def test_a_request_that_gets_old_changes_it(as_robin, alex, lee, actor_of, tuesday_morning):
    ten = TUESDAY.replace(hour=10, minute=0)
    tuesday_morning.move_to(ten)
    record_support_request(by=actor_of(lee), stay=alex, support="more", words="")
    tuesday_morning.move_to(ten + timedelta(hours=23, minutes=50))
    address = shown(as_robin)
    tuesday_morning.move_to(ten + timedelta(hours=24))
    assert not is_news(as_robin, address)
    tuesday_morning.move_to(ten + timedelta(hours=24, seconds=1))
    assert is_news(as_robin, address)


def test_asking_keeps_no_laptop_open(client, robin, tuesday_morning):
    robin.set_password("three quiet mornings")
    robin.save()
    client.post("/login/", {"username": "robin", "password": "three quiet mornings"})
    address = shown(client)
    for minutes in range(1, 11):
        tuesday_morning.move_to(TUESDAY + timedelta(minutes=minutes))
        assert not is_news(client, address)
    tuesday_morning.move_to(TUESDAY + timedelta(minutes=10, seconds=1))
    assert client.get(address, headers=BY_ITSELF).status_code == 401
    assert client.get("/").url.startswith("/lock/")


def test_an_open_check_in_is_built_again_only_when_something_changed(
    as_robin, alex, lee, actor_of, django_assert_num_queries
):
    def ask():
        return as_robin.get(f"{ROUND}?key={key}", headers=BY_ITSELF)

    key = re.search(r'data-key="([^"]+)"', as_robin.get(ROUND).content.decode())[1]
    with django_assert_num_queries(2):
        assert ask().status_code == 204
    join_round(by=actor_of(lee), which=Which.MORNING, day=TUESDAY.date(), staff=lee)
    answer = ask()
    assert answer.status_code == 200
    assert "Lee" in text_of(answer)
    # Without a key, or asked for by a person, it is always the whole page.
    assert as_robin.get(ROUND, headers=BY_ITSELF).status_code == 200
    key = re.search(r'data-key="([^"]+)"', answer.content.decode())[1]
    assert as_robin.get(f"{ROUND}?key={key}").status_code == 200
