import factory

from shifts.models import Amendment, Note
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
