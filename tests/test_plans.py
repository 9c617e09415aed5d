"""No page reads more, the longer a house lives: the plan of each statement is looked at."""

import re
from collections import Counter
from contextlib import contextmanager

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import House, User
from checkins.models import Entry, Intention, Round
from demo.builder import build_demo
from guests.models import (
    ArrivalItem,
    FollowUp,
    Goal,
    Resource,
    Room,
    SitDown,
    Stay,
    SupportMoment,
    Term,
)
from household.models import (
    AgreementVersion,
    Conversation,
    Decision,
    Group,
    JournalPage,
    Meeting,
    Turn,
)
from shifts.models import Certificate, CoReflection, Handoff, Note, ShiftTime
from tests.conftest import TUESDAY
from tests.plans import Finding, expect_ten_years, findings_of, read_statistics, rows_read
from tests.test_access import TABLE

pytestmark = pytest.mark.built_once
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plans")
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="counts the rows that PostgreSQL reads"
)
OURS = ("accounts", "guests", "checkins", "household", "shifts")
# Each day adds to these, or each guest, or each thing that people agree on.
GROWING = {
    "accounts_auditevent",
    "checkins_ask",
    "checkins_entry",
    "checkins_entryrevision",
    "checkins_entrywords",
    "checkins_intention",
    "checkins_reopening",
    "checkins_round",
    "checkins_withdrawnwords",
    "guests_arrivaltick",
    "guests_askedtoleave",
    "guests_carryover",
    "guests_contact",
    "guests_extension",
    "guests_farewell",
    "guests_followup",
    "guests_formerroom",
    "guests_goal",
    "guests_guest",
    "guests_lookback",
    "guests_sitdown",
    "guests_stay",
    "guests_staywords",
    "guests_step",
    "guests_supportmoment",
    "guests_timeaway",
    "guests_wherenext",
    "guests_worldview",
    "household_acceptance",
    "household_agendaitem",
    "household_agreementcomment",
    "household_attempt",
    "household_conversation",
    "household_conversationpart",
    "household_conversationsupporter",
    "household_decision",
    "household_groupday",
    "household_journalpage",
    "household_meeting",
    "household_meetingattendance",
    "household_meetingreopening",
    "household_seendifferently",
    "household_turn",
    "shifts_amendment",
    "shifts_coreflection",
    "shifts_handoff",
    "shifts_handoffitem",
    "shifts_handoffread",
    "shifts_note",
    "shifts_note_follow_ups",
    "shifts_notewords",
    "shifts_searchword",
    "shifts_shift",
    "shifts_shiftperson",
    "shifts_wasthere",
}
# A house's own lists and staff, what waits to be saved, and what changes a few times a year.
SMALL = {
    "accounts_draft",
    "accounts_house",
    "accounts_invitation",
    "accounts_laptop",
    "accounts_membership",
    "accounts_recoverycode",
    "accounts_secondfactor",
    "accounts_user",
    "accounts_wrongpasswords",
    "checkins_checkinexception",
    "checkins_checkintime",
    "checkins_prompts",
    "guests_arrivalitem",
    "guests_housewording",
    "guests_plainword",
    "guests_resource",
    "guests_room",
    "guests_welcomesheet",
    "household_agreement",
    "household_agreementversion",
    "household_chore",
    "household_group",
    "household_meetingtime",
    "household_rota",
    "household_rotadays",
    "shifts_certificate",
    "shifts_fireplan",
    "shifts_oncallnumber",
    "shifts_shifttime",
}
# (page, table): why it may read more there as the house lives on.
LOOKED_AT: dict[str, list[Finding]] = {}
# On PostgreSQL: so long a house has lived, and what may be read more after the longer time.
MONTHS, MORE, FEW = (4, 12), 1.3, 30
# Rows cost and pages don't, and no table is read whole: as where there are ten years of them.
PLANNER = {
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "cpu_tuple_cost": 1,
    "cpu_index_tuple_cost": 1,
    "seq_page_cost": 0,
    "random_page_cost": 0,
}
# (page, table): what is read more after a year than after four months, though not without end.
STILL_FILLING = {
    ("checkins:guest_rounds", "checkins_entry"): "a stay's own, of 90 days or a few more",
    ("checkins:guest_rounds", "checkins_round"): "those of the stay's own entries",
    ("shifts:co_reflection_list", "shifts_wasthere"): "its first page has room for two years",
}
STILL_FILLING |= {
    ("reports:numbers_print", table): "those of one year"
    for table in (
        *("checkins_entry", "checkins_round", "guests_stay", "guests_supportmoment"),
        *("household_groupday", "household_meeting", "household_meetingattendance"),
        *("household_turn", "shifts_coreflection", "shifts_shift", "shifts_shiftperson"),
    )
}
WHOLE = "shows or prints the whole record, on purpose"
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("dashboard:booklet", "accounts_auditevent"): "whoever has read about one guest, once a stay",
    ("dashboard:booklet", "guests_guest"): "looks for the names of all other guests in it",
    ("dashboard:journal", "household_journalpage"): WHOLE,
    ("household:journal_print", "household_journalpage"): WHOLE,
    ("household:conversation_list", "household_conversation"): "a few a year, those waiting first",
    ("shifts:note_list", "shifts_note"): "counts them, and shows the newest that may be read",
}
# (page, table): it counts them, from an index alone, to know whether another page follows.
COUNTED = {
    ("guests:guest_list", "guests_stay"),
    ("household:journal_list", "household_journalpage"),
    ("household:meeting_list", "household_meeting"),
    ("shifts:co_reflection_list", "shifts_coreflection"),
}
PAGES = [
    name
    for name, (arguments, _answers) in TABLE.items()
    if "+" not in arguments and name != "setup:begin"
]


