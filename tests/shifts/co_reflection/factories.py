from datetime import date

import factory

from shifts.models import Certificate, CoReflection
from tests.accounts.factories import HouseFactory, UserFactory


class CoReflectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CoReflection

    house = factory.SubFactory(HouseFactory)
    on = date(2026, 11, 20)
    theme = "Saying no, and staying beside someone"
    noted_by = factory.SubFactory(UserFactory)


class CertificateFactory(factory.django.DjangoModelFactory):
    """Good for another half year, unless told otherwise."""

    class Meta:
        model = Certificate

    house = factory.SubFactory(HouseFactory)
    user = factory.SubFactory(UserFactory)
    what = factory.Sequence(lambda n: f"First aid {n}")
    got_on = date(2025, 6, 1)
    runs_out_on = date(2027, 6, 1)
    noted_by = factory.SelfAttribute("user")
