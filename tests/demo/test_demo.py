"""The demo house: believable, made up, and true to every rule of the real one."""

import re
from datetime import date

import pytest
import time_machine
from django.db import transaction

from accounts.access.actor import actor_for
from accounts.models import User
from checkins.models import Entry, Round, SupportRequest
from demo.builder import build_demo
from demo.load_texts import FOLDER
from guests.models import (
    ArrivalItem,
    ArrivalTick,
    Contact,
    Extension,
    Farewell,
    FollowUp,
    Goal,
    LookBack,
    Stay,
    Step,
    SupportMoment,
    TimeAway,
    Worldview,
)
from household.agreements.queries import read_agreements
from household.models import (
    Acceptance,
    AgendaItem,
    AgreementVersion,
    Attempt,
    Conversation,
    ConversationPart,
    Decision,
    Group,
    GroupDay,
    JournalPage,
    Meeting,
    Turn,
)
from household.turns.queries import rota_of
from shifts.models import (
    Certificate,
    CoReflection,
    Handoff,
    Note,
    OnCallNumber,
    Shift,
    ShiftPerson,
)
from tests.conftest import TUESDAY
from tests.houses import in_another_house

pytestmark = [pytest.mark.built_once, pytest.mark.any_database]
LEFT_COLUMN = re.compile(
    r"\b(client|patient|consumer|resident|case|admit(ted)?|discharged?|placement|non-compliant|"
    r"refused|resistant|awol|absconded|behaviou?rs?|manipulative|symptoms?|episodes?|baseline|"
    r"dirty|addicts?|relapsed?|violations?|infractions?|supervised?|assess(ed)?|treat(ment)?|"
    r"intervene|diagnosis|medications?|meds)\b",
    re.IGNORECASE,
)

BRITISH = re.compile(
    r"\b(colour|favourite|neighbour|grey|centre|programme|licence|cheque|rubbish|bin|flats|cupboard|"
    r"parcel|ring (my|the|him|her|them)|rang back|half-way|towards|afterwards|any more)s?\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def built_once(django_db_setup, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        time_machine.travel(TUESDAY, tick=False),
        transaction.atomic(),
    ):
        build_demo()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def half_a_year(built_once, db):
    """The demo house as it is offered; what a test changes in it is rolled back."""


def test_three_guests_and_half_a_year_behind_them(half_a_year):
    assert Stay.objects.on_date(TUESDAY.date()).count() == 3
    assert Stay.objects.coming().count() == 1
    assert Stay.objects.left().count() >= 3
    assert Round.objects.count() > 200
    assert Goal.objects.under_way().exists()
    assert SupportRequest.objects.exclude(words="").exclude(answered_at=None).exists()
    assert SupportMoment.objects.filter(is_victory=True, stay__left_on=None).exists()
    assert Step.objects.exclude(done_on=None).exists()
    assert Worldview.objects.shared().exists()
    assert set(User.objects.values_list("username", flat=True)) == {
        "peer",
        "peer2",
        "manager",
        "admin",
    }


def test_everyone_called_before_they_came_and_some_have_only_called(half_a_year):
    came = Stay.objects.filter(arrived_on__isnull=False)
    assert not came.filter(would_help="").exists()
    assert all(stay.enquired_on < stay.talked_on <= stay.decided_on for stay in came)
    returning = Stay.objects.enquiries().filter(guest__in=Stay.objects.left().values("guest"))
    assert returning.exists()
    assert Stay.objects.did_not_come().exclude(decision_words="").count() == 2


def test_the_last_shift_left_something_that_waits_to_be_read(half_a_year):
    last = Handoff.objects.order_by("given_at").last()
    assert last.items.exists()
    assert not last.reads.exists()
    assert Note.objects.filter(stay=None).exists()
    assert Note.objects.active().exclude(stay=None).filter(amendments__isnull=False).exists()
    assert Note.objects.get(pk=Note.objects.first().pk).found_by.exists()


def test_one_of_the_guests_was_away_last_week_and_was_in_no_check_in(half_a_year):
    away = TimeAway.objects.over().get()
    assert (away.from_on, away.back_on) == (date(2026, 11, 17), date(2026, 11, 19))
    assert away.stay.is_here
    days = Entry.objects.filter(stay=away.stay).values_list("round__date", flat=True)
    assert date(2026, 11, 16) in days
    assert date(2026, 11, 19) in days
    # She went on Tuesday after the afternoon check-in.
    assert date(2026, 11, 17) in days
    assert date(2026, 11, 18) not in days


def test_something_along_each_stay_waits_for_whoever_looks_around(half_a_year):
    alex, jo = (Stay.objects.get(guest__name=name) for name in ("Alex", "Jo"))
    done = ArrivalTick.objects.filter(stay=jo).count()
    assert 0 < done < ArrivalItem.objects.count()
    assert Extension.objects.to_decide().get().stay == alex
    assert not LookBack.objects.filter(stay=alex, day=60).exists()
    assert Contact.objects.exists()


def test_the_house_met_every_week_and_something_waits_for_the_next_meeting(half_a_year):
    meetings = Meeting.objects.order_by("on")
    assert len(meetings) == 26
    assert {each.on.isoweekday() for each in meetings} == {7}
    assert meetings.last().on == date(2026, 11, 22)
    assert not meetings.filter(closed_at=None).exists()
    assert meetings.filter(stay__isnull=False).exists()
    assert AgendaItem.objects.waiting().filter(stay=None, staff=None).exists()
    assert AgendaItem.objects.waiting().filter(stay__isnull=False).exists()
    assert Decision.objects.to_do().exists()
    assert Group.objects.in_use().filter(stay__isnull=False).exists()
    assert GroupDay.objects.filter(was_held=False).exists()
    assert FollowUp.objects.open().filter(due_on__lt=TUESDAY.date()).exists()
    assert FollowUp.objects.filter(decision__isnull=False).exists()


