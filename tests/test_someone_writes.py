"""For each address that takes a POST, someone who may do so sends it and is seen writing.

The page's own form is filled in as someone in a hurry would; what can't be guessed is in
someone_writes.py.
"""

import re
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import resolve

from accounts.models import House
from tests.accounts.factories import HouseFactory
from tests.conftest import person
from tests.forms import forms_of
from tests.one_of_each import *  # noqa: F403 (fixtures)
from tests.someone_writes import ANSWERED_IN_PLACE, BY_HAND, WRITES_NOTHING, Story
from tests.test_access import ROBINS, TABLE, for_role, path_of, sent_to, takes
from tests.visitors import PASSWORD, signed_in, visitors_of

WRITE = re.compile(r'(INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')
# A session, what was typed, and the house's revision, which an action raises before all else.
NO_ROWS_OF_OURS = {"django_session", "accounts_house", "accounts_draft"}
# Which are about exactly one of these.
ABOUT_THEM = {"accounts:house_edit": "accounts_house", "accounts:draft_discard": "accounts_draft"}
ONLY_IN_A_NEW_HOUSE = {"household:chores_begin"}
SENDING = [
    name
    for name in TABLE
    if takes(name, "post") and name not in WRITES_NOTHING and name not in ONLY_IN_A_NEW_HOUSE
]


class Written:
    """Tables of which a row was written."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        found = WRITE.match(sql)
        # What was inserted is counted once it is read back.
        if found and (found[1].startswith("INSERT") or context["cursor"].rowcount):
            self.tables.add(found[2])
        return result


@pytest.fixture(scope="module")
def known(house, robin, lee, sam, ida, alex, jo, real):
    for user in (robin, lee, sam, ida):
        user.set_password(PASSWORD)
        user.save()
    visitors = visitors_of(house, alex.guest_id) | {"lee": signed_in("lee", lee)}
    users = {"peer": robin, "lee": lee, "manager": sam, "admin": ida, "pin": visitors["pin"].user}
    return SimpleNamespace(visitors=visitors, users=users, real=real, house=house, alex=alex, jo=jo)


def test_what_is_said_by_hand_is_of_an_address_that_takes_it():
    assert set(BY_HAND) <= set(SENDING)
    assert set(ANSWERED_IN_PLACE) <= set(SENDING)
    assert {*WRITES_NOTHING, *ONLY_IN_A_NEW_HOUSE} <= set(TABLE)


@pytest.mark.parametrize("name", SENDING)
def test_someone_who_may_is_seen_writing(name, known):
    story = BY_HAND.get(name, Story())
    client = Client(headers=story.headers)
    client.cookies.load(known.visitors[story.who or who_may(name)].cookies)
    ids = known.real | (story.there(known) or {} if story.there else {})
    for earlier, fields in story.first:
        assert client.post(path_of(earlier, ids), in_full(earlier, client, ids, known, fields)).url
    sent = in_full(name, client, ids, known, story.sent, alone=story.alone)
    written = Written()
    with connection.execute_wrapper(written):
        response = client.post(path_of(name, ids), sent)
    refused = re.findall(r"(?s)_error\"[^>]*>(.{0,200})", response.content.decode())
    assert response.status_code == (200 if name in ANSWERED_IN_PLACE else 302), (sent, refused)
    assert written.tables - NO_ROWS_OF_OURS | written.tables & {ABOUT_THEM.get(name)}, sent


def who_may(name):
    if name in ROBINS:
        return "peer"
    return next(role for role in ("manager", "admin") if for_role(name, role, "post") != 403)


def in_full(name, client, ids, known, fields, *, alone=False):
    """What is said by hand, and what the page would send besides."""
    fields = {key: value(known) if callable(value) else value for key, value in fields.items()}
    if alone:
        return fields
    if "+" in TABLE[name][0]:
        return sent_to(name, ids, known.alex) | fields
    path = path_of(name, ids)
    for form in forms_of(client.get(path).content.decode(), path):
        if form.method == "post" and resolve(urlsplit(form.action).path).view_name == name:
            return form.filled_in(**fields)
    raise AssertionError(f"{path} has no form for {name}")


def test_a_new_house_begins_with_chores(known):
    """There, a manager is offered them; elsewhere the button does nothing."""
    house = HouseFactory(name="Elm Street House")
    client = Client()
    client.cookies.load(signed_in("manager", person(house, "Kai", "manager")).cookies)
    assert client.post("/household/chores/list/begin/").status_code == 302
    assert House.objects.get(pk=house.pk).revision > house.revision
    assert "Nothing on the list" not in client.get("/household/chores/list/").content.decode()
