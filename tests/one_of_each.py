"""Birch Street House with a row of each kind, built once for a module that walks every page.

`from tests.one_of_each import *` puts these in the place of the fixtures of the same name. Each
test begins with what was built; what it changes is taken back.
"""

from datetime import date

import pytest
import time_machine
from django.db import transaction

from accounts.access.permissions import Role
from accounts.models import Draft
from tests.accounts.factories import HouseFactory, InvitationFactory, LaptopFactory
from tests.checkins.factories import EntryFactory, IntentionFactory, SupportRequestFactory
from tests.conftest import TUESDAY, birch_street_house, day_12, day_62, person, staying
from tests.guests.factories import (
    ArrivalItemFactory,
    FollowUpFactory,
    GoalFactory,
    ResourceFactory,
    RoomFactory,
    SitDownFactory,
    StepFactory,
    SupportMomentFactory,
    TermFactory,
    WorldviewFactory,
)
from tests.household.agreements.factories import ProposalFactory
from tests.household.chores.factories import TurnFactory
from tests.household.conversations.factories import (
    AttemptFactory,
    ConversationPartFactory,
    JournalPageFactory,
    conversation_between,
)
from tests.household.meetings.factories import (
    AgendaItemFactory,
    DecisionFactory,
    GroupFactory,
    MeetingFactory,
)
from tests.shifts.co_reflection.factories import CertificateFactory, CoReflectionFactory
from tests.shifts.factories import HandoffFactory, NoteFactory, ShiftPersonFactory, ShiftTimeFactory

__all__ = [
    "alex",
    "built",
    "house",
    "ida",
    "jo",
    "lee",
    "put_back",
    "real",
    "robin",
    "sam",
    "strangers",
]


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """What is built within it stays until the module's last test."""
    travel = time_machine.travel(TUESDAY, tick=False)
    with django_db_blocker.unblock(), travel, transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def put_back(built, db):
    """Each test within a transaction of its own, inside the module's."""


@pytest.fixture(scope="module")
def house(built):
    return birch_street_house()


@pytest.fixture(scope="module")
def robin(house):
    return person(house, "Robin", Role.PEER)


@pytest.fixture(scope="module")
def lee(house):
    return person(house, "Lee", Role.PEER)


@pytest.fixture(scope="module")
def sam(house):
    return person(house, "Sam", Role.MANAGER)


@pytest.fixture(scope="module")
def ida(house):
    return person(house, "Ida", Role.ADMIN)


@pytest.fixture(scope="module")
def alex(house):
    return day_62(house)


@pytest.fixture(scope="module")
def jo(house):
    return day_12(house)


def a_draft_of(author, house):
    return Draft.objects.create(
        author=author, house=house, page="/", title="Morning check-in", field="x", words="y"
    )


def rows_of_meetings(house):
    meeting = MeetingFactory(house=house)
    return {
        "meeting": meeting.pk,
        "agenda": AgendaItemFactory(house=house).pk,
        "decision": DecisionFactory(meeting=meeting).pk,
        "group": GroupFactory(house=house).pk,
    }


@pytest.fixture(scope="module")
def real(alex, jo, lee, robin):
    """A row of each kind, by what the table calls it."""
    entry = IntentionFactory(entry__stay=alex, entry__round__house=alex.guest.house).entry
    goal = GoalFactory(stay=alex)
    WorldviewFactory(stay=alex)
    proposal = ProposalFactory(agreement__house=alex.guest.house)
    conversation = conversation_between(alex, jo, by=robin)
    AttemptFactory(conversation=conversation)
    return {
        "conversation": conversation.pk,
        "part": conversation.parts.first().pk,
        "page": JournalPageFactory(house=alex.guest.house).pk,
        "guest": alex.guest_id,
        "room": alex.room_id,
        "goal": goal.pk,
        "step": StepFactory(goal=goal).pk,
        "moment": SupportMomentFactory(stay=alex).pk,
        "sit_down": SitDownFactory(stay=alex).pk,
        "resource": ResourceFactory(house=alex.guest.house).pk,
        "user": lee.pk,
        "laptop": LaptopFactory(house=alex.guest.house).pk,
        "invitation": InvitationFactory(house=alex.guest.house, user=lee).pk,
        "draft": a_draft_of(lee, alex.guest.house).pk,
        "day": entry.round.date,
        "entry": entry.pk,
        "ask": SupportRequestFactory(stay=alex).pk,
        "item": ArrivalItemFactory(house=alex.guest.house).pk,
        "note": NoteFactory(house=alex.guest.house, stay=alex).pk,
        "handoff": HandoffFactory(house=alex.guest.house).pk,
        "follow_up": FollowUpFactory(house=alex.guest.house, stay=alex).pk,
        **rows_of_meetings(alex.guest.house),
        "agreement": proposal.agreement_id,
        "proposal": proposal.pk,
        "person": f"stay-{alex.pk}",
        "chore": TurnFactory(stay=alex).chore_id,
        "whose": f"stay-{alex.pk}",
        "shift_time": ShiftTimeFactory(house=alex.guest.house).pk,
        "shift_person": ShiftPersonFactory(shift__time__house=alex.guest.house).pk,
        "word": TermFactory(house=alex.guest.house).pk,
        "co_reflection": CoReflectionFactory(house=alex.guest.house).pk,
        "certificate": CertificateFactory(house=alex.guest.house, user=robin).pk,
    }


@pytest.fixture(scope="module")
def strangers(built):
    """The same of another house."""
    other_house = HouseFactory(name="Mill Pond House")
    stranger = staying(other_house, "Stranger", date(2026, 11, 13))
    goal = GoalFactory(stay=stranger)
    WorldviewFactory(stay=stranger)
    proposal = ProposalFactory(agreement__house=other_house)
    part = ConversationPartFactory(stay=stranger, conversation__house=other_house)
    AttemptFactory(conversation=part.conversation)
    return {
        "conversation": part.conversation_id,
        "part": part.pk,
        "page": JournalPageFactory(house=other_house).pk,
        "guest": stranger.guest_id,
        "room": RoomFactory(house=other_house).pk,
        "goal": goal.pk,
        "step": StepFactory(goal=goal).pk,
        "moment": SupportMomentFactory(stay=stranger).pk,
        "sit_down": SitDownFactory(stay=stranger).pk,
        "resource": ResourceFactory(house=other_house).pk,
        "user": person(other_house, "Pat", "peer").pk,
        "laptop": LaptopFactory(house=other_house).pk,
        "invitation": InvitationFactory(house=other_house).pk,
        "ask": SupportRequestFactory(stay=stranger).pk,
        "entry": EntryFactory(round__house=other_house, stay=stranger, support="more").pk,
        "item": ArrivalItemFactory(house=other_house).pk,
        "note": NoteFactory(house=other_house, stay=stranger).pk,
        "handoff": HandoffFactory(house=other_house).pk,
        "follow_up": FollowUpFactory(house=other_house, stay=stranger).pk,
        **rows_of_meetings(other_house),
        "agreement": proposal.agreement_id,
        "proposal": proposal.pk,
        "chore": TurnFactory(stay=stranger).chore_id,
        "day": date(2026, 11, 24),
        "whose": f"stay-{stranger.pk}",
        "shift_time": ShiftTimeFactory(house=other_house).pk,
        "shift_person": ShiftPersonFactory(shift__time__house=other_house).pk,
        "word": TermFactory(house=other_house).pk,
        "co_reflection": CoReflectionFactory(house=other_house).pk,
        "certificate": CertificateFactory(house=other_house).pk,
    }
