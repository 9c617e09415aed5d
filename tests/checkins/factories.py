from datetime import date

import factory

from checkins.models import Entry, Intention, Round, SupportRequest
from tests.accounts.factories import HouseFactory, UserFactory
from tests.guests.factories import StayFactory


class RoundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Round

    house = factory.SubFactory(HouseFactory)
    which = "morning"
    date = date(2026, 11, 24)
    opened_by = factory.SubFactory(UserFactory)


class EntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Entry

    house = factory.SelfAttribute("round.house")
    round = factory.SubFactory(RoundFactory)
    presence = "here"
    saved_by = factory.SelfAttribute("round.opened_by")


class IntentionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Intention

    house = factory.SelfAttribute("entry.house")
    entry = factory.SubFactory(EntryFactory)
    place = 1
    words = "Call the landlord back"


class SupportRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SupportRequest

    house = factory.SelfAttribute("stay.house")
    stay = factory.SubFactory(StayFactory)
    support = "more"
    noted_by = factory.SubFactory(UserFactory)
