from datetime import date

import factory

from accounts.access.permissions import Role
from accounts.models import House, Membership, User


class HouseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = House

    name = "Birch Street House"
    time_zone = "America/New_York"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    username = factory.LazyAttribute(lambda user: user.display_name.lower())
    display_name = factory.Sequence(lambda n: f"Peer{n}")
    password = "!"


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    house = factory.SubFactory(HouseFactory)
    role = Role.PEER
    started_on = date(2026, 1, 1)
