"""A move to another room keeps both facts; a room that was written down wrong is just corrected."""

from datetime import date

from accounts.models import AuditEvent
from guests.models import FormerRoom
from tests.conftest import staying
from tests.guests.factories import RoomFactory
from tests.pages import fields_of, text_of


def path_of(stay):
    return f"/guests/{stay.guest_id}/room/"


def test_both_rooms_stay_on_record_with_their_days(as_ida, as_robin, house, alex, ida):
    porch = RoomFactory(house=house, name="Porch room")
    said = {"room": porch.pk, "moved_on": "2026-11-20"}
    assert as_ida.post(path_of(alex), said).url == f"/guests/{alex.guest_id}/"
    former = FormerRoom.objects.get()
    assert (former.room, former.until_on, former.moved_by) == (
        alex.room,
        date(2026, 11, 20),
        ida,
    )
    alex.refresh_from_db()
    assert alex.room == porch
    assert AuditEvent.objects.filter(kind="room_moved", object_id=alex.pk).exists()
    page = text_of(as_robin.get(f"/guests/{alex.guest_id}/"))
    assert "Rooms: Blue room until November 20, 2026, then Porch room." in page
    # A second press moves nobody.
    as_ida.post(path_of(alex), said)
    assert FormerRoom.objects.count() == 1


def test_the_room_they_left_is_free_from_that_day_on(as_ida, house, alex):
    blue, porch = alex.room, RoomFactory(house=house, name="Porch room")
    as_ida.post(path_of(alex), {"room": porch.pk, "moved_on": "2026-11-20"})
    lou = {"name": "Lou", "room": blue.pk}
    page = as_ida.post("/guests/new/", lou | {"arrives_on": "2026-11-19"})
    assert "The Blue room was Alex's until November 20." in text_of(page)
    as_ida.post("/guests/new/", lou | {"arrives_on": "2026-11-20"})
    assert blue.stays.get().guest.name == "Lou"


def test_not_into_someone_elses_room_and_not_on_a_day_that_can_not_be(as_ida, house, alex, jo):
    porch = RoomFactory(house=house, name="Porch room")
    for room, day, sentence in (
        (jo.room, "2026-11-20", "The Garden room is Jo's until February 10."),
        (porch, "2026-11-25", "That day hasn't come yet."),
        (porch, "2026-09-23", "They did not have their room yet on that day."),
        (porch, "", "Please choose the day they moved."),
    ):
        page = as_ida.post(path_of(alex), {"room": room.pk, "moved_on": day})
        assert sentence in text_of(page)
    assert "Please choose the room." in text_of(as_ida.post(path_of(alex), {}))
    assert not FormerRoom.objects.exists()


def test_a_second_move_begins_where_the_first_one_ended(as_ida, house, alex):
    for name, day in (("Porch room", "2026-11-10"), ("Attic room", "2026-11-20")):
        room = RoomFactory(house=house, name=name)
        as_ida.post(path_of(alex), {"room": room.pk, "moved_on": day})
    back = as_ida.post(
        path_of(alex),
        {"room": house.rooms.get(name="Blue room").pk, "moved_on": "2026-11-15"},
    )
    assert "They did not have their room yet on that day." in text_of(back)
    page = text_of(as_ida.get(f"/guests/{alex.guest_id}/"))
    assert "Blue room until November 10, 2026, then Porch room until November 20, 2026" in page


def test_someone_without_a_room_gets_one(as_ida, house):
    lou = staying(house, "Lou", date(2026, 11, 20))
    room = RoomFactory(house=house)
    as_ida.post(path_of(lou), {"room": room.pk, "moved_on": "2026-11-24"})
    lou.refresh_from_db()
    assert lou.room == room
    assert not FormerRoom.objects.exists()


def test_only_someone_who_is_here_moves(as_ida, house):
    sky = staying(house, "Sky", date(2026, 12, 1), arrived_on=None)
    said = {"room": RoomFactory(house=house).pk, "moved_on": "2026-11-24"}
    assert "A move is for someone who is staying." in text_of(as_ida.post(path_of(sky), said))


def test_a_room_written_down_wrong_is_corrected_without_a_move(as_ida, house, alex, jo):
    porch = RoomFactory(house=house, name="Porch room")
    path = f"/guests/{alex.guest_id}/edit/"
    page = as_ida.post(path, fields_of(as_ida.get(path)) | {"room": jo.room_id})
    assert "The Garden room is Jo's until February 10." in text_of(page)
    as_ida.post(path, fields_of(as_ida.get(path)) | {"room": porch.pk})
    alex.refresh_from_db()
    assert alex.room == porch
    assert not FormerRoom.objects.exists()


def test_a_day_of_arrival_put_right_may_not_run_into_the_one_before(as_ida, house, alex):
    staying(house, "Lou", date(2026, 7, 1), left_on=date(2026, 9, 20))
    lou = house.guests.get(name="Lou").stays.get()
    lou.room = alex.room
    lou.save()
    path = f"/guests/{alex.guest_id}/edit/"
    page = as_ida.post(path, fields_of(as_ida.get(path)) | {"arrives_on": "2026-09-19"})
    assert "The Blue room was Lou's until September 20." in text_of(page)
    page = as_ida.post(path, fields_of(as_ida.get(path)) | {"arrives_on": ""})
    assert "They have arrived, so there was a day." in text_of(page)
