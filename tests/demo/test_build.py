"""Building a demo house: from a seed, of any size, on any day, and never beside a real house."""

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.models import House, User
from checkins.models import Entry, Intention, Round, SupportRequest
from demo.builder import build_demo
from guests.models import (
    ArrivalTick,
    Contact,
    Extension,
    Farewell,
    FollowUp,
    Guest,
    LookBack,
    Resource,
    SitDown,
    Stay,
    Step,
    SupportMoment,
    TimeAway,
    WhereNext,
    Worldview,
)
from household.models import (
    Acceptance,
    AgendaItem,
    ConversationPart,
    Decision,
    Group,
    GroupDay,
    JournalPage,
    Meeting,
    MeetingAttendance,
    MeetingTime,
    Turn,
)
from shifts.models import (
    Certificate,
    CoReflection,
    Note,
    OnCallNumber,
    Shift,
    ShiftPerson,
    ShiftTime,
    WasThere,
)
from tests.conftest import TUESDAY
from tests.test_architecture import OUR_MODELS


def test_every_row_passes_its_models_own_checks(db):
    build_demo(months=1)
    for model in OUR_MODELS:
        for row in model.objects.all():
            row.full_clean()


MEETINGS = (
    Decision,
    AgendaItem,
    MeetingAttendance,
    Meeting,
    MeetingTime,
    GroupDay,
    Group,
    FollowUp,
)
SHIFTS = (ShiftPerson, Shift, ShiftTime, OnCallNumber)
ALONG = (ArrivalTick, Contact, Extension, Farewell, LookBack, WhereNext)


LEARNED = (WasThere, CoReflection, Certificate)


def fingerprint():
    return [
        list(CoReflection.objects.order_by("id").values_list("on", "theme")),
        list(Certificate.objects.order_by("id").values_list("what", "got_on", "runs_out_on")),
        list(Guest.objects.order_by("id").values_list("name", "created_at")),
        list(Stay.objects.order_by("id").values_list("arrived_on", "left_on", "pathway")),
        list(Note.objects.order_by("id").values_list("words", "signed_at")),
        list(TimeAway.objects.values_list("from_on", "back_on")),
        list(Entry.objects.order_by("id").values_list("support", "where_at", "saved_at")),
        list(Intention.objects.order_by("id").values_list("words", "answer")),
        list(SupportRequest.objects.order_by("id").values_list("words", "asked_at", "answered_at")),
        list(LookBack.objects.order_by("id").values_list("day", "on", "words")),
        list(Farewell.objects.order_by("id").values_list("words", "touch_how")),
        list(Step.objects.order_by("id").values_list("words", "done_on")),
        list(SupportMoment.objects.order_by("id").values_list("words", "on", "kind", "noted_at")),
        list(SitDown.objects.order_by("id").values_list("words", "on", "sat_with__username")),
        list(Resource.objects.order_by("id").values_list("what", "added_on")),
        list(Meeting.objects.order_by("id").values_list("on", "said", "closed_at")),
        list(
            MeetingAttendance.objects.order_by("id").values_list("meeting__on", "stay__guest__name")
        ),
        list(AgendaItem.objects.order_by("id").values_list("words", "added_at")),
        list(Decision.objects.order_by("id").values_list("words", "by_on", "done_at")),
        list(GroupDay.objects.order_by("id").values_list("on", "how_many_came", "topic")),
        list(FollowUp.objects.order_by("id").values_list("words", "due_on", "done_at")),
        list(Worldview.objects.order_by("id").values_list("words", "shared_at")),
        list(Acceptance.objects.order_by("id").values_list("accepted_on", "version__number")),
        list(ConversationPart.objects.order_by("id").values_list("as_seen", "written_at")),
        list(JournalPage.objects.order_by("id").values_list("words", "signed_as", "written_on")),
        list(
            Turn.objects.order_by("id").values_list(
                "chore__name", "on", "stay__guest__name", "staff__username", "done_at"
            )
        ),
        list(ShiftPerson.objects.order_by("id").values_list("shift__on", "put_on_at")),
    ]


def test_the_same_seed_makes_the_same_house_and_another_another(db):
    prints = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            build_demo(months=1, seed=seed)
            prints.append(fingerprint())
            transaction.set_rollback(True)  # an empty house for the next one
    assert prints[0] == prints[1]
    assert prints[0] != prints[2]


def test_several_houses_have_people_of_their_own(db):
    build_demo(houses=2, guests=5, months=1)
    first, second = House.objects.order_by("id")
    assert (first.name, second.name) == ("Birch Street House", "Mill Pond House")
    assert User.objects.filter(username="peer-2", memberships__house=second).exists()
    assert Stay.objects.filter(guest__house=second).on_date(TUESDAY.date()).count() == 5


def test_many_guests_and_a_long_past(db):
    build_demo(guests=14, months=18)
    assert Stay.objects.on_date(TUESDAY.date()).count() == 14


def test_the_command_prints_the_sign_ins(db, capsys):
    call_command("demo", months=1, password="another one")
    printed = capsys.readouterr().out
    assert "Password for everyone: another one" in printed
    assert "peer         Robin, peer on staff" in printed


def test_it_never_mixes_with_a_real_house(house):
    with pytest.raises(CommandError, match="There is a house here already"):
        call_command("demo")
    with pytest.raises(CommandError, match="1 or more"):
        call_command("demo", guests=0)


def test_it_can_be_made_on_a_leap_day_and_at_midnight(db):
    with time_machine.travel("2028-02-29T05:00:00Z"):
        build_demo(months=1)
        assert Stay.objects.on_date(House.objects.get().today()).count() == 3


def test_the_check_in_that_is_on_now_is_left_to_be_held(db):
    with time_machine.travel(TUESDAY.replace(hour=17)):
        build_demo(months=1)
        held = Round.objects.filter(date=TUESDAY.date()).values_list("which", flat=True)
        assert list(held) == ["morning"]
