"""Robin's last day is Thursday, and her overnight shift runs on until Friday morning."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.access.permissions import Role
from accounts.models import Membership
from accounts.people.actions import change_roles
from accounts.people.queries import peers_on_staff
from shifts.models import Shift, ShiftPerson, ShiftTime
from shifts.rota.now import read_on_now
from shifts.times.actions import create_default_shift_times
from tests.accounts.factories import HouseFactory, MembershipFactory
from tests.conftest import NEW_YORK, TUESDAY
from tests.pages import fields_of, text_of

THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)
WORDS = "three quiet mornings"


def at(day, hour, minute=0, zone=NEW_YORK):
    return time_machine.travel(datetime(2026, 11, day, hour, minute, tzinfo=zone), tick=False)


@pytest.fixture
def shift_times(house):
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    return ShiftTime.objects.filter(house=house)


@pytest.fixture
def last_night(shift_times, house, robin):
    """Robin is on the overnight shift of Thursday, which is her last day."""
    robin.memberships.update(ended_on=FRIDAY)
    shift = Shift.objects.create(house=house, time=shift_times.get(name="Overnight"), on=THURSDAY)
    return ShiftPerson.objects.create(house=house, shift=shift, user=robin, put_on_by=robin)


def status(client):
    return client.get("/").status_code


def test_the_door_stays_open_until_her_shift_is_over(as_robin, last_night):
    with at(26, 23, 59):
        assert status(as_robin) == 200
    with at(27, 0, 10):
        page = as_robin.get("/")
        assert page.status_code == 200
        assert "On now: Robin" in text_of(page)
    with at(27, 7, 14):
        assert status(as_robin) == 200
    with at(27, 7, 15):
        assert status(as_robin) == 403


def test_she_can_sign_in_at_ten_past_midnight_but_not_after_her_shift(client, robin, last_night):
    robin.set_password(WORDS)
    robin.save()
    for minute, answer in ((14, 200), (15, 403)):
        with at(27, 7, minute):
            client.post("/login/", {"username": "robin", "password": WORDS})
            assert status(client) == answer
            client.post("/logout/")


def test_she_writes_her_note_at_seven(as_robin, last_night):
    with at(27, 7, 5):
        sent = as_robin.post("/shifts/notes/", {"words": "A quiet night."})
        assert sent.status_code == 302
        assert "A quiet night." in text_of(as_robin.get("/shifts/"))


def test_she_is_found_among_those_who_work_here_now(robin, lee, last_night, actor_of):
    with at(27, 0, 10):
        assert peers_on_staff(actor_of(lee)) == [lee, robin]
        assert peers_on_staff(actor_of(lee), FRIDAY) == [lee]
        assert peers_on_staff(actor_of(lee), THURSDAY) == [lee, robin]
    with at(27, 7, 15):
        assert peers_on_staff(actor_of(lee)) == [lee]


def test_nobody_plans_her_into_the_chores_of_friday(robin, lee, last_night, actor_of):
    from household.turns.queries import rota_of

    with at(27, 0, 10):
        assert list(rota_of(actor_of(lee)).members) == [f"staff-{lee.pk}"]


def test_the_list_says_until_when(as_ida, last_night):
    page = text_of(as_ida.get("/house/staff/"))
    assert "Peer on staff last day Thursday, until Friday 7:15 am" in page
    with at(27, 0, 10):
        page = text_of(as_ida.get("/house/staff/"))
        assert "Peer on staff last day Thursday, November 26, until today 7:15 am" in page
    with at(27, 7, 15):
        assert "no longer on staff" in text_of(as_ida.get("/house/staff/"))


def test_a_house_that_is_empty_at_night_ends_the_day_at_midnight(as_ida, as_robin, house, robin):
    ShiftTime.objects.create(
        house=house, name="Day", starts="09:00", ends="17:00", from_on=date(2026, 1, 1)
    )
    robin.memberships.update(ended_on=FRIDAY)
    page = text_of(as_ida.get("/house/staff/"))
    assert "last day Thursday Change roles" in page
    with at(26, 23, 59):
        assert status(as_robin) == 200
    with at(27, 0):
        assert status(as_robin) == 403


class TestAtOnce:
    def end(self, client, robin, **answers):
        path = f"/house/staff/{robin.pk}/"
        fields = fields_of(client.get(path)) | answers
        fields.pop("roles", None)
        return client.post(path, fields)

    @pytest.mark.parametrize(("day", "hour", "minute"), [(26, 23, 30), (27, 0, 30)])
    def test_ida_ends_it_in_the_middle_of_the_night(
        self, as_ida, as_robin, robin, lee, last_night, actor_of, day, hour, minute
    ):
        with at(day, hour, minute):
            assert self.end(as_ida, robin).status_code == 302
            assert status(as_robin) == 403
            assert "no longer on staff" in text_of(as_ida.get("/house/staff/"))
            assert peers_on_staff(actor_of(lee)) == [lee]
            assert read_on_now(actor_of(lee)).names == []
        with at(27, 3):
            assert status(as_robin) == 403

    def test_before_dawn_nothing_is_left_of_yesterdays_last_shift(
        self, as_ida, as_robin, robin, shift_times
    ):
        with at(26, 3):
            assert self.end(as_ida, robin).status_code == 302
            assert robin.memberships.get().ended_on == THURSDAY
            assert status(as_robin) == 403

    def test_it_can_be_given_back(self, as_ida, as_robin, robin, shift_times):
        with at(26, 3):
            self.end(as_ida, robin)
            as_ida.post(f"/house/staff/{robin.pk}/", {"roles": ["peer"]})
            assert status(as_robin) == 200

    def test_one_role_ends_at_once_and_the_other_stays(self, as_ida, as_robin, robin, house):
        MembershipFactory(user=robin, house=house, role=Role.MANAGER)
        as_ida.post(f"/house/staff/{robin.pk}/", {"roles": ["manager"]})
        assert robin.memberships.get(role=Role.PEER).ended_at == TUESDAY
        assert robin.memberships.get(role=Role.MANAGER).ended_at is None
        assert status(as_robin) == 200


class TestTheMorningAfter:
    """At half past midnight Ida opens Robin's roles, while her last shift is still on."""

    def test_saving_them_as_they_are_changes_nothing(self, as_ida, as_robin, robin, last_night):
        path = f"/house/staff/{robin.pk}/"
        with at(27, 0, 30):
            fields = fields_of(as_ida.get(path))
            assert (fields["roles"], fields["until"]) == ("peer", "2026-11-26")
            assert as_ida.post(path, fields).status_code == 302
            assert status(as_robin) == 200

    def test_she_stays_until_sunday_after_all(self, as_ida, as_robin, robin, last_night):
        with at(27, 0, 30):
            as_ida.post(f"/house/staff/{robin.pk}/", {"roles": ["peer"], "until": "2026-11-29"})
        assert robin.memberships.get().until_on == date(2026, 11, 29)
        with at(29, 12):
            assert status(as_robin) == 200

    def test_another_role_can_not_begin_on_a_day_that_is_over(self, as_ida, robin, last_night):
        with at(27, 0, 30):
            answers = {"roles": ["peer", "manager"], "until": "2026-11-26"}
            page = as_ida.post(f"/house/staff/{robin.pk}/", answers)
        assert "That day is over." in text_of(page)


