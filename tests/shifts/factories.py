from datetime import UTC, datetime

import factory

from shifts.models import Amendment, Handoff, Note
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
    words = "The plumber rang: Friday."
    author = factory.SubFactory(UserFactory)


class HandoffFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Handoff

    house = factory.SubFactory(HouseFactory)
    given_by = factory.SubFactory(UserFactory)
    reaches_back_to = datetime(2026, 11, 23, tzinfo=UTC)
