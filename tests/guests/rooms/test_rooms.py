"""The house's rooms."""

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
