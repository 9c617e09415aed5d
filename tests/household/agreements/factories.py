from datetime import date

import factory

from household.models import (
    Acceptance,
    Agreement,
    AgreementComment,
    AgreementVersion,
    SeenDifferently,
)
from tests.accounts.factories import HouseFactory, UserFactory
from tests.guests.factories import StayFactory


class AgreementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agreement

    house = factory.SubFactory(HouseFactory)
    topic = factory.Sequence(lambda n: f"Topic {n}")
    place = factory.Sequence(lambda n: n + 1)


class VersionFactory(factory.django.DjangoModelFactory):
    """What the house lives by since March, unless told otherwise."""

    class Meta:
        model = AgreementVersion

    house = factory.SelfAttribute("agreement.house")
    agreement = factory.SubFactory(AgreementFactory)
    number = 1
    words = "We keep it quiet from 22:00 to 7:00."
    proposed_on = date(2026, 3, 1)
    proposed_by = factory.SubFactory(UserFactory)
    open_until = factory.SelfAttribute("proposed_on")
    decided_on = factory.SelfAttribute("proposed_on")
    decided_by = factory.SelfAttribute("proposed_by")
    decided_words = "We all slept better."
    adopted = True


class ProposalFactory(VersionFactory):
    """Proposed on Friday, comments until next Friday, and not decided."""

    number = 2
    words = "We keep it quiet from 23:00 to 7:00."
    why = "On Fridays we play cards"
    proposed_on = date(2026, 11, 20)
    open_until = date(2026, 11, 27)
    decided_on = None
    decided_by = None
    decided_words = ""
    adopted = None


class AcceptanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Acceptance

    house = factory.SelfAttribute("version.house")
    stay = factory.SubFactory(StayFactory)
    version = factory.SubFactory(VersionFactory)
    accepted_on = date(2026, 11, 20)
    gone_through_with = factory.SubFactory(UserFactory)


class CommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementComment

    house = factory.SelfAttribute("version.house")
    stay = factory.SubFactory(StayFactory)
    version = factory.SubFactory(ProposalFactory)
    words = "Midnight would do for me"
    written_with = factory.SubFactory(UserFactory)


class SeenDifferentlyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SeenDifferently

    house = factory.SelfAttribute("version.house")
    stay = factory.SubFactory(StayFactory)
    version = factory.SubFactory(VersionFactory)
    words = "Ten is early for me"
    written_with = factory.SubFactory(UserFactory)
