from datetime import date, timedelta

import factory
from django.utils import timezone

from accounts.access.permissions import Role
from accounts.models import House, Invitation, Laptop, Membership, User


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


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    house = factory.SubFactory(HouseFactory)
    user = factory.SubFactory(UserFactory)
    token_hash = factory.Sequence(lambda n: f"{n:064x}")
    invited_by = factory.SubFactory(UserFactory)
    holds_until = factory.LazyFunction(lambda: timezone.now() + timedelta(days=3))


class LaptopFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Laptop

    house = factory.SubFactory(HouseFactory)
    name = "Kitchen"
    token_hash = factory.Sequence(lambda n: f"{n:064x}")
    enrolled_by = factory.SubFactory(UserFactory)