def test_the_agreements_were_changed_once_and_another_change_is_proposed(half_a_year):
    current = AgreementVersion.objects.current()
    assert current.filter(number=2).get().agreement.topic == "Quiet hours"
    assert AgreementVersion.objects.proposed().get().agreement.topic == "Visitors"
    page = read_agreements(actor_for(User.objects.get(username="peer")))
    left = {left.someone.name: left.topics for left in page.left}
    assert left == {"Alex": ["Quiet hours"], "Sam": ["Quiet hours"]}


def test_two_conversations_and_six_pages_of_the_journal(half_a_year):
    assert Conversation.objects.count() == 2
    due = Attempt.objects.under_way().get()
    assert due.look_again_on == TUESDAY.date()
    assert due.conversation.supporters.get().user.username == "peer"
    assert Attempt.objects.exclude(looked_again_words="").exists()
    assert JournalPage.objects.count() == 6
    assert JournalPage.objects.get(signed_as="").stay is None
    assert JournalPage.objects.get(hidden_at__isnull=False).hidden_why


def test_half_a_year_of_chores_most_of_them_done(half_a_year):
    past = Turn.objects.filter(on__lt=TUESDAY.date())
    open_still = past.filter(done_at=None)
    assert 0.8 < 1 - open_still.count() / past.count() < 0.95
    assert past.filter(is_agreed=True).exists()
    assert open_still.exclude(talked_words="").exists()
    assert open_still.filter(on=date(2026, 11, 23), talked_at=None).exists()
    assert Turn.objects.filter(on=TUESDAY.date()).exclude(done_at=None).count() == 1
    # What is published is what the house would plan.
    robin = User.objects.get(username="peer")
    assert not rota_of(actor_for(robin)).diff.differs


def test_the_rota_has_one_gap_and_one_change_and_goes_two_weeks_on(half_a_year):
    assert OnCallNumber.objects.get().number
    gap = Shift.objects.exclude(pk__in=ShiftPerson.objects.active().values("shift")).get()
    assert (gap.on, gap.time.name) == (date(2026, 12, 6), "Day")
    change = ShiftPerson.objects.exclude(taken_off_at=None).get()
    assert change.replaced_by.user.display_name == "Sam"
    assert change.shift.on == date(2026, 11, 26)
    assert Shift.objects.latest("on").on == date(2026, 12, 13)


def test_nothing_in_it_is_still_to_come_but_a_planned_arrival(half_a_year):
    assert not Entry.objects.filter(saved_at__gt=TUESDAY).exists()
    assert not SupportRequest.objects.filter(answered_at__gt=TUESDAY).exists()
    assert not ArrivalTick.objects.filter(at__gt=TUESDAY).exists()
    assert not Acceptance.objects.filter(accepted_on__gt=TUESDAY.date()).exists()
    assert not AgreementVersion.objects.filter(decided_on__gt=TUESDAY.date()).exists()
    assert not LookBack.objects.filter(on__gt=TUESDAY.date()).exists()
    assert not Extension.objects.filter(asked_on__gt=TUESDAY.date()).exists()
    assert not Contact.objects.filter(on__gt=TUESDAY.date()).exists()
    assert not Farewell.objects.filter(changed_at__gt=TUESDAY).exists()
    assert not Meeting.objects.filter(closed_at__gt=TUESDAY).exists()
    assert not AgendaItem.objects.filter(added_at__gt=TUESDAY).exists()
    assert not Decision.objects.filter(done_at__gt=TUESDAY).exists()
    assert not GroupDay.objects.filter(on__gte=TUESDAY.date()).exists()
    assert not FollowUp.objects.filter(made_at__gt=TUESDAY).exists()
    assert not SupportMoment.objects.filter(noted_at__gt=TUESDAY).exists()
    assert not Step.objects.filter(done_on__gt=TUESDAY.date()).exists()
    assert not ConversationPart.objects.filter(written_at__gt=TUESDAY).exists()
    assert not Attempt.objects.filter(written_at__gt=TUESDAY).exists()
    assert not Attempt.objects.filter(looked_again_on__gt=TUESDAY.date()).exists()
    assert not JournalPage.objects.filter(written_on__gt=TUESDAY.date()).exists()
    assert not Turn.objects.filter(done_at__gt=TUESDAY).exists()
    assert not Turn.objects.filter(talked_at__gt=TUESDAY).exists()
    assert not ShiftPerson.objects.filter(put_on_at__gt=TUESDAY).exists()
    assert not ShiftPerson.objects.filter(taken_off_at__gt=TUESDAY).exists()
    assert not Round.objects.filter(date__gt=TUESDAY.date()).exists()
    assert not Round.objects.filter(date=TUESDAY.date()).exists()  # it is only 9:31


def test_peers_think_together_and_one_of_them_has_a_paper_that_runs_out(half_a_year):
    assert CoReflection.objects.count() == 13
    assert not CoReflection.objects.filter(on__gt=TUESDAY.date()).exists()
    soon = Certificate.objects.running_out(TUESDAY.date()).get()
    assert (soon.user.username, soon.what) == ("peer", "Naloxone")
    assert soon.days_left(TUESDAY.date()) == 23


def test_the_texts_are_in_the_houses_words():
    files = list(FOLDER.glob("*.toml"))
    assert len(files) > 20
    for file in files:
        assert not LEFT_COLUMN.search(file.read_text()), file.name


def test_the_texts_are_in_american_english():
    for file in FOLDER.glob("*.toml"):
        assert not BRITISH.search(file.read_text()), file.name


def test_every_row_is_in_the_house_of_what_it_belongs_to(half_a_year):
    assert not in_another_house()
