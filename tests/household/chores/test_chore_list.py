"""The house's list of chores, how long people keep one, and on which days peers share in them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.access.actor import actor_for
from accounts.models import AuditEvent
from household.chores.actions import create_default_chores, end_chore, move_chore, set_rota_days
from household.models import Chore, Rota, RotaDays, Turn
from household.turns.actions import refresh_rota
from tests.conftest import person
from tests.household.chores.factories import ChoreFactory, RotaDaysFactory, RotaFactory, TurnFactory
from tests.pages import fields_of, text_of

LIST = "/household/chores/list/"
PEOPLE = "/household/chores/people/"
TODAY = date(2026, 11, 24)
WINDOWS = {
    "name": "Windows",
    "room": "Common room",
    "how_to": "Vinegar and old paper",
    "rhythm": "month",
    "weekdays": ["6"],
    "size": "3",
    "people": "2",
}


@pytest.fixture
def three(house):
    return [ChoreFactory(house=house, name=name) for name in ("Kitchen", "Porch", "Yard")]


def order():
    return [chore.name for chore in Chore.objects.in_use()]


def test_a_new_house_begins_with_a_list(client, db, settings):
    settings.SETUP_IS_OPEN = True
    house = {"name": "Juniper", "time_zone": "America/New_York", "rooms": "3", "is_manager": "on"}
    ida = {"display_name": "Ida", "pronouns": "", "username": "ida", "password": "river and tea 1"}
    client.post("/setup/", house | ida)
    page = text_of(client.get(LIST))
    assert "Kitchen · Kitchen every day · medium" in page
    assert "House refresh · The whole house the first Saturday of the month · large · 2" in page
    assert "Floors · Hall and stairs Tuesday, Friday · medium" in page


def test_a_house_that_was_here_before_may_begin_with_the_usual_ones(as_sam, house):
    assert "will show up here" in text_of(as_sam.get(LIST))
    for _ in range(2):
        as_sam.post(f"{LIST}begin/")
    assert len(order()) == 12
    assert AuditEvent.objects.filter(kind="chore_added").count() == 1
    for chore in Chore.objects.all():
        chore.full_clean()


def test_sam_adds_one_and_it_stands_on_the_rota_at_once(as_sam, alex, three):
    for _ in range(2):
        as_sam.post(f"{LIST}new/", WINDOWS)
    windows = Chore.objects.get(name="Windows")
    assert order()[-1] == "Windows"
    assert (windows.weekdays, windows.size, windows.people) == ("6", 3, 2)
    assert [turn.on for turn in windows.turns.all()] == [date(2026, 12, 5)]
    assert AuditEvent.objects.filter(kind="chore_added").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Please write what it is."),
        ({"name": "Kitchen"}, "This is already on the list."),
        ({"rhythm": ""}, "Please say how often."),
        ({"rhythm": "yearly"}, "Please choose one from the list."),
        ({"weekdays": []}, "Please choose a day."),
        ({"weekdays": ["8"]}, "Please choose one from the list."),
        ({"weekdays": ["1", "2"]}, "Please choose one day of the week for this."),
        ({"people": "0"}, "A chore is for 1 to 6 people."),
        ({"people": "7"}, "A chore is for 1 to 6 people."),
        ({"people": "two"}, "Enter a whole number."),
        ({"name": "x" * 61}, "at most 60 characters"),
        ({"how_to": "a\x00b"}, "can't be kept"),
        ({"how_to": "x" * 20_001}, "at most 20000 characters"),
    ],
)
def test_what_will_not_do_is_said_beside_it_and_kept(as_sam, three, changes, sentence):
    page = as_sam.post(f"{LIST}new/", WINDOWS | changes)
    assert sentence in text_of(page)
    assert "Vinegar" in fields_of(page)["how_to"] or "how_to" in changes
    assert order() == ["Kitchen", "Porch", "Yard"]


def test_a_guests_name_in_it_is_asked_about_once(as_sam, alex):
    page = as_sam.post(f"{LIST}new/", WINDOWS | {"how_to": "As Alex does it"})
    assert "This seems to name Alex." in text_of(page)
    assert not Chore.objects.exists()
    asked = fields_of(page)["confirmed_text"]
    as_sam.post(f"{LIST}new/", WINDOWS | {"how_to": "As Alex does it", "confirmed_text": asked})
    assert Chore.objects.get().how_to == "As Alex does it"


def test_it_is_said_anew_and_what_lies_ahead_follows(as_sam, alex, three, sam):
    refresh_rota(by=actor_for(sam))
    porch = three[1]
    path = f"{LIST}{porch.pk}/"
    page = as_sam.get(path)
    assert fields_of(page)["name"] == "Porch"
    said = {"name": "Porch", "room": "Porch", "how_to": porch.how_to, "size": "2", "people": "1"}
    as_sam.post(path, said | {"rhythm": "week", "weekdays": ["7"]})
    porch.refresh_from_db()
    assert (porch.rhythm, porch.weekdays) == ("week", "7")
    assert {turn.on.isoweekday() for turn in porch.turns.all()} == {7}
    event = AuditEvent.objects.get(kind="chore_changed")
    assert event.fields == ["rhythm", "room", "weekdays"]
    as_sam.post(path, said | {"rhythm": "week", "weekdays": ["7"]})
    assert AuditEvent.objects.filter(kind="chore_changed").count() == 1


def test_how_much_work_it_was_stays_with_what_is_past(as_sam, alex, three, sam):
    past = TurnFactory(chore=three[0], stay=alex, on=date(2026, 11, 23), size=1)
    refresh_rota(by=actor_for(sam))
    Chore.objects.filter(pk=three[0].pk).update(size=3)
    refresh_rota(by=actor_for(sam))
    past.refresh_from_db()
    assert past.size == 1
    ahead = three[0].turns.filter(on__gt=TODAY)
    assert set(ahead.values_list("size", flat=True)) == {3}


def test_up_and_down_off_and_on_again(as_sam, sam, three):
    def change(chore, what):
        as_sam.post(f"{LIST}{chore.pk}/change/", {"change": what})
        return order()

    assert change(three[2], "up") == ["Kitchen", "Yard", "Porch"]
    assert change(three[0], "down") == ["Yard", "Kitchen", "Porch"]
    assert change(three[2], "up") == ["Yard", "Kitchen", "Porch"]
    for _ in range(2):
        assert change(three[0], "end") == ["Yard", "Porch"]
    move_chore(by=actor_for(sam), row=three[0], places=1)
    assert "Kitchen until November 24, 2026" in text_of(as_sam.get(LIST))
    for _ in range(2):
        assert change(three[0], "take-up") == ["Yard", "Kitchen", "Porch"]
    assert as_sam.post(f"{LIST}{three[0].pk}/change/", {"change": "away"}).status_code == 404


def test_put_back_when_another_stands_there_by_now(as_sam, sam, house, three):
    end_chore(by=actor_for(sam), row=three[0])
    ChoreFactory(house=house, name="Kitchen")
    page = as_sam.post(f"{LIST}{three[0].pk}/change/", {"change": "take-up"}, follow=True)
    assert "This is already on the list." in text_of(page)


def test_off_the_list_its_turns_ahead_go_and_the_past_stays(sam, alex, three):
    by = actor_for(sam)
    refresh_rota(by=by)
    Turn.objects.filter(chore=three[0], on=TODAY).update(on=date(2026, 11, 23))
    end_chore(by=by, row=three[0])
    assert [turn.on for turn in three[0].turns.all()] == [date(2026, 11, 23)]


def test_everyone_who_works_here_reads_how_it_is_done(as_robin, as_ida, three):
    for client, may_change in ((as_robin, False), (as_ida, True)):
        page = text_of(client.get(LIST))
        assert "Counters first, then the floor." in page
        assert ("Take off" in page) is may_change


def test_each_house_has_its_own(as_sam, other_house, three):
    ChoreFactory(house=other_house, name="Elsewhere")
    assert "Elsewhere" not in text_of(as_sam.get(LIST))


@pytest.mark.parametrize(
    "wrong",
    [
        {"rhythm": "days", "weekdays": ""},
        {"rhythm": "week", "weekdays": "12"},
        {"rhythm": "year", "weekdays": "1"},
        {"size": 4},
        {"people": 0},
        {"people": 7},
    ],
)
def test_the_database_keeps_it(house, wrong):
    with pytest.raises(ValidationError):
        ChoreFactory.build(house=house, **wrong).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        ChoreFactory(house=house, **wrong)


def test_a_long_list_asks_no_more(as_sam, house, django_assert_num_queries):
    create_default_chores(house=house, from_on=TODAY)
    with django_assert_num_queries(4):
        as_sam.get(LIST)


# How the rota goes round.


def test_how_long_people_keep_a_chore(as_sam, house, alex, three):
    assert fields_of(as_sam.get(PEOPLE))["weeks"] == "1"
    for _ in range(2):
        assert as_sam.post(PEOPLE, {"weeks": "2"}).url == PEOPLE
    assert Rota.objects.get().weeks == 2
    assert AuditEvent.objects.filter(kind="rota_set").count() == 1
    assert "Please choose one from the list." in text_of(as_sam.post(PEOPLE, {"weeks": "9"}))
    assert Rota.objects.get().weeks == 2


@pytest.mark.parametrize("weeks", [0, 5])
def test_one_to_four_weeks(house, weeks):
    with pytest.raises(ValidationError, match="every 1 to 4 weeks"):
        RotaFactory.build(house=house, weeks=weeks).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        RotaFactory(house=house, weeks=weeks)


def test_on_which_days_a_peer_shares(as_sam, robin, lee, three, alex):
    path = f"{PEOPLE}{robin.pk}/"
    assert "Robin Shares in chores on" in text_of(as_sam.get(PEOPLE))
    for _ in range(2):
        as_sam.post(path, {"weekdays": ["3", "1"]})
    row = RotaDays.objects.get()
    assert (row.user, row.weekdays, row.from_on) == (robin, "13", TODAY)
    assert AuditEvent.objects.filter(kind="rota_days_set").count() == 1
    assert {turn.on.isoweekday() for turn in Turn.objects.filter(staff=robin)} == {1, 3}
    as_sam.post(path, {})
    assert RotaDays.objects.get().weekdays == ""
    assert not Turn.objects.filter(staff=robin).exists()
    page = as_sam.post(path, {"weekdays": ["8"]}, follow=True)
    assert "Please choose one from the list." in text_of(page)


def test_only_who_works_in_this_house_has_days_here(as_sam, sam, other_house, ida):
    stranger = person(other_house, "Pat", "peer")
    for user in (stranger, ida):  # an admin alone does not share in them
        assert as_sam.post(f"{PEOPLE}{user.pk}/", {"weekdays": ["1"]}).status_code == 404
        with pytest.raises(ValidationError):
            set_rota_days(by=actor_for(sam), user=user, weekdays=[1])


def test_one_row_of_days_for_each_peer(house, robin):
    RotaDaysFactory(house=house, user=robin)
    with pytest.raises(ValidationError, match="set already"):
        RotaDaysFactory.build(house=house, user=robin).full_clean()
