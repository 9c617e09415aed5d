from datetime import date, time

import factory

from household.models import (
    AgendaItem,
    Decision,
    Group,
    GroupDay,
    Meeting,
    MeetingAttendance,
    MeetingTime,
)
from tests.accounts.factories import HouseFactory, UserFactory


class MeetingTimeFactory(factory.django.DjangoModelFactory):
    """Sundays at 5 pm, since January."""

    class Meta:
        model = MeetingTime

    house = factory.SubFactory(HouseFactory)
    weekday = 7
    at = time(17)
    from_on = date(2026, 1, 1)


class MeetingFactory(factory.django.DjangoModelFactory):
    """Last Sunday's, and still open, unless told otherwise."""

    class Meta:
        model = Meeting

    house = factory.SubFactory(HouseFactory)
    on = date(2026, 11, 22)
    at = time(17)


class AttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MeetingAttendance

    house = factory.SelfAttribute("meeting.house")
    meeting = factory.SubFactory(MeetingFactory)


class AgendaItemFactory(factory.django.DjangoModelFactory):
    """Unnamed, and waiting for the next meeting."""

    class Meta:
        model = AgendaItem

    house = factory.SubFactory(HouseFactory)
    words = "The kettle"
    added_by = factory.SubFactory(UserFactory)


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    house = factory.SelfAttribute("meeting.house")
    meeting = factory.SubFactory(MeetingFactory)
    words = "Buy a second kettle"
    noted_by = factory.SubFactory(UserFactory)


class GroupFactory(factory.django.DjangoModelFactory):
    """Wednesdays at 7 pm, led by whoever is in."""

    class Meta:
        model = Group

    house = factory.SubFactory(HouseFactory)
    name = factory.Sequence(lambda n: f"Soup and talk {n}")
    weekday = 3
    at = time(19)
    began_on = date(2026, 9, 1)


class GroupDayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GroupDay

    house = factory.SelfAttribute("group.house")
    group = factory.SubFactory(GroupFactory)
    on = date(2026, 11, 18)
    was_held = True
    noted_by = factory.SubFactory(UserFactory)
