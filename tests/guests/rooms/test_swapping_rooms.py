"""Two guests swap rooms in one act, also when the house is full."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from accounts.models import AuditEvent
from guests.models import FormerRoom, Stay
from guests.rooms.actions import swap_rooms
from tests.conftest import TUESDAY, staying
from tests.guests.factories import RoomFactory
from tests.pages import text_of

MONDAY = {"moved_on": "2026-11-23"}


def path_of(stay):
    return f"/guests/{stay.guest_id}/room/"


def rooms_of(*stays):
    return [Stay.objects.get(pk=stay.pk).room_name for stay in stays]


def swap(client, stay, other, room=None, **said):
    said = {"room": (room or other.room).pk, "swap": other.pk} | MONDAY | said
    return client.post(path_of(stay), said)


def coming(house, name, arrives_on, room):
    stay = staying(house, name, arrives_on, arrived_on=None)
    Stay.objects.filter(pk=stay.pk).update(room=room)


def test_the_swap_is_offered_beside_the_reason_and_done_in_one_press(
    as_ida, as_robin, ida, alex, jo, casey
):
    page = as_ida.get(path_of(alex))
    assert "Swap rooms" not in text_of(page)
    page = as_ida.post(path_of(alex), {"room": jo.room_id} | MONDAY)
    assert "The Garden room is Jo's until February 10." in text_of(page)
    assert (
        "Jo is here too, so they can swap: Garden room for Alex, Blue room for Jo, "
        "both from the day above. They have moved Swap rooms with Jo" in text_of(page)
    )
    assert f'name="swap" value="{jo.pk}"' in page.content.decode()

    assert swap(as_ida, alex, jo).url == f"/guests/{alex.guest_id}/"

    assert rooms_of(alex, jo, casey) == ["Garden room", "Blue room", "Corner room"]
    had = FormerRoom.objects.order_by("stay").values_list("stay", "room", "until_on", "moved_by")
    monday = date(2026, 11, 23)
    assert list(had) == [
        (alex.pk, alex.room_id, monday, ida.pk),
        (jo.pk, jo.room_id, monday, ida.pk),
    ]
    swapped = AuditEvent.objects.filter(kind="rooms_swapped")
    assert set(swapped.values_list("guest_id", flat=True)) == {alex.guest_id, jo.guest_id}
    page = text_of(as_robin.get(f"/guests/{jo.guest_id}/"))
    assert "Rooms: Garden room until November 23, 2026, then Blue room." in page


def test_a_second_press_swaps_nothing_back(as_ida, alex, jo):
    for _ in range(2):
        assert swap(as_ida, alex, jo).status_code == 302
    assert rooms_of(alex, jo) == ["Garden room", "Blue room"]
    assert FormerRoom.objects.count() == 2
    assert AuditEvent.objects.filter(kind="rooms_swapped").count() == 2


def test_on_the_same_day_they_may_still_swap_back(as_ida, alex, jo):
    blue = alex.room
    swap(as_ida, alex, jo)
    swap(as_ida, alex, jo, room=blue)
    assert rooms_of(alex, jo) == ["Blue room", "Garden room"]
    assert FormerRoom.objects.count() == 4


def test_only_those_who_may_move_someone_swap(as_robin, as_sam, alex, jo):
    assert swap(as_robin, alex, jo).status_code == 403
    assert rooms_of(alex, jo) == ["Blue room", "Garden room"]
    assert swap(as_sam, alex, jo).status_code == 302
    assert rooms_of(alex, jo) == ["Garden room", "Blue room"]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-11-25", "That day hasn't come yet."),
        ("2026-11-12", "They did not have their room yet on that day."),  # Jo came on the 13th
        ("", "Please choose the day they moved."),
        ("2026-02-30", "Please"),
    ],
)
def test_a_day_that_can_not_be_keeps_the_offer(as_ida, alex, jo, day, sentence):
    page = text_of(swap(as_ida, alex, jo, moved_on=day))
    assert sentence in page
    assert "Swap rooms with Jo" in page
    assert rooms_of(alex, jo) == ["Blue room", "Garden room"]


def test_the_room_that_is_promised_to_the_next_guest_is_refused(as_ida, house, alex, casey):
    """Sky comes into Casey's room on Sunday; Alex would stay in it until December 22."""
    coming(house, "Sky", date(2026, 11, 29), casey.room)
    for page in (swap(as_ida, alex, casey), swap(as_ida, casey, alex)):
        page = text_of(page)
        assert "The Corner room is Sky's from November 29." in page
        assert "Swap rooms with" not in page
    assert rooms_of(alex, casey) == ["Blue room", "Corner room"]
    assert not FormerRoom.objects.exists()
    assert not AuditEvent.objects.filter(kind="rooms_swapped").exists()


