"""A migration that has landed has run in houses: an edit would reach none of them."""

import pytest

from tests.frozen import LIST, frozen, hash_of, migrations

HOW_TO_ADD = "add it with: .venv/bin/python -m tests.frozen"


def test_no_migration_that_landed_was_edited():
    now = migrations()
    edited = [path for path, known in frozen().items() if now.get(path, known) != known]
    assert not edited, (
        "Landed, so put back as it was and write a new migration instead. If it has not landed, "
        f"take its line out of {LIST.name} and {HOW_TO_ADD} ({edited})"
    )


def test_no_migration_that_landed_is_gone():
    gone = sorted(frozen().keys() - migrations().keys())
    assert not gone, f"Houses have run it, so it has to be there: {gone}"


def test_every_migration_is_on_the_list():
    new = sorted(migrations().keys() - frozen().keys())
    assert not new, f"A new migration is frozen once it is right; {HOW_TO_ADD} ({new})"


def test_the_list_is_in_order_and_names_each_once():
    lines = LIST.read_text(encoding="utf-8").splitlines()
    paths = [line.split("  ")[1] for line in lines]
    assert paths == sorted(set(paths))


MIGRATION = """import django.db.models.deletion
from django.db import migrations

import accounts.models
from accounts.audit.triggers import keep_rows, let_rows_go
from guests.arrival.starting_list import STARTING_LIST

field = to("accounts.house", validators=[accounts.models.validate_time_zone], default="a  b")
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("from accounts.audit.triggers import", "from accounts.audit.tables import"),
        ("from guests.arrival.starting_list", "from guests.arrival.first_list"),
        ("accounts.models", "accounts.people.models"),
        ("keep_rows, let_rows_go", "(\n    keep_rows,\n    let_rows_go,\n)"),
        ("\n", "\r\n"),
    ],
)
def test_an_import_may_follow_its_module(old, new):
    assert old in MIGRATION
    assert hash_of(MIGRATION.replace(old, new)) == hash_of(MIGRATION)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"accounts.house"', '"guests.house"'),
        ("validate_time_zone", "validate_zone"),
        ("keep_rows, ", ""),
        ("let_rows_go", "let_rows_go as keep_them"),
        ("STARTING_LIST", "OTHER_LIST"),
        ("from django.db import", "from django.contrib import"),
        ("a  b", "a b"),
        ("field = ", "field = lost = "),
    ],
)
def test_nothing_else_may_change(old, new):
    assert old in MIGRATION
    assert hash_of(MIGRATION.replace(old, new)) != hash_of(MIGRATION)
