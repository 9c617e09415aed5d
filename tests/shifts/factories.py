from datetime import UTC, date, datetime, time

import factory

from shifts.models import Amendment, Handoff, Note, OnCallNumber, Shift, ShiftPerson, ShiftTime
from tests.accounts.factories import HouseFactory, UserFactory


class NoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Note

    house = factory.SubFactory(HouseFactory)
    words = "The boiler clicks; the plumber comes on Thursday."
    author = factory.SubFactory(UserFactory)


class AmendmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Amendment

    note = factory.SubFactory(NoteFactory)
    house = factory.SelfAttribute("note.house")
    words = "The plumber rang: Friday."
    author = factory.SubFactory(UserFactory)


class HandoffFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Handoff

    house = factory.SubFactory(HouseFactory)
    given_by = factory.SubFactory(UserFactory)
    reaches_back_to = datetime(2026, 11, 23, tzinfo=UTC)


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
    house = factory.SelfAttribute("shift.house")
    user = factory.SubFactory(UserFactory)
    put_on_by = factory.SelfAttribute("user")


class OnCallNumberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OnCallNumber

    house = factory.SubFactory(HouseFactory)
    number = "603 555 0142"
