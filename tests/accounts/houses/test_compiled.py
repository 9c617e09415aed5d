"""A query that is compiled once asks what Django would ask, with other values each time."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.compiled import compiled_once
from accounts.models import House, Membership, User
from guests.models import Room, Stay

BEFORE_ANYONE = date(2020, 1, 1)


def test_each_house_gets_its_own_rows(house, alex, jo, other_house, django_assert_num_queries):
    @compiled_once
    def names(*, house: House, day: date) -> QuerySet[Stay, str]:
        here = Stay.objects.for_house(house).on_date(day)
        return here.order_by("guest__name").values_list("guest__name", flat=True)

    with django_assert_num_queries(3):
        assert names(house=house, day=house.today()) == ["Alex", "Jo"]
        assert names(house=other_house, day=house.today()) == []
        assert names(house=house, day=BEFORE_ANYONE) == []


def test_its_sql_is_put_together_once(house, settings):
    settings.COMPARE_COMPILED = False
    built = []

    @compiled_once
    def rooms(*, house: House) -> QuerySet[Room]:
        built.append(house)
        return Room.objects.for_house(house)

    rooms(house=house)
    rooms(house=house)
    assert len(built) == 1


def test_what_the_actor_may_do_decides(actor_of, sam, robin, alex):
    @compiled_once
    def readable(*, actor: Actor) -> QuerySet[Stay]:
        stays = Stay.objects.for_house(actor.house)
        return stays if actor.can(Power.READ_PAST_WORDS) else stays.none()

    assert readable(actor=actor_of(robin)) == []
    assert readable(actor=actor_of(sam)) == [alex]
    assert readable(actor=actor_of(robin)) == []


def test_days_before_and_after(actor_of, robin, alex):
    @compiled_once
    def arrived_since(*, actor: Actor, day: date) -> QuerySet[Stay]:
        lately = Q(arrived_on__gte=actor.today - timedelta(days=3000))
        return Stay.objects.filter(lately, arrived_on__lt=day + timedelta(days=1))

    arrived = alex.arrived_on
    assert arrived_since(actor=actor_of(robin), day=arrived) == [alex]
    assert arrived_since(actor=actor_of(robin), day=arrived - timedelta(days=1)) == []


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_list_of_ids_may_be_of_any_length(alex, jo, casey, count):
    @compiled_once
    def among(*, ids: list[int]) -> QuerySet[Stay]:
        return Stay.objects.filter(Q(pk__in=ids) | Q(pk=-1)).order_by("pk")

    stays = [alex, jo, casey][:count]
    assert among(ids=[stay.pk for stay in stays]) == sorted(stays, key=lambda stay: stay.pk)


def test_what_is_not_in_an_empty_list(alex):
    @compiled_once
    def but(*, ids: list[int]) -> QuerySet[Stay]:
        return Stay.objects.exclude(pk__in=ids)

    assert but(ids=[]) == [alex]
    assert but(ids=[alex.pk]) == []


def test_none_is_not_a_value_but_another_query(alex):
    @compiled_once
    def left_on(*, day: date | None) -> QuerySet[Stay]:
        return Stay.objects.filter(left_on=day)

    assert left_on(day=date(2026, 11, 1)) == []
    assert left_on(day=None) == [alex]


def test_related_rows_and_annotations_come_along(house, robin, django_assert_num_queries):
    @compiled_once
    def staff(*, house: House) -> QuerySet[User]:
        held = Membership.objects.for_house(house).select_related("house")
        rows = User.objects.filter(Exists(held.filter(user=OuterRef("pk"))))
        return rows.prefetch_related(Prefetch("memberships", held, to_attr="held"))

    for _ in range(2):
        with django_assert_num_queries(2):
            (user,) = staff(house=house)
            assert [each.house.name for each in user.held] == ["Birch Street House"]
            assert user.held[0].user is user


def test_a_number_no_row_can_have_finds_nothing(alex):
    @compiled_once
    def stay(*, pk: int) -> QuerySet[Stay]:
        return Stay.objects.filter(pk=pk)

    assert stay(pk=10**30) == []
    assert stay(pk=alex.pk) == [alex]


def test_times_are_compared_in_utc(house, robin, signed_in):
    @compiled_once
    def signed_in_since(*, moment: datetime) -> QuerySet[User]:
        return User.objects.filter(last_login__gte=moment)

    moment = datetime(2026, 11, 24, 9, 31, tzinfo=ZoneInfo("America/New_York"))
    User.objects.filter(pk=robin.pk).update(last_login=moment)
    assert signed_in_since(moment=moment) == [robin]
    assert signed_in_since(moment=moment + timedelta(seconds=1)) == []


def test_a_value_taken_into_the_sql_is_noticed(house, robin):
    """Something that changes from one time to the next, and is not handed in."""
    today = iter([date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)])

    @compiled_once
    def since(*, house: House) -> QuerySet[Membership]:
        return Membership.objects.for_house(house).filter(started_on__gte=next(today))

    with pytest.raises(AssertionError, match="is not what Django would ask"):
        since(house=house)


def test_each_person_gets_their_own(actor_of, robin, lee):
    @compiled_once
    def own(*, actor: Actor) -> QuerySet[Membership]:
        return Membership.objects.filter(user=actor.user, house=actor.house)

    for user in (robin, lee, robin):
        assert [each.user for each in own(actor=actor_of(user))] == [user]
