from datetime import date

import factory
from django.utils import timezone

from household.models import (
    Attempt,
    Conversation,
    ConversationPart,
    ConversationSupporter,
    JournalPage,
)
from tests.accounts.factories import HouseFactory, UserFactory
from tests.guests.factories import StayFactory


class ConversationFactory(factory.django.DjangoModelFactory):
    """On Friday; who is in it is up to the test, who is beside it to `supported`."""

    class Meta:
        model = Conversation

    house = factory.SubFactory(HouseFactory)
    on = date(2026, 11, 20)
    begun_by = factory.SubFactory(UserFactory)


class ConversationPartFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConversationPart

    house = factory.SelfAttribute("conversation.house")
    conversation = factory.SubFactory(ConversationFactory)
    stay = factory.SubFactory(StayFactory)
    as_seen = "The music was on until two"
    needs = "Sleep"
    written_with = factory.SelfAttribute("conversation.begun_by")
    written_at = factory.LazyFunction(timezone.now)


class AttemptFactory(factory.django.DjangoModelFactory):
    """To be looked at again on Friday, unless told otherwise."""

    class Meta:
        model = Attempt

    house = factory.SelfAttribute("conversation.house")
    conversation = factory.SubFactory(ConversationFactory)
    what_we_try = "Headphones from ten, and a knock before anger"
    look_again_on = date(2026, 11, 27)
    written_by = factory.SelfAttribute("conversation.begun_by")


class JournalPageFactory(factory.django.DjangoModelFactory):
    """Not signed, unless told otherwise."""

    class Meta:
        model = JournalPage

    house = factory.SubFactory(HouseFactory)
    words = "The porch is warmest at four"
    written_with = factory.SubFactory(UserFactory)
    written_on = date(2026, 11, 10)


def conversation_between(*people, by, supporters=(), **known):
    """A conversation with an empty part for each of them, supported by `by` and the others."""
    house = by.memberships.first().house
    conversation = ConversationFactory(house=house, begun_by=by, **known)
    for user in (by, *supporters):
        ConversationSupporter.objects.create(house=house, conversation=conversation, user=user)
    for person in people:
        who = {"stay": person} if hasattr(person, "guest_id") else {"stay": None, "staff": person}
        ConversationPartFactory(
            conversation=conversation,
            as_seen="",
            needs="",
            written_with=None,
            written_at=None,
            **who,
        )
    return conversation
