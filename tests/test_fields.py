"""Every field that a person fills in keeps its name, on the page where it has always been.

Hidden fields and buttons are our own, and may be renamed.
"""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve, reverse

from household.agreements.actions import create_default_agreements
from tests.old_house.reading import read
from tests.one_of_each import *  # noqa: F403 (fixtures)
from tests.test_access import TABLE

pytestmark = pytest.mark.built_once
LIST = Path(__file__).with_name("fields.txt")


def kept():
    return set(LIST.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def first_start(built):
    """Read while there is no house yet."""
    return set(fields_on(Client(), "setup:begin"))


@pytest.fixture
def fields(first_start, client, as_sam, as_ida, house, real):
    """Each as "page > where its form is sent: name", whoever of the three sees it."""
    create_default_agreements(house=house, from_on=house.today())
    readers = {"nobody": client, "manager": as_sam, "admin": as_ida}
    found = set(first_start)
    for name, (arguments, answers) in TABLE.items():
        if "+" in arguments:
            continue
        where = {key: real.get(value, value) for key, value in arguments.items()}
        for role, reader in readers.items():
            if answers[role] == 200:
                found.update(fields_on(reader, name, where))
    return found


def fields_on(client, name, where=None):
    path = reverse(name, kwargs=where)
    _, page = read(client, path)
    for sent_to, names in page.fields.items():
        for field in names:
            yield f"{name} > {resolve(sent_to).view_name}: {field}"


def test_every_field_is_where_it_was_and_none_is_new(fields):
    gone = sorted(kept() - fields)
    new = sorted(fields - kept())
    assert not gone, "Gone, and people fill them in; bring them back:\n" + "\n".join(gone)
    assert not new, f"New; once its name is right, add to {LIST.name}, in order:\n" + "\n".join(new)


def test_the_list_is_in_order_and_names_each_once():
    lines = LIST.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