@pytest.mark.parametrize(
    ("until_on", "last", "over"),
    [
        # 2:00 becomes 3:00 and it is 7:15 an hour earlier; in fall, an hour later.
        (date(2026, 3, 7), datetime(2026, 3, 8, 11, 14), datetime(2026, 3, 8, 11, 15)),
        (date(2026, 10, 31), datetime(2026, 11, 1, 12, 14), datetime(2026, 11, 1, 12, 15)),
    ],
)
def test_in_the_nights_in_which_clocks_change(signed_in, robin, shift_times, until_on, last, over):
    robin.memberships.update(ended_on=until_on + timedelta(days=1))
    with time_machine.travel(last.replace(tzinfo=UTC), tick=False):
        assert status(signed_in(robin)) == 200
    with time_machine.travel(over.replace(tzinfo=UTC), tick=False):
        assert status(signed_in(robin)) == 403


def test_in_a_house_in_another_time_zone(signed_in, robin):
    honolulu = ZoneInfo("Pacific/Honolulu")
    house = HouseFactory(name="Palm House", time_zone="Pacific/Honolulu")
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    robin.memberships.update(house=house, ended_on=FRIDAY)
    for minute, answer in ((14, 200), (15, 403)):
        with at(27, 7, minute, zone=honolulu):
            assert status(signed_in(robin)) == answer


def test_a_role_that_never_had_a_day_gives_none(as_robin, robin, shift_times):
    robin.memberships.update(started_on=date(2026, 11, 24), ended_on=date(2026, 11, 24))
    with at(24, 3):
        assert status(as_robin) == 403


def test_only_the_morning_after_costs_a_question(as_robin, robin, last_night):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            as_robin.get("/password/")
        return sum("shifts_shifttime" in each["sql"] for each in asked.captured_queries)

    with at(26, 23, 30):
        on_an_ordinary_day = questions()
    with at(27, 0, 10):
        assert questions() == on_an_ordinary_day + 1


def test_ten_last_days_cost_what_one_costs(as_ida, house, shift_times, django_assert_num_queries):
    MembershipFactory(house=house, ended_on=FRIDAY)
    with at(27, 0, 10):
        with CaptureQueriesContext(connection) as asked:
            as_ida.get("/house/staff/")
        MembershipFactory.create_batch(10, house=house, ended_on=FRIDAY)
        with django_assert_num_queries(len(asked)):
            as_ida.get("/house/staff/")


def test_what_ended_at_once_has_the_day_it_ended_on(robin):
    role = robin.memberships.get()
    role.ended_at = TUESDAY
    with pytest.raises(ValidationError, match="needs the day it ended on"):
        role.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=role.pk).update(ended_at=TUESDAY)


def test_nobody_is_let_in_again_whose_last_day_was_over_before_this_rule(
    robin, ida, actor_of, house
):
    from importlib import import_module

    from django.apps import apps

    migration = import_module("accounts.migrations.0008_last_days_end_with_a_shift")
    robin.memberships.update(ended_on=date(2026, 11, 24))
    ida.memberships.update(ended_on=date(2026, 11, 25))
    migration.whoever_is_out_stays_out(apps, None)
    assert actor_of(robin) is None
    assert robin.memberships.get().ended_at == TUESDAY.replace(hour=0, minute=0)
    assert ida.memberships.get().ended_at is None


def test_ended_at_once_by_the_action(robin, ida, actor_of):
    change_roles(by=actor_of(ida), user=robin, roles=[])
    role = robin.memberships.get()
    assert (role.ended_on, role.ended_at) == (date(2026, 11, 24), TUESDAY)
