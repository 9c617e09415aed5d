"""Read together, on paper and in the guest's own copy: all that is written about one guest.

And nothing of nine others.
"""

import json

import pytest
from django.db import connection, models

from accounts.models import User
from guests.redaction import OthersNames, named_in
from tests.dashboard.house_of_ten import build, models_that_are_filled
from tests.one_of_each import built, house, put_back, sam  # noqa: F401 (fixtures)
from tests.pages import read_through, text_of

every_way = pytest.mark.parametrize(
    "path", ["together/", "together/booklet/", "copy/html", "copy/json"]
)


# Texts that nobody wrote: which field was changed, days as digits.
# A name may be a common word too; test_no_other_name looks for those.
NO_WORDS = {("EntryRevision", "field"), ("Chore", "weekdays"), ("Guest", "name")}


@pytest.fixture(scope="module")
def ten(house):  # noqa: F811
    ten = build(house)
    # PostgreSQL would look at all of these rows again after each test.
    connection.check_constraints()
    return ten


@pytest.fixture
def read(signed_in, sam):  # noqa: F811
    """A page of a guest as it stands there, once reading together with them has begun."""

    def read(guest, path):
        client = signed_in(sam)
        if path.startswith("copy/"):
            return copy_of(client, guest, path.removeprefix("copy/"))
        client.post(f"/guests/{guest.pk}/together/")
        address = f"/guests/{guest.pk}/{path}"
        return text_of(client.get(address)) if "booklet" in path else read_through(client, address)

    return read


def copy_of(client, guest, as_):
    file = client.post(f"/guests/{guest.pk}/copy/", {"as": as_})
    return text_of(file) if as_ == "html" else " ".join(strings_in(json.loads(file.content)))


def strings_in(data):
    """Every text in it, without the keys."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings_in(each)


def texts_of(row):
    """(field, text) of each text that people wrote."""
    for each in row._meta.fields:
        is_text = isinstance(each, models.CharField | models.TextField) and not each.choices
        if is_text and (value := getattr(row, each.name)):
            yield each.name, value


def word_in(text):
    """The made-up word, without the name that stands behind it."""
    return text.split()[0]


def test_every_model_that_holds_something_of_a_guest_is_filled(ten):
    filled = {type(row).__name__ for rows in ten.rows.values() for row in rows}
    assert filled == models_that_are_filled()


def some_of(guests, path):
    """The screen shows what the booklet shows, part by part, which takes longer."""
    return guests[:2] if path == "together/" else guests


@every_way
def test_nothing_of_anyone_else(ten, read, path):
    for guest in some_of(ten.guests, path):
        said = read(guest, path)
        for whose, rows in ten.rows.items():
            for row in rows if whose != guest else ():
                for name, text in texts_of(row):
                    if (type(row).__name__, name) not in NO_WORDS:
                        assert word_in(text) not in said, (row, name)
        # What was withdrawn, and what a peer on staff said of themselves.
        assert "mistaken" not in said
        assert "Quentin" not in said


@every_way
def test_no_other_name_outside_the_guests_own_words(ten, read, path):
    for guest in some_of(ten.guests, path):
        said = read(guest, path)
        for row in ten.rows[guest]:
            for name in getattr(row, "OWN_WORDS", ()):
                assert getattr(row, name) in said
                said = said.replace(getattr(row, name), "")
        names = [each.name for each in ten.guests if each != guest]
        assert named_in(OthersNames([guest.name]).covered(said), names) == []
        assert "another guest" in said


@every_way
def test_all_that_is_shown_to_the_guest_is_there(ten, read, path):
    for guest in some_of([ten.guests[1], ten.guests[7], ten.guests[0]], path):
        said = read(guest, path)
        others = OthersNames([each.name for each in ten.guests if each != guest], own=guest.name)
        for row in ten.rows[guest]:
            shown = getattr(row, "SHOWN_TO_GUEST", frozenset())
            texts = dict(texts_of(row))
            for name in shown & texts.keys():
                own = row == guest or name in getattr(row, "OWN_WORDS", ())
                assert (texts[name] if own else others.covered(texts[name])) in said, (row, name)
            for name in shown - texts.keys():
                assert _is_told(row, name, said), (row, name)
            for name in (row.PERSONAL - shown) & texts.keys():
                assert word_in(texts[name]) not in said, (row, name)


def test_what_is_shown_of_guests_and_staff_is_filled(ten):
    """What is empty in each of them would not be missed where it is not shown."""
    for people in (ten.guests, list(User.objects.all())):
        for name in type(people[0]).SHOWN_TO_GUEST:
            assert any(getattr(each, name) for each in people), name


def _is_told(row, name, said) -> bool:
    value = getattr(row, name)
    if isinstance(value, User):
        return _is_told_of_staff(value, said)
    if isinstance(value, models.Model):
        # A room, a goal, a resource: its own texts stand there; the stay is what all this is about.
        told = dict(texts_of(value))
        return any(word_in(text) in said for text in told.values()) or not told
    if value and row._meta.get_field(name).choices:
        return getattr(row, f"get_{name}_display")().lower() in said.lower()
    return not value or isinstance(value, bool)


def _is_told_of_staff(user, said) -> bool:
    texts = dict(texts_of(user))
    shown = all(
        texts[name] in said if name in texts else _is_told(user, name, said)
        for name in User.SHOWN_TO_GUEST
    )
    return shown and not any(texts[name] in said for name in User.KEPT_FROM_GUEST & texts.keys())


def test_the_rooms_are_those_the_guest_had(ten, read):
    said = read(ten.guests[0], "together/")
    assert said.count("roomname0") == said.count("roomname") == 2
