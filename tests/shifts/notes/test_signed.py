"""A signed note can't be changed: not through the site, not in bulk, not past the program."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from accounts.models import User
from shifts.models import Amendment, Note
from tests.shifts.factories import AmendmentFactory, NoteFactory

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.fixture
def note(house, alex, robin):
    return NoteFactory(house=house, stay=alex, author=robin, words="Slept badly")


def refused(change):
    with pytest.raises(DatabaseError, match="keeps what it holds"), transaction.atomic():
        change()


def changes_of(note, lee, jo):
    """Every column of a note, changed by itself."""
    return {
        "id": note.pk + 1000,
        "house": None,
        "stay": jo,
        "words": "Slept well",
        "author": lee,
        "signed_at": NOW,
        "withdrawn_at": NOW,
        "withdrawn_by": lee,
        "blanked_at": NOW,
    }


def test_no_column_changes_by_itself(note, lee, jo, other_house):
    changes = changes_of(note, lee, jo) | {"house": other_house}
    assert set(changes) == {field.name for field in Note._meta.fields}
    for name, value in changes.items():
        refused(lambda name=name, value=value: Note.objects.update(**{name: value}))
    note.words = "Slept well"
    refused(note.save)
    refused(lambda: Note.objects.bulk_update([note], ["words"]))


def test_nothing_changes_along_with_what_passes(note, lee, jo):
    withdrawn = {"withdrawn_at": NOW, "withdrawn_by": lee}
    blanked = {"words": "", "blanked_at": NOW}
    refused(lambda: Note.objects.update(**withdrawn, words="Slept well"))
    refused(lambda: Note.objects.update(**withdrawn, stay=jo))
    refused(lambda: Note.objects.update(**blanked, author=lee))
    refused(lambda: Note.objects.update(**blanked, **withdrawn))
    refused(lambda: Note.objects.update(words="Gone", blanked_at=NOW))


def test_exactly_two_updates_pass_and_each_once(note, lee, robin):
    Note.objects.update(withdrawn_at=NOW, withdrawn_by=lee)
    refused(lambda: Note.objects.update(withdrawn_by=robin))
    refused(lambda: Note.objects.update(withdrawn_at=None, withdrawn_by=None))
    Note.objects.update(words="", blanked_at=NOW)
    refused(lambda: Note.objects.update(words="Slept badly", blanked_at=None))


def test_what_was_added_is_kept_as_well(note, lee):
    AmendmentFactory(note=note, words="Better by noon")
    other = NoteFactory(house=note.house)
    for change in (
        {"words": "Worse"},
        {"author": lee},
        {"note": other},
        {"signed_at": NOW},
        {"blanked_at": NOW},
        {"words": "", "blanked_at": NOW, "author": lee},
    ):
        refused(lambda change=change: Amendment.objects.update(**change))
    Amendment.objects.update(words="", blanked_at=NOW)
    refused(Amendment.objects.get().delete)


def replace_or_empty(table):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"TRUNCATE {table} CASCADE")
        else:
            cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608


@pytest.mark.parametrize("table", ["shifts_note", "shifts_amendment"])
def test_nothing_goes(note, table):
    AmendmentFactory(note=note)
    refused(lambda: replace_or_empty(table))
    refused(lambda: Note.objects.filter(pk=note.pk)._raw_delete("default"))
    assert Note.objects.count() == Amendment.objects.count() == 1


def test_djangos_admin_shows_no_words_and_changes_nothing(signed_in, note):
    keeper = User.objects.create_superuser(
        username="keeper", display_name="Keeper", password="a long enough one"
    )
    client = signed_in(keeper)
    page = reverse("admin:shifts_note_change", args=[note.pk])
    assert "Slept badly" not in client.get(page).content.decode()
    assert client.post(page, {"words": "Slept well"}).status_code == 403
    note.refresh_from_db()
    assert note.words == "Slept badly"
