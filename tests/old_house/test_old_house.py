"""A house made before the features got folders of their own: nothing in it is lost.

How it was made is told in make.py. It is brought to today by today's migrations, in a database
of its own beside the tests'. PostgreSQL first gets the schema of then, and the same rows.
"""

import json
import lzma
from collections import Counter
from contextlib import contextmanager
from copy import deepcopy
from itertools import chain

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from accounts.audit.triggers import existing_triggers, trigger_names
from household.agreements.triggers import TRIGGERS
from susd.settings import base
from tests.houses import in_another_house
from tests.kept import KEPT

from .make import HERE, PASSWORD
from .reading import is_shown, read

# What a migration changes in old rows on purpose: "table.column", and the reason.
CHANGED_ON_PURPOSE: dict[str, str] = {
    "django_content_type.model": "models got plainer names; no row of ours refers to them",
}
# What a page no longer shows on purpose: a line, an address or a field, and the reason.
GONE_ON_PURPOSE: dict[str, str] = {
    "done_words": "on Today it is added after Done, on a page of its own",
    # Steps of goals that are over: their forms had no button.
    **{f"/steps/{step}/": "nothing could be pressed there" for step in (5, 6, 7, 8, 9)},
}

# Django itself adds to these whenever a model or a migration is new.
GROWING = {"auth_permission", "django_content_type", "django_migrations"}


pytestmark = [
    pytest.mark.built_once,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the old house is a file of SQLite"),
]


@pytest.fixture(scope="module")
def kept():
    return json.loads(lzma.decompress((HERE / "pages.json.xz").read_bytes()))


@pytest.fixture(scope="module")
def migrated(django_db_setup, django_db_blocker, tmp_path_factory):
    """The house's database, and its rows before and after today's migrations."""
    file = tmp_path_factory.mktemp("old") / "house.sqlite3"
    file.write_bytes(lzma.decompress((HERE / "house.sqlite3.xz").read_bytes()))
    name = str(file)
    with django_db_blocker.unblock():
        with the_database(name):
            then = rows()
            call_command("migrate", verbosity=0)
            now = rows()
        yield name, then, now


@pytest.fixture
def old_house(migrated, django_db_blocker):
    with django_db_blocker.unblock(), the_database(migrated[0]):
        yield


@contextmanager
def the_database(name):
    """Everything asks this database, as the only one there is."""
    tests, settings = connections["default"], connections.settings["default"]
    connections.settings["default"] = deepcopy(settings) | {"NAME": name}
    connections["default"] = connections.create_connection("default")
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"], connections.settings["default"] = tests, settings
        ContentType.objects.clear_cache()


def rows():
    """By table, then by column: all its values, in the order of the first column."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            names, values = [each[0] for each in cursor.description], cursor.fetchall()
            found[table] = {name: [row[i] for row in values] for i, name in enumerate(names)}
    return found


def test_every_row_is_still_there_with_every_value(migrated):
    _, then, now = migrated
    lost = []
    for table, columns in then.items():
        for column, values in columns.items():
            if f"{table}.{column}" in CHANGED_ON_PURPOSE:
                continue
            today = now.get(table, {}).get(column)
            if today is None:
                lost.append(f"{table}.{column} is gone")
            elif table in GROWING and column not in ("id", "applied"):
                if Counter(map(str, values)) - Counter(map(str, today)):
                    lost.append(f"{table}.{column} lost values")
            elif table not in GROWING and values != today:
                lost.append(f"{table}.{column}: {len(values)} rows then, {len(today)} now")
    assert sum(len(next(iter(columns.values()))) for columns in then.values()) > 2000
    assert not lost, (
        "A migration loses or changes what houses hold. Where that is meant, name the column and "
        f"the reason in CHANGED_ON_PURPOSE: {lost}"
    )


# The sentences around them are ours to reword. What is held to is what only that house's rows can
# bring onto a page: each line that people wrote and the page showed then, each address it led to
# (they carry the numbers of rows, so that a lost row, button or tab is missed although nothing in
# it has words), and what a person could fill in. What a page shows on top is no loss.
@pytest.mark.parametrize("username", ["peer", "manager", "admin"])
def test_every_page_shows_what_it_showed(old_house, kept, username):
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    lost = []
    for path, shown in kept["pages"][username].items():
        status, page = read(client, path)
        if status != 200:
            lost.append(f"{path} answers {status}")
            continue
        lost += [f"{path} no longer {what}" for what in gone_from(page, shown, kept["words"])]
        lost += [f"{path} leads to {to}, which is no page" for to in dead_ends(page)]
    assert len(kept["pages"][username]) > 40
    assert not lost, (
        "A house of before loses something it saw. Where that is meant, name it and the reason "
        "in GONE_ON_PURPOSE:\n" + "\n".join(lost)
    )


def gone_from(page, shown, words):
    lines = (words[number] for number in shown["words"])
    for line in lines:
        if line not in GONE_ON_PURPOSE and not is_shown(line, page.words):
            yield f"shows “{line}”"
    for address in shown["addresses"]:
        if address not in GONE_ON_PURPOSE and address not in page.addresses:
            yield f"leads to {address}"
    fields = set(chain(*page.fields.values()))
    for name in sorted(set(chain(*shown["fields"].values())) - fields - GONE_ON_PURPOSE.keys()):
        yield f"has the field {name}"


def dead_ends(page):
    for address in sorted(page.addresses):
        try:
            resolve(address)
        except Resolver404:
            yield address


def test_every_row_knows_its_house(old_house):
    assert not in_another_house()
    kept = {name for table in KEPT for name in trigger_names(table)}
    assert kept | TRIGGERS <= existing_triggers(connection)


def test_the_password_of_then_opens_the_door(old_house, settings):
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    with transaction.atomic():
        answer = Client().post("/login/", {"username": "peer", "password": PASSWORD})
        transaction.set_rollback(True)
    assert (answer.status_code, answer.url) == (302, "/")


def test_whoever_was_signed_in_then_still_is(old_house, kept):
    client = Client()
    client.cookies["sessionid"] = kept["session"]
    status, page = read(client, "/")
    assert status == 200
    assert "Robin" in page.words
