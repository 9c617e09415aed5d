"""Every action raises the house's revision once, with its commit, and nothing else does."""

import pytest
from django.core.exceptions import ValidationError

from accounts.houses.action import action
from accounts.houses.actions import change_house
from accounts.models import House
from checkins.entries.actions import join_round
from checkins.models import Round, Which
from guests.follow_ups.actions import make_follow_up
from guests.if_not_seen.actions import write_if_not_seen
from guests.leaving.actions import confirm_leaving
from guests.models import FollowUp
from shifts.notes.actions import sign_note
from tests.conftest import TUESDAY
from tests.guests.before_arrival.test_two_admins import at_once


def revision(house):
    return House.objects.values_list("revision", flat=True).get(pk=house.pk)


def raised(house):
    """How often, since the house was made and its check-in times set."""
    return revision(house) - 1


def all_did_it(outcomes):
    assert [each for each in outcomes if isinstance(each, Exception)] == []


@pytest.fixture
def by(actor_of, robin):
    return actor_of(robin)


def test_an_action_raises_it_once_and_its_parts_do_not(house, other_house, by):
    make_follow_up(by=by, words="Ask about the bus")
    assert raised(house) == 1
    sign_note(by=by, words="Quiet night", follow_up="Fix the lamp")
    assert FollowUp.objects.count() == 2
    assert raised(house) == 2
    assert revision(other_house) == 0


def test_what_is_refused_raises_nothing_and_the_next_action_does(house, robin, lee, by):
    with pytest.raises(ValidationError):
        join_round(by=by, which=Which.MORNING, day=TUESDAY.date().replace(day=25), staff=lee)
    assert raised(house) == 0
    join_round(by=by, which=Which.MORNING, day=TUESDAY.date(), staff=lee)
    assert raised(house) == 1


def test_a_part_that_is_refused_can_not_be_half_written(house, by):
    @action
    def go_on_all_the_same(*, by):
        with pytest.raises(ValidationError):
            write_and_refuse(by=by)

    @action
    def write_and_refuse(*, by):
        make_follow_up(by=by, words="Half of it")
        raise ValidationError("No.")

    go_on_all_the_same(by=by)
    assert not FollowUp.objects.exists()
    assert raised(house) == 0


def test_the_houses_settings_do_not_put_it_back(house, ida, actor_of):
    admin = actor_of(ida)
    make_follow_up(by=admin, words="Ask about the bus")
    change_house(
        by=admin,
        name="Maple House",
        time_zone=house.time_zone,
        length_of_stay=90,
        lock_minutes=10,
        asks_for_code=False,
        small_number_limit=5,
        keep_words_months=None,
    )
    house.refresh_from_db()
    assert (house.name, house.revision) == ("Maple House", 3)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_both_count(house, by, lee, actor_of):
    sides = [by, actor_of(lee)]
    all_did_it(
        at_once(*(lambda by=by: make_follow_up(by=by, words=f"For {by.user}") for by in sides))
    )
    assert FollowUp.objects.count() == 2
    assert raised(house) == 2


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_each_other_in_a_circle(house, alex, by, lee, actor_of):
    """Some lock the stay first and others the house, and some refer to a stay without a lock."""
    sides = [by, actor_of(lee)]

    def write_line(n):
        write_if_not_seen(by=sides[n % 2], stay=alex, words=f"Knock, call {n}")

    def note(n):
        sign_note(by=sides[n % 2], stay=alex, words=f"Up early {n}")

    def confirm(n):
        confirm_leaving(by=sides[n % 2], stay=alex, planned_on=alex.last_day)

    def join(n):
        join_round(
            by=sides[n % 2], which=Which.MORNING, day=TUESDAY.date(), staff=sides[n % 2].user
        )

    acts = (write_line, note, confirm, join)
    all_did_it(at_once(*(lambda n=n, act=act: act(n) for n in range(4) for act in acts)))
    assert raised(house) == 16
    assert Round.objects.count() == 1
