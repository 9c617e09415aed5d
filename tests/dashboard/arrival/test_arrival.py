"""Someone arrives: the day, the list that is gone through with them, and the welcome sheet."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from guests.arrival.actions import create_default_arrival_list, tick_arrival
from guests.models import ArrivalItem, ArrivalTick, Stay, WelcomeSheet
from tests.conftest import TUESDAY, staying
from tests.guests.factories import ArrivalItemFactory, ArrivalTickFactory, RoomFactory, StayFactory
from tests.household.agreements.factories import VersionFactory
from tests.pages import fields_of, text_of


@pytest.fixture
def items(house):
    create_default_arrival_list(house=house)
    return list(ArrivalItem.objects.all())


@pytest.fixture
def sky(house):
    """Comes today, and has said nothing about their age."""
    return staying(house, "Sky", date(2026, 11, 24), arrived_on=None)


def path_of(stay):
    return f"/guests/{stay.guest_id}/arrival/"


def test_ida_notes_that_sky_is_here_and_18(as_ida, sky, items):
    path = path_of(sky)
    assert fields_of(as_ida.get(path))["arrived_on"] == "2026-11-24"
    said = {"arrived_on": "2026-11-24", "is_adult": "on"}
    assert as_ida.post(path, said).url == f"/guests/{sky.guest_id}/"
    sky.refresh_from_db()
    assert sky.is_adult
    assert sky.arrived_on == date(2026, 11, 24)
    assert "18 or over" not in text_of(as_ida.get(path))


def test_that_they_are_18_can_be_said_later(as_ida, as_robin, sky, items):
    path = path_of(sky)
    as_ida.post(path, {"arrived_on": "2026-11-24"})
    assert "A manager or an admin can tick it." in text_of(as_robin.get(path))
    for _ in range(2):
        assert as_ida.post(f"{path}adult/").url == path
    assert Stay.objects.get().is_adult
    changed = AuditEvent.objects.filter(kind="stay_changed", guest_id=sky.guest_id)
    assert [event.fields for event in changed] == [["is_adult"]]
    assert "18 or over" not in text_of(as_robin.get(path))


def test_a_peer_goes_through_the_list_and_does_not_note_the_day(as_robin, sky, items):
    assert "They are here" not in text_of(as_robin.get(path_of(sky)))
    assert as_robin.post(path_of(sky), {"arrived_on": "2026-11-24"}).status_code == 403
    assert Stay.objects.get().arrived_on is None


def test_robin_begins_the_list_and_lee_takes_it_up(as_robin, signed_in, lee, jo, items):
    path, first, tour = path_of(jo), items[0], items[5]
    assert "0 of 14 done" in text_of(as_robin.get(path))
    assert as_robin.post(f"{path}{first.pk}/").url == path
    with time_machine.travel(TUESDAY + timedelta(hours=8)):
        as_lee = signed_in(lee)
        as_lee.post(f"{path}{tour.pk}/")
        page = text_of(as_lee.get(path))
    assert "2 of 14 done" in page
    assert "Rights gone through Robin, November 24, 9:31 am" in page
    assert "A tour of the house Lee, November 24, 5:31 pm" in page


def test_a_second_press_ticks_it_once_and_a_tick_is_taken_back(as_robin, jo, items):
    path = f"{path_of(jo)}{items[0].pk}/"
    for _ in range(2):
        as_robin.post(path)
    assert ArrivalTick.objects.active().count() == 1
    for _ in range(2):
        as_robin.post(path, {"back": "1"})
    assert not ArrivalTick.objects.active().exists()
    assert "0 of 14 done" in text_of(as_robin.get(path_of(jo)))
    as_robin.post(path)
    assert ArrivalTick.objects.count() == 2
    kinds = AuditEvent.objects.filter(guest_id=jo.guest_id, kind__startswith="arrival_tick")
    assert sorted(kinds.values_list("kind", flat=True)) == [
        "arrival_tick_taken_back",
        "arrival_ticked",
        "arrival_ticked",
    ]


def test_the_agreements_step_is_done_once_each_is_accepted(as_robin, robin, jo, items):
    path, step = path_of(jo), items[1]
    quiet, visitors = (VersionFactory(agreement__house=jo.guest.house) for _ in range(2))
    page = as_robin.get(path)
    assert f"{step.name} 2 topics still to go through. Open them together" in text_of(page)
    through = f"/household/agreements/accept/stay-{jo.pk}/"
    assert f'href="{through}"' in page.content.decode()
    page = as_robin.post(f"{path}{step.pk}/", follow=True)
    assert "once every agreement has been read together and accepted" in text_of(page)
    said = {"shown": [quiet.pk, visitors.pk], "gone_through_with": robin.pk}
    as_robin.post(through, said | {f"accept_{quiet.agreement_id}": "on"})
    assert "1 topic still to go through. Open it together" in text_of(as_robin.get(path))
    as_robin.post(through, said | {f"accept_{visitors.agreement_id}": "on"})
    page = text_of(as_robin.get(path))
    assert f"{step.name} Robin, November 24, 9:31 am" in page
    assert "1 of 14 done" in page
    page = as_robin.post(f"{path}{step.pk}/", {"back": "1"}, follow=True)
    assert "The agreements stay accepted, topic by topic." in text_of(page)
    # A change later on is gone through as well, and the arrival is not undone by it.
    VersionFactory(agreement=quiet.agreement, number=2, words="Quiet from 23:00 on")
    assert "1 of 14 done" in text_of(as_robin.get(path))


def test_the_step_can_be_ticked_when_what_was_left_has_ended(as_robin, jo, items):
    quiet = VersionFactory(agreement__house=jo.guest.house)
    VersionFactory(agreement=quiet.agreement, number=2, words="", ends_topic=True)
    as_robin.post(f"{path_of(jo)}{items[1].pk}/")
    assert "1 of 14 done" in text_of(as_robin.get(path_of(jo)))


def test_the_step_is_never_ticked_past_the_household(jo, robin, actor_of, items):
    with pytest.raises(ValidationError, match="once every agreement"):
        tick_arrival(by=actor_of(robin), stay=jo, item=items[1])


def test_htmx_gets_the_list_alone(as_robin, jo, items):
    htmx = {"HX-Request": "true"}
    answer = as_robin.post(f"{path_of(jo)}{items[0].pk}/", headers=htmx)
    assert answer.content.decode().lstrip().startswith('<section class="panel arriving"')
    assert "1 of 14 done" in text_of(answer)
    answer = as_robin.post(f"{path_of(jo)}{items[0].pk}/", {"back": "1"}, headers=htmx)
    assert "0 of 14 done" in text_of(answer)
    VersionFactory(agreement__house=jo.guest.house)
    answer = as_robin.post(f"{path_of(jo)}{items[1].pk}/", headers=htmx)
    assert "once every agreement has been read together and accepted" in text_of(answer)


def test_what_the_house_took_off_its_list_stays_where_it_was_ticked(as_robin, jo, alex, items):
    tour = items[5]
    as_robin.post(f"{path_of(jo)}{tour.pk}/")
    ArrivalItem.objects.filter(pk=tour.pk).update(ended_on=date(2026, 11, 24))
    assert "1 of 14 done" in text_of(as_robin.get(path_of(jo)))
    assert "0 of 13 done" in text_of(as_robin.get(path_of(alex)))
    page = as_robin.post(f"{path_of(alex)}{tour.pk}/", follow=True)
    assert "no longer on the house's list" in text_of(page)


def test_the_list_of_who_has_left_is_read_and_not_ticked(as_robin, house, items):
    gone = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    ArrivalTickFactory(stay=gone, item=items[0])
    page = as_robin.get(path_of(gone))
    assert "1 of 14 done" in text_of(page)
    assert "hx-post" not in page.content.decode()
    page = as_robin.post(f"{path_of(gone)}{items[1].pk}/", follow=True)
    assert "someone who is coming, or who is here" in text_of(page)


def test_an_earlier_stay_has_its_own_list(as_robin, house, items):
    first = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 10))
    ArrivalTickFactory(stay=first, item=items[0])
    StayFactory(guest=first.guest, arrives_on=date(2026, 11, 20))
    assert "0 of 14 done" in text_of(as_robin.get(path_of(first)))
    earlier = as_robin.get(f"{path_of(first)}?stay={first.pk}")
    assert "1 of 14 done" in text_of(earlier)
    assert f"arrival/welcome/?stay={first.pk}" in earlier.content.decode()


def test_a_list_that_is_empty_says_how_it_begins(as_sam, jo):
    assert "Write down the first thing" in text_of(as_sam.get(path_of(jo)))


def test_the_database_holds_it_too(jo, items, robin):
    tick = ArrivalTickFactory(stay=jo, item=items[0])
    again = ArrivalTickFactory.build(stay=jo, item=items[0], by=robin)
    half = ArrivalTickFactory.build(stay=jo, item=items[1], by=robin, taken_back_at=TUESDAY)
    for row, sentence in ((again, "ticked already"), (half, "says when, and by whom")):
        with pytest.raises(ValidationError, match=sentence):
            row.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
    assert ArrivalTick.objects.get() == tick


def test_a_tick_that_is_not_on_record_is_not_there(jo, robin, actor_of, items, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("guests.arrival.actions.record", fail)
    with pytest.raises(RuntimeError):
        tick_arrival(by=actor_of(robin), stay=jo, item=items[0])
    assert not ArrivalTick.objects.exists()


def test_ten_ticks_are_read_as_one(as_robin, jo, house, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(8):
            as_robin.get(path_of(jo))

    as_robin.get(path_of(jo))
    for n in range(11):
        ArrivalTickFactory(stay=jo, item=ArrivalItemFactory(house=house))
        ArrivalItemFactory(house=house)
        if n in (0, 10):
            ask()


def test_the_welcome_sheet_in_the_houses_own_words(as_robin, robin, lee, sam, jo, house):
    WelcomeSheet.objects.create(house=house, words="Wi-Fi: <b>birchporch</b>\nThe bus: ten past")
    page = as_robin.get(f"{path_of(jo)}welcome/")
    words = text_of(page)
    assert "Welcome, Jo" in words
    assert "Your room: Garden room" in words
    assert "Day 1 is Friday, November 13; day 90 is Wednesday, February 10, 2027" in words
    assert "Morning check-in: 9:30 am , Monday to Friday" in words
    assert "Who works here Lee, Robin, Sam" in words
    assert "Wi-Fi: <b>birchporch</b> The bus: ten past" in words
    assert "data-print" in page.content.decode()
    assert "Jo" not in page.content.decode().split("<title>")[1].split("</title>")[0]
    assert AuditEvent.objects.filter(kind="guest_read", guest_id=jo.guest_id).exists()


def test_a_welcome_sheet_with_little_to_say(as_ida, house, db):
    house.check_in_times.all().delete()
    coming = staying(house, "Sky", date(2026, 11, 27), arrived_on=None)
    words = text_of(as_ida.get(f"{path_of(coming)}welcome/"))
    assert "ask whoever is here" in words
    assert "We check in together" not in words


def test_a_room_given_away_since_is_said_and_nothing_is_half_done(as_ida, alex, sky, items):
    Stay.objects.filter(pk=sky.pk).update(room=alex.room)
    RoomFactory(house=alex.guest.house)
    page = as_ida.post(path_of(sky), {"arrived_on": "2026-11-24", "is_adult": "on"})
    assert "The Blue room is Alex's until December 22." in text_of(page)
    sky.refresh_from_db()
    assert (sky.arrived_on, sky.is_adult) == (None, False)