def test_a_next_guest_who_comes_after_both_have_left_is_in_nobodys_way(as_ida, house, alex, casey):
    coming(house, "Sky", date(2026, 12, 22), casey.room)
    coming(house, "Lou", date(2026, 12, 22), alex.room)
    assert swap(as_ida, alex, casey).status_code == 302
    assert rooms_of(alex, casey) == ["Corner room", "Blue room"]


def test_someone_without_a_room_has_none_to_give(as_ida, house, jo):
    lou = staying(house, "Lou", date(2026, 11, 20))
    page = text_of(as_ida.post(path_of(lou), {"room": jo.room_id} | MONDAY))
    assert "The Garden room is Jo's until February 10." in page
    assert "Swap rooms" not in page
    assert "One of them has moved to another room." in text_of(swap(as_ida, lou, jo))


def test_a_room_of_someone_who_is_only_coming_is_not_swapped(as_ida, house, alex):
    porch = RoomFactory(house=house, name="Porch room")
    coming(house, "Sky", date(2026, 11, 29), porch)
    page = text_of(as_ida.post(path_of(alex), {"room": porch.pk} | MONDAY))
    assert "The Porch room is Sky's from November 29." in page
    assert "Swap rooms" not in page
    sky = Stay.objects.get(guest__name="Sky")
    assert "two guests who are staying" in text_of(swap(as_ida, alex, sky))


def test_when_jo_has_moved_since_the_page_was_opened(as_ida, house, alex, jo):
    garden = jo.room
    porch = RoomFactory(house=house, name="Porch room")
    as_ida.post(path_of(jo), {"room": porch.pk} | MONDAY)
    page = text_of(swap(as_ida, alex, jo, room=garden))
    assert "One of them has moved to another room. Please look again." in page
    assert rooms_of(alex, jo) == ["Blue room", "Porch room"]


@pytest.mark.parametrize("said", ["0", "-1", "jo", "9" * 40, "٣"])
def test_nobody_to_swap_with(as_ida, alex, jo, stranger, said):
    for whom in (said, stranger.pk):
        assert swap(as_ida, alex, jo, swap=whom).status_code == 404
    assert rooms_of(alex, jo) == ["Blue room", "Garden room"]


def test_who_has_left_swaps_nothing(ida, house, alex, actor_of):
    gone = staying(house, "Lou", date(2026, 9, 1), "Attic room", left_on=date(2026, 11, 20))
    with pytest.raises(ValidationError, match="two guests who are staying"):
        swap_rooms(
            by=actor_of(ida), stay=alex, other=gone, room=gone.room, moved_on=date(2026, 11, 24)
        )


def test_one_of_them_is_past_their_planned_day(as_ida, alex, casey):
    with time_machine.travel(TUESDAY.replace(day=28)):
        page = as_ida.post(path_of(alex), {"room": casey.room_id} | MONDAY)
        assert "The Corner room is Casey's until their leaving has been noted." in text_of(page)
        assert swap(as_ida, alex, casey).status_code == 302
    assert rooms_of(alex, casey) == ["Corner room", "Blue room"]


def test_today_is_the_houses_own(as_ida, house, alex, jo):
    """Just after midnight in New York it is still yesterday in a house in Honolulu."""
    house.time_zone = "Pacific/Honolulu"
    house.save()
    with time_machine.travel("2026-11-25T05:30:00Z", tick=False):
        page = text_of(swap(as_ida, alex, jo, moved_on="2026-11-25"))
        assert "That day hasn't come yet." in page
        assert swap(as_ida, alex, jo, moved_on="2026-11-24").status_code == 302
