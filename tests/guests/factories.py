from datetime import date, timedelta

import factory

from guests.models import FormerRoom, Goal, Guest, Room, Stay, TimeAway
from tests.accounts.factories import HouseFactory, UserFactory


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    house = factory.SubFactory(HouseFactory)
    name = factory.Sequence(lambda n: f"Room {n}")


class GuestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Guest

    house = factory.SubFactory(HouseFactory)
    name = factory.Sequence(lambda n: f"Guest {n}")


class StayFactory(factory.django.DjangoModelFactory):
    """Someone who arrived on `arrives_on` and is still here, unless told otherwise."""

    class Meta:
        model = Stay

    guest = factory.SubFactory(GuestFactory)
    decision = "yes"
    decided_on = factory.SelfAttribute("arrives_on")
    arrives_on = date(2026, 11, 13)
    arrived_on = factory.SelfAttribute("arrives_on")
    planned_leaving_on = factory.LazyAttribute(lambda stay: stay.arrives_on + timedelta(days=89))


class TimeAwayFactory(factory.django.DjangoModelFactory):
    """Gone since Monday, back on Thursday, unless told otherwise."""

    class Meta:
        model = TimeAway

    stay = factory.SubFactory(StayFactory)
    from_on = date(2026, 11, 23)
    back_on = date(2026, 11, 26)


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Goal

    stay = factory.SubFactory(StayFactory)
    words = "A place of my own"
    begun_on = date(2026, 11, 14)


class EnquiryFactory(factory.django.DjangoModelFactory):
    """Somebody called on Friday, and nothing is decided."""

    class Meta:
        model = Stay

    guest = factory.SubFactory(GuestFactory)
    enquired_on = date(2026, 11, 20)


class FormerRoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FormerRoom

    stay = factory.SubFactory(StayFactory)
    room = factory.SubFactory(RoomFactory)
    until_on = date(2026, 11, 20)
    moved_by = factory.SubFactory(UserFactory)
