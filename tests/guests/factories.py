from datetime import date, timedelta

import factory

from guests.models import Goal, Guest, Room, Stay, TimeAway
from tests.accounts.factories import HouseFactory


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