def test_each_table_of_ours_is_said_to_grow_or_to_stay_small():
    tables = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS
    }
    assert GROWING.isdisjoint(SMALL)
    assert tables == GROWING | SMALL


@contextmanager
def demo_house(months):
    with time_machine.travel(TUESDAY, tick=False), transaction.atomic():
        build_demo(months=months)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def half_a_year(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with demo_house(months=6):
            expect_ten_years(GROWING)
            yield
        read_statistics()


@pytest.fixture
def ids(half_a_year, db):
    return ids_of_rows()


def ids_of_rows():
    """A row of each kind, by what test_access calls it."""
    stay = Stay.objects.on_date(TUESDAY.date()).order_by("id").first()
    turn = Turn.objects.filter(on__lt=TUESDAY.date(), stay__isnull=False).latest("on", "id")
    conversation = Conversation.objects.latest("id")
    proposal = AgreementVersion.objects.filter(decided_on=None).latest("id")
    chosen = {
        "conversation": conversation,
        "part": conversation.parts.earliest("id"),
        "page": JournalPage.objects.latest("id"),
        "guest": stay.guest,
        "room": Room.objects.latest("id"),
        "goal": Goal.objects.filter(stay=stay).latest("id"),
        "moment": SupportMoment.objects.filter(stay=stay).latest("id"),
        "sit_down": SitDown.objects.filter(stay=stay).latest("id"),
        "resource": Resource.objects.latest("id"),
        "user": User.objects.get(username="peer"),
        "entry": Entry.objects.filter(stay=stay).latest("id"),
        "item": ArrivalItem.objects.latest("id"),
        "note": Note.objects.latest("id"),
        "handoff": Handoff.objects.latest("id"),
        "follow_up": FollowUp.objects.latest("id"),
        "meeting": Meeting.objects.latest("on"),
        "decision": Decision.objects.latest("id"),
        "group": Group.objects.latest("id"),
        "agreement": proposal.agreement,
        "proposal": proposal,
        "chore": turn.chore,
        "shift_time": ShiftTime.objects.latest("id"),
        "word": Term.objects.latest("id"),
        "co_reflection": CoReflection.objects.latest("id"),
        "certificate": Certificate.objects.filter(user__username="peer").latest("id"),
    }
    return {name: row.pk for name, row in chosen.items()} | {
        "day": Round.objects.latest("date").date,
        "person": f"stay-{stay.pk}",
        "whose": f"stay-{turn.stay_id}",
    }


def address(name, ids):
    arguments, _answers = TABLE[name]
    return reverse(name, kwargs={key: ids.get(value, value) for key, value in arguments.items()})


@on_sqlite
def test_a_dropped_index_is_told_of(half_a_year, db):
    lately = Entry.objects.filter(house=1, saved_at__gt=TUESDAY)
    sql, parameters = lately.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX checkins_entry_house_saved")
    (found,) = findings_of(sql, parameters, GROWING)
    assert found.missing == "an index on checkins_entry that begins with house_id, saved_at"


@on_sqlite
@pytest.mark.parametrize("entries", [Entry.objects.all(), Entry.objects.filter(house=1)])
def test_a_subquery_over_all_entries_is_told_of(half_a_year, db, entries):
    sql, parameters = Intention.objects.filter(entry__in=entries).query.sql_with_params()
    (found,) = findings_of(sql, parameters, GROWING)
    assert found.table == "checkins_entry"


@on_sqlite
@pytest.mark.parametrize("name", PAGES)
def test_no_statement_reads_more_the_longer_the_house_lives(name, ids):
    found = findings_on(name, address(name, ids))
    assert_expected(name, found)
    expected = {table for page, table in EXCEPTIONS.keys() | COUNTED if page == name}
    assert expected == {each.table for each in found}, "It no longer reads more of these"


@on_sqlite
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("checkins:round_detail", "/check-ins/2026-11-24/morning/"),
        ("checkins:round_close", "/check-ins/2026-11-24/morning/closing/"),
        ("checkins:round_list", "/check-ins/?month=2026-09"),
        ("guests:guest_list", "/guests/?page=2"),
        ("household:chore_weeks", "/household/chores/weeks/?from=2026-10-05"),
        ("shifts:shift_list", "/shifts/week/?week=2026-10-05"),
        ("reports:numbers", "/reports/?period=2026-08"),
        ("reports:numbers", "/reports/?period=2026"),
        ("reports:numbers_print", "/reports/print/?period=2026"),
    ],
)
def test_nor_on_a_page_of_today_or_of_long_ago(name, path, ids):
    assert_expected(name, findings_on(name, path))


