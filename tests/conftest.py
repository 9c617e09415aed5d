"""Birch Street House and the people in it, for every test.

It is Tuesday, November 24, 2026, 9:31 in the morning there. Robin and Lee are peers on staff,
Sam manages, Ida is the admin. Alex, Jo and Casey are staying.
"""

import gc
from datetime import date, datetime
from zoneinfo import ZoneInfo

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.utils import ContextList

from accounts.access.actor import actor_for
from accounts.access.permissions import Role
from accounts.audit.triggers import append_only, drop_triggers
from checkins.schedule.actions import create_default_check_in_times
from household.agreements.triggers import create_agreement_triggers, drop_agreement_triggers
from tests.accounts.factories import HouseFactory, MembershipFactory, UserFactory
from tests.guests.factories import GuestFactory, RoomFactory, StayFactory
from tests.kept import KEPT

# Time is never asserted here: a busy machine is no failure.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.register_profile("quick", deadline=None, max_examples=5)
hypothesis.settings.load_profile("house")

# What is loaded stays. Looking through all of it again and again took a sixth of the time.
gc.set_threshold(200_000, 20, 100)

NEW_YORK = ZoneInfo("America/New_York")
TUESDAY = datetime(2026, 11, 24, 9, 31, tzinfo=NEW_YORK)
ROUND = "/check-ins/2026-11-24/morning/"
AFTERNOON = "/check-ins/2026-11-24/afternoon/"


def pytest_addoption(parser):
    parser.addoption(
        "--second-database",
        action="store_true",
        help="leave out what would be the same on another database (tests/__main__.py)",
    )


def pytest_collection_finish():
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if config.getoption("--second-database"):
        config.hook.pytest_deselected(items=[each for each in items if not has_to_come_again(each)])
        items[:] = filter(has_to_come_again, items)
    # The first process begins with these; what comes last may go to several.
    items.sort(key=lambda item: item.get_closest_marker("built_once") is None)


def has_to_come_again(item):
    if item.get_closest_marker("any_database"):
        return False
    if item.get_closest_marker("browser"):
        # A phone sends what a laptop sends.
        way = item.callspec.params.get("visitor") if hasattr(item, "callspec") else None
        return way != "phone at night" and item.get_closest_marker("each_database") is not None
    return item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames


@pytest.fixture(autouse=True)
def tuesday_morning():
    with time_machine.travel(TUESDAY, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True, scope="session")
def contexts_are_not_copied():
    """Django copies the context at every include, for `response.context`."""

    def store(stored, signal, sender, template, context, **kwargs):
        stored.setdefault("templates", []).append(template)
        stored.setdefault("context", ContextList()).append(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", store)
        yield


@pytest.fixture(autouse=True, scope="session")
def emptied_past_the_triggers():
    """Behind real transactions each table is emptied, which the kept tables refuse.

    Row by row: Django would truncate every table there is, for the few rows of one test, and list
    the content types and permissions anew, which stay here.
    """

    def empty_past_the_triggers(self):
        tables = set(connection.introspection.django_table_names(only_existing=True))
        tables -= {ContentType._meta.db_table, Permission._meta.db_table}
        with connection.schema_editor() as editor:
            for table in KEPT:
                drop_triggers(editor, table)
            drop_agreement_triggers(editor)
            for table in tables:
                editor.execute(f"DELETE FROM {table}")  # noqa: S608 (names of ours)
            for table, allowed in KEPT.items():
                append_only(editor, table, allowed)
            create_agreement_triggers(editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_past_the_triggers)
        yield empty_past_the_triggers


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup, django_db_keepdb, django_db_blocker, emptied_past_the_triggers
):
    """An interrupted run may have left rows in the database that --reuse-db keeps."""
    if django_db_keepdb:
        with django_db_blocker.unblock():
            emptied_past_the_triggers(None)


def birch_street_house():
    house = HouseFactory()
    create_default_check_in_times(house=house, from_on=date(2026, 1, 1))
    return house


@pytest.fixture
def house(db):
    return birch_street_house()


def person(house, name, *roles):
    user = UserFactory(display_name=name)
    for role in roles:
        MembershipFactory(user=user, house=house, role=role)
    return user


@pytest.fixture
def robin(house):
    return person(house, "Robin", Role.PEER)


@pytest.fixture
def lee(house):
    return person(house, "Lee", Role.PEER)


@pytest.fixture
def sam(house):
    return person(house, "Sam", Role.MANAGER)


@pytest.fixture
def ida(house):
    return person(house, "Ida", Role.ADMIN)


def staying(house, name, arrives_on, room=None, **stay):
    return StayFactory(
        guest=GuestFactory(house=house, name=name),
        room=RoomFactory(house=house, name=room) if room else None,
        arrives_on=arrives_on,
        **stay,
    )


def day_62(house):
    return staying(house, "Alex", date(2026, 9, 24), "Blue room")


def day_12(house):
    return staying(house, "Jo", date(2026, 11, 13), "Garden room")


@pytest.fixture
def alex(house):
    """Day 62 of 90."""
    return day_62(house)


@pytest.fixture
def jo(house):
    """Day 12 of 90."""
    return day_12(house)


@pytest.fixture
def casey(house):
    """Day 87 of 90."""
    return staying(house, "Casey", date(2026, 8, 30), "Corner room")


@pytest.fixture
def other_house(db):
    return HouseFactory(name="Mill Pond House")


@pytest.fixture
def stranger(other_house):
    """A guest of another house."""
    return staying(other_house, "Stranger", date(2026, 11, 13))


@pytest.fixture
def actor_of():
    """The actor that a user is in their house."""
    return actor_for


@pytest.fixture
def signed_in():
    def sign_in(user):
        # What `force_login` leaves behind, written once.
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        # So that a story may go on for days; test_sign_in has the real twelve hours.
        session.set_expiry(30 * 24 * 60 * 60)
        session.create()
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return client

    return sign_in


@pytest.fixture
def as_robin(signed_in, robin):
    return signed_in(robin)


@pytest.fixture
def as_lee(signed_in, lee):
    return signed_in(lee)


@pytest.fixture
def as_sam(signed_in, sam):
    return signed_in(sam)


@pytest.fixture
def as_ida(signed_in, ida):
    return signed_in(ida)
