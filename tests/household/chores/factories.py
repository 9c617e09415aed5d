from datetime import date

import factory

from household.models import Chore, Rota, RotaDays, Turn
from tests.accounts.factories import HouseFactory, UserFactory
from tests.guests.factories import StayFactory


class ChoreFactory(factory.django.DjangoModelFactory):
    """Every day, unless told otherwise."""

    class Meta:
        model = Chore

    house = factory.SubFactory(HouseFactory)
    name = factory.Sequence(lambda n: f"Chore {n}")
    room = "Kitchen"
    how_to = "Counters first, then the floor."
    rhythm = "days"
    weekdays = "1234567"
    place = factory.Sequence(lambda n: n + 1)
    began_on = date(2026, 1, 1)


class RotaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Rota

    house = factory.SubFactory(HouseFactory)
    weeks = 1


class RotaDaysFactory(factory.django.DjangoModelFactory):
    """Since the beginning of the year."""

    class Meta:
        model = RotaDays

    house = factory.SubFactory(HouseFactory)
    user = factory.SubFactory(UserFactory)
    weekdays = "12345"
    from_on = date(2026, 1, 1)


class TurnFactory(factory.django.DjangoModelFactory):
    """Today, of a guest."""

    class Meta:
        model = Turn

    house = factory.SelfAttribute("chore.house")
    chore = factory.SubFactory(ChoreFactory, house=factory.SelfAttribute("..stay.guest.house"))
    stay = factory.SubFactory(StayFactory)
    on = date(2026, 11, 24)
    size = 2
