"""The house's rooms."""

from datetime import date
from importlib import import_module

from django.apps import apps

from tests.pages import text_of


def test_ida_adds_and_renames_a_room(as_ida, house):
    assert "Add the first one below." in text_of(as_ida.get("/house/rooms/"))
    as_ida.post("/house/rooms/", {"name": "Blue room"})
    assert "Blue room" in text_of(as_ida.get("/house/rooms/"))
    room = house.rooms.get()
    as_ida.post(f"/house/rooms/{room.pk}/", {"name": "Green room"})
    assert "Green room" in text_of(as_ida.get("/house/rooms/"))


def test_a_name_is_given_once_and_must_be_given(as_ida, alex):
    again = as_ida.post("/house/rooms/", {"name": "Blue room"})
    assert "There is a room with this name already." in text_of(again)
    assert "Please give the room a name." in text_of(as_ida.post("/house/rooms/", {"name": ""}))


def test_a_room_of_the_first_days_is_there_from_the_beginning(as_ida, house):
    as_ida.post("/house/rooms/", {"name": "Attic room"})
    assert house.rooms.get().since_on is None


def test_a_room_that_is_added_later_counts_from_then_on(as_ida, house, alex):
    as_ida.post("/house/rooms/", {"name": "Attic room"})
    assert house.rooms.get(name="Attic room").since_on == date(2026, 11, 24)


def test_the_audit_record_knows_which_rooms_were_added_later(as_ida, house, alex, casey):
    as_ida.post("/house/rooms/", {"name": "Attic room"})
    house.rooms.update(since_on=None)

    import_module("guests.migrations.0024_rooms_added_later").note_since_when(apps, None)

    since = dict(house.rooms.values_list("name", "since_on"))
    assert since == {"Attic room": date(2026, 11, 24), "Blue room": None, "Corner room": None}


def test_a_peer_reads_which_room_is_whose_and_adds_none(as_robin, house, alex):
    page = as_robin.get("/house/rooms/")
    assert "Blue room Alex" in text_of(page)
    assert "Rename" not in text_of(page)
    assert as_robin.post("/house/rooms/", {"name": "Attic room"}).status_code == 403
    assert house.rooms.count() == 1
    assert "/house/rooms/" in as_robin.get("/guests/").content.decode()