@on_sqlite
def test_nor_where_notes_are_read_on_from_an_earlier_one(ids):
    name = "shifts:note_list"
    assert_expected(name, findings_on(name, f"/shifts/?before={ids['note']}"))


@on_sqlite
@pytest.mark.parametrize("words", ["door", "a", "alex the door"])
def test_nor_where_anything_is_found(ids, words):
    name = "dashboard:find"
    assert_expected(name, findings_on(name, "/find/", {"q": words}))


@on_sqlite
def test_nor_in_the_copy_that_a_guest_takes_along(ids):
    """It is the booklet in a file."""
    path = address("dashboard:guest_copy", ids)
    assert_expected("dashboard:booklet", findings_on("dashboard:guest_copy", path, {"as": "json"}))


@on_sqlite
def test_an_admin_looks_at_all_who_are_not_anonymous_yet_and_at_nothing_else(ids):
    """Those who left long ago are found among them; making them anonymous shortens the list."""
    House.objects.update(keep_words_months=12)
    name = "dashboard:retention"
    found = {each.table for each in findings_on(name, address(name, ids))}
    assert found == {"guests_stay"}


def findings_on(name, path, sent=None):
    asked = [each for role in readers_of(name) for each in statements_of(role, path, sent)]
    return {finding for each in asked for finding in findings(*each)}


def assert_expected(name, found):
    unexpected = [told(name, each) for each in found if not is_expected(name, each)]
    if unexpected:
        pytest.fail("\n".join(sorted(unexpected)), pytrace=False)


def readers_of(name):
    answers = TABLE[name][1]
    return [role for role in ("peer", "manager", "admin") if answers[role] != 403]


def is_expected(name, finding):
    page = (name, finding.table)
    return page in EXCEPTIONS or (page in COUNTED and finding.asked.startswith("SELECT COUNT("))


def findings(sql, parameters):
    """However many ids a list has, the plan is the same."""
    key = re.sub(r"IN \(%s(?:, %s)*\)", "IN (%s)", sql)
    if key not in LOOKED_AT:
        LOOKED_AT[key] = list(findings_of(sql, parameters, GROWING))
    return LOOKED_AT[key]


def told(name, finding):
    asked = re.sub(r"SELECT .*? FROM", "SELECT … FROM", finding.asked, count=1)
    return f"{name}: {finding.missing}\n  {finding.line}\n  {asked[:600]}"


def statements_of(username, path, sent=None):
    reader = Client()
    reader.force_login(User.objects.get(username=username))
    asked = []

    def keep(execute, sql, parameters, many, context):
        if sql.startswith("SELECT"):
            asked.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(keep):
        response = reader.post(path, sent) if sent else reader.get(path)
    assert response.status_code in (200, 302, 403, 404), path
    return asked


@pytest.fixture(scope="module")
def rows_by_months(django_db_setup, django_db_blocker):
    """Of each page as a house has lived longer: how many rows of each table it reads."""
    found = {}
    with django_db_blocker.unblock():
        for months in MONTHS:
            with demo_house(months):
                found[months] = rows_of_pages()
    return found


def rows_of_pages():
    with connection.cursor() as cursor:
        for setting, value in PLANNER.items():
            cursor.execute(f"SET LOCAL {setting} = {value}")
    ids = ids_of_rows()
    return {name: rows_of_page(name, ids) for name in PAGES}


def rows_of_page(name, ids):
    readers = readers_of(name)
    role = "manager" if "manager" in readers else readers[0]
    asked = statements_of(role, address(name, ids))
    return sum((rows_read(*each) for each in asked), Counter())


@on_postgresql
@pytest.mark.parametrize("name", PAGES)
def test_no_page_reads_more_rows_the_longer_the_house_lives(name, rows_by_months, db):
    before, after = (rows_by_months[months][name] for months in MONTHS)
    allowed = {table for page, table in {*EXCEPTIONS, *COUNTED, *STILL_FILLING} if page == name}
    grown = {
        table: f"{before[table]} rows, then {after[table]}"
        for table in (GROWING & after.keys()) - allowed
        if after[table] > max(before[table] * MORE, before[table] + FEW)
    }
    assert not grown, f"{name} after {MONTHS} months"
