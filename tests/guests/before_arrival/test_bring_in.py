"""Sam brings in a guest: their name and the day of arrival are enough."""

from datetime import date, timedelta

import time_machine

from guests.models import Guest, Stay
from tests.conftest import TUESDAY, staying
from tests.guests.factories import EnquiryFactory, FormerRoomFactory, RoomFactory, TimeAwayFactory
from tests.pages import fields_of, text_of

SKY = {"name": "Sky", "arrives_on": "2026-11-24"}


def test_sky_arrives_today_and_it_is_day_1_of_90(as_sam):
    response = as_sam.post("/guests/new/", SKY)
    stay = Stay.objects.get()
    assert response.url == f"/guests/{stay.guest_id}/"
    page = text_of(as_sam.get(response.url))
    assert "Sky" in page
    assert "day 1 of 90, leaving planned for February 21" in page
    assert stay.planned_leaving_on == date(2027, 2, 21)


def test_no_day_is_there_already_so_that_a_call_is_a_call(as_sam):
    assert fields_of(as_sam.get("/guests/new/"))["arrives_on"] == ""


def test_a_second_press_brings_in_no_second_guest(as_sam):
    first = as_sam.post("/guests/new/", SKY)
    second = as_sam.post("/guests/new/", SKY)
    assert first.url == second.url
    assert Guest.objects.count() == 1


def test_another_sky_on_another_day_is_another_guest(as_sam):
    as_sam.post("/guests/new/", SKY)
    with time_machine.travel(TUESDAY + timedelta(hours=2)):
        asked = as_sam.post("/guests/new/", SKY)
        assert "Is it one of these, or someone new?" in text_of(asked)
        assert "Sky here since November 24, 2026" in text_of(asked)
        as_sam.post("/guests/new/", SKY | {"known": "new"})
    assert Guest.objects.count() == 2


def test_someone_who_comes_on_friday_is_coming_until_they_are_here(as_sam):
    as_sam.post("/guests/new/", SKY | {"arrives_on": "2026-11-27"})
    stay = Stay.objects.get()
    page = text_of(as_sam.get("/guests/"))
    assert "Coming Sky Friday, November 27" in page
    assert "Fri Sky arrives · no room yet" in text_of(as_sam.get("/"))
    path = f"/guests/{stay.guest_id}/"
    assert "arrives Friday, November 27" in text_of(as_sam.get(path))
    early = as_sam.post(f"{path}arrival/", {"arrived_on": "2026-11-28"})
    assert "That day hasn't come yet." in text_of(early)
    with time_machine.travel("2026-11-28T15:00:00Z"):
        assert "arrives Friday" in text_of(as_sam.get(path))
        as_sam.post(f"{path}arrival/", {"arrived_on": "2026-11-28"})
        assert "day 1 of 90, leaving planned for February 25" in text_of(as_sam.get(path))


def test_someone_who_does_not_come_after_all(as_sam):
    as_sam.post("/guests/new/", SKY | {"arrives_on": "2026-11-27"})
    path = f"/guests/{Guest.objects.get().pk}/"
    as_sam.post(f"{path}arrival/off/")
    assert "did not come" in text_of(as_sam.get(path))
    assert "No one is coming yet." in text_of(as_sam.get("/guests/"))
    page = as_sam.post(f"{path}arrival/", {"arrived_on": "2026-11-24"})
    assert "It's already noted that they aren't coming." in text_of(page)


def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(as_sam):
    page = as_sam.post("/guests/new/", {"pronouns": "she/her", "arrives_on": "soon"})
    assert "Please write the name they go by." in text_of(page)
    assert "Please give a day, like 2026-03-21." in text_of(page)
    assert fields_of(page)["pronouns"] == "she/her"
    assert fields_of(page)["arrives_on"] == "soon"


def test_a_wrong_year_is_asked_about(as_sam):
    page = as_sam.post("/guests/new/", SKY | {"arrives_on": "0206-11-24"})
    assert "Is the year right?" in text_of(page)


def test_the_houses_rooms_are_offered_with_whose_they_are(as_sam, house, alex, other_house):
    free = RoomFactory(house=house, name="Garden room")
    RoomFactory(house=other_house, name="Elsewhere")
    page = text_of(as_sam.get("/guests/new/"))
    assert "Garden room" in page
    assert "Blue room, Alex's until December 22" in page
    assert "Elsewhere" not in page
    assert text_of(as_sam.get("/guests/new/")) == page
    taken = as_sam.post("/guests/new/", SKY | {"room": alex.room_id})
    assert "The Blue room is Alex's until December 22." in text_of(taken)
    assert not Guest.objects.filter(name="Sky").exists()
    as_sam.post("/guests/new/", SKY | {"room": free.pk})
    assert Stay.objects.get(guest__name="Sky").room == free


def test_a_room_given_away_since_is_said_when_they_arrive(as_sam, house, alex):
    coming = staying(house, "Sky", date(2026, 11, 24), arrived_on=None)
    coming.room = alex.room
    coming.save()
    page = as_sam.post(f"/guests/{coming.guest_id}/arrival/", {"arrived_on": "2026-11-24"})
    assert "The Blue room is Alex's until December 22." in text_of(page)


def test_a_name_that_was_misheard_is_put_right(as_sam, alex):
    path = f"/guests/{alex.guest_id}/edit/"
    fields = fields_of(as_sam.get(path))
    assert fields["room"] == str(alex.room_id)
    as_sam.post(path, fields | {"name": "Alexis", "pathway": "step_up"})
    page = text_of(as_sam.get(f"/guests/{alex.guest_id}/"))
    assert "Alexis" in page
    assert "stepping up, from home" in page


def test_a_house_with_stays_of_60_days_plans_60(as_sam, house):
    house.length_of_stay = 60
    house.save()
    as_sam.post("/guests/new/", SKY)
    assert Stay.objects.get().planned_leaving_on == date(2027, 1, 22)


def test_a_peer_may_look_but_not_bring_in(as_robin, as_sam, alex):
    assert "Add a call or a new guest" not in text_of(as_robin.get("/guests/"))
    assert "Add a call or a new guest" in text_of(as_sam.get("/guests/"))
    assert as_robin.post("/guests/new/", SKY).status_code == 403
    assert not Guest.objects.filter(name="Sky").exists()


def test_the_list_asks_as_much_for_ten_guests_as_for_one(
    as_sam, house, robin, alex, django_assert_num_queries
):
    def one_of_each(n):
        here = staying(house, f"Guest {n}", date(2026, 11, n + 1), f"Attic {n}")
        FormerRoomFactory(stay=here, room__house=house, until_on=date(2026, 11, 20), moved_by=robin)
        TimeAwayFactory(stay=here)
        staying(house, f"Former {n}", date(2026, 5, 1), left_on=date(2026, 6, 1))
        staying(house, f"Coming {n}", date(2027, 3, n + 1), f"Loft {n}", arrived_on=None)
        EnquiryFactory(guest__house=house)
        EnquiryFactory(guest__house=house, decision="not_now", decided_on=date(2026, 11, 20))

    def ask():
        with django_assert_num_queries(11):
            assert as_sam.get("/guests/").status_code == 200

    one_of_each(0)
    ask()
    for n in range(1, 11):
        one_of_each(n)
    ask()
