from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import factory
from django.utils import timezone

from guests.models import (
    ArrivalItem,
    ArrivalTick,
    Contact,
    Extension,
    Farewell,
    FollowUp,
    FormerRoom,
    Goal,
    Guest,
    HouseWording,
    LookBack,
    Resource,
    Room,
    SitDown,
    Stay,
    Step,
    SupportMoment,
    Term,
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
    house = factory.SelfAttribute("guest.house")
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
    house = factory.SelfAttribute("stay.house")
    from_on = date(2026, 11, 23)
    back_on = date(2026, 11, 26)


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Goal

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    words = "A place of my own"
    begun_on = date(2026, 11, 14)


class EnquiryFactory(factory.django.DjangoModelFactory):
    """Somebody called on Friday, and nothing is decided."""

    class Meta:
        model = Stay

    guest = factory.SubFactory(GuestFactory)
    house = factory.SelfAttribute("guest.house")
    enquired_on = date(2026, 11, 20)


class FormerRoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FormerRoom

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    room = factory.SubFactory(RoomFactory)
    until_on = date(2026, 11, 20)
    moved_by = factory.SubFactory(UserFactory)


class ArrivalItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArrivalItem

    house = factory.SubFactory(HouseFactory)
    name = factory.Sequence(lambda n: f"Thing {n}")
    place = factory.Sequence(lambda n: n + 1)


class ArrivalTickFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArrivalTick

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    item = factory.SubFactory(ArrivalItemFactory)
    at = factory.LazyFunction(timezone.now)
    by = factory.SubFactory(UserFactory)


class LookBackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LookBack

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    day = 7
    on = date(2026, 11, 24)
    by = factory.SubFactory(UserFactory)


class ExtensionFactory(factory.django.DjangoModelFactory):
    """Asked and not decided, unless told otherwise."""

    class Meta:
        model = Extension

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    asked_on = date(2026, 11, 20)
    asked_with = factory.SubFactory(UserFactory)
    why = "The room on Mill Street is free only in March"
    planned_before_on = factory.SelfAttribute("stay.planned_leaving_on")
    until_on = factory.LazyAttribute(lambda row: row.planned_before_on + timedelta(days=14))


class FarewellFactory(factory.django.DjangoModelFactory):
    """They said we may be in touch."""

    class Meta:
        model = Farewell

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    touch_agreed_on = date(2026, 11, 20)
    touch_how = "A card, now and then"
    written_by = factory.SubFactory(UserFactory)


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    on = date(2026, 11, 23)
    words = "A postcard came, with a lighthouse on it"
    noted_by = factory.SubFactory(UserFactory)


class StepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Step

    goal = factory.SubFactory(GoalFactory)
    house = factory.SelfAttribute("goal.house")
    words = "Call two landlords"
    added_on = date(2026, 11, 20)


class ResourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Resource

    house = factory.SubFactory(HouseFactory)
    what = factory.Sequence(lambda n: f"Food pantry {n}")
    added_on = date(2026, 11, 20)
    added_by = factory.SubFactory(UserFactory)


class HouseWordingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HouseWording

    house = factory.SubFactory(HouseFactory)


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Term

    house = factory.SubFactory(HouseFactory)
    word = factory.Sequence(lambda n: f"word{n}")
    instead = "another word"
    why = "It is kinder."


class SupportMomentFactory(factory.django.DjangoModelFactory):
    """A talk on Monday, unless told otherwise."""

    class Meta:
        model = SupportMoment

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    on = date(2026, 11, 23)
    kind = "conversation"
    words = "Talked over breakfast"
    noted_by = factory.SubFactory(UserFactory)


class SitDownFactory(factory.django.DjangoModelFactory):
    """On Monday, unless told otherwise."""

    class Meta:
        model = SitDown

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    on = date(2026, 11, 23)
    sat_with = factory.SubFactory(UserFactory)
    noted_by = factory.SelfAttribute("sat_with")


class FollowUpFactory(factory.django.DjangoModelFactory):
    """About nobody in particular, for whoever is here, unless told otherwise."""

    class Meta:
        model = FollowUp

    house = factory.SubFactory(HouseFactory)
    words = "New batteries for the smoke alarm upstairs"
    made_by = factory.SubFactory(UserFactory)


class WorldviewFactory(factory.django.DjangoModelFactory):
    """Shared since Monday, unless told otherwise."""

    class Meta:
        model = Worldview

    stay = factory.SubFactory(StayFactory)
    house = factory.SelfAttribute("stay.house")
    words = "Ask me before you help"
    written_with = factory.SubFactory(UserFactory)
    changed_at = datetime(2026, 11, 23, 11, tzinfo=ZoneInfo("America/New_York"))
    shared_at = factory.SelfAttribute("changed_at")
