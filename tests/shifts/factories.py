from datetime import date, time

import factory

from shifts.models import OnCallNumber, Shift, ShiftPerson, ShiftTime
from tests.accounts.factories import HouseFactory, UserFactory


class ShiftTimeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ShiftTime

    house = factory.SubFactory(HouseFactory)
    name = factory.Sequence(lambda n: f"Shift {n}")
    starts = time(7)
    ends = time(15, 15)
    from_on = date(2026, 1, 1)


class ShiftFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Shift

    time = factory.SubFactory(ShiftTimeFactory)
    house = factory.SelfAttribute("time.house")
    on = date(2026, 11, 24)


class ShiftPersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ShiftPerson

    shift = factory.SubFactory(ShiftFactory)
    user = factory.SubFactory(UserFactory)
    put_on_by = factory.SelfAttribute("user")


class OnCallNumberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OnCallNumber

    house = factory.SubFactory(HouseFactory)
    number = "603 555 0142"
