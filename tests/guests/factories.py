from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import factory

from guests.models import (
    Goal,
    Guest,
    Resource,
    Room,
    Stay,
    Step,
    SupportMoment,
    TimeAway,
    Worldview,
)
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


class StepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Step

    goal = factory.SubFactory(GoalFactory)
    words = "Call two landlords"
    added_on = date(2026, 11, 20)


class ResourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Resource

    house = factory.SubFactory(HouseFactory)
    what = factory.Sequence(lambda n: f"Food pantry {n}")
    added_on = date(2026, 11, 20)
    added_by = factory.SubFactory(UserFactory)


class SupportMomentFactory(factory.django.DjangoModelFactory):
    """A talk on Monday, unless told otherwise."""

    class Meta:
        model = SupportMoment

    stay = factory.SubFactory(StayFactory)
    on = date(2026, 11, 23)
    kind = "conversation"
    words = "Talked over breakfast"
    noted_by = factory.SubFactory(UserFactory)


class WorldviewFactory(factory.django.DjangoModelFactory):
    """Shared since Monday, unless told otherwise."""

    class Meta:
        model = Worldview

    stay = factory.SubFactory(StayFactory)
    words = "Ask me before you help"
    written_with = factory.SubFactory(UserFactory)
    changed_at = datetime(2026, 11, 23, 11, tzinfo=ZoneInfo("America/New_York"))
    shared_at = factory.SelfAttribute("changed_at")
