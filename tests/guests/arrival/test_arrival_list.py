"""What a house goes through with someone who arrives: its own list, and its welcome sheet."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from accounts.lists.actions import move_row
from accounts.models import AuditEvent
from guests.arrival.actions import create_default_arrival_list, end_arrival_item
from guests.models import ArrivalItem, WelcomeSheet
from tests.guests.factories import ArrivalItemFactory
from tests.pages import fields_of, text_of

PAGE = "/house/arrival/"


@pytest.fixture
def three(house):
    return [ArrivalItemFactory(house=house, name=name) for name in ("Tour", "Key", "Kettle")]


def order():
    return [item.name for item in ArrivalItem.objects.in_use()]


def test_a_new_house_begins_with_a_list(client, db, settings):
    settings.SETUP_IS_OPEN = True
    house = {"name": "Juniper", "time_zone": "America/New_York", "rooms": "3", "is_manager": "on"}
    ida = {"display_name": "Ida", "pronouns": "", "username": "ida", "password": "river and tea 1"}
    client.post("/setup/", house | ida)
    page = text_of(client.get(PAGE))
    assert "Agreements gone through and accepted" in page
    assert "First aid and naloxone" in page
    assert len(order()) == 14


def test_houses_that_were_here_before_get_the_list_once(house, other_house):
    ArrivalItemFactory(house=other_house, name="Ours")
    migration = import_module("guests.migrations.0003_arrival_list")
    apps_then = MigrationLoader(connection).project_state(("guests", "0003_arrival_list")).apps
    for _ in range(2):
        migration.begin_lists(apps_then, None)
    assert ArrivalItem.objects.filter(house=house).count() == 14
    assert ArrivalItem.objects.filter(house=other_house).count() == 1
    for item in ArrivalItem.objects.all():
        item.full_clean()


def test_that_they_were_gone_through_is_an_ordinary_thing_from_now_on(house):
    before = ArrivalItemFactory(house=house)
    ArrivalItem.objects.filter(pk=before.pk).update(part="gone_through")
    import_module("guests.migrations.0005_one_step_of_agreements").forwards(apps, None)
    before.refresh_from_db()
    assert before.part == ""


def test_sam_adds_one_and_words_another_anew(as_sam, three):
    as_sam.post(PAGE, {"name": "Where the snow shovel is", "how": "Behind the door"})
    assert order() == ["Tour", "Key", "Kettle", "Where the snow shovel is"]
    path = f"{PAGE}{three[1].pk}/"
    assert fields_of(as_sam.get(path))["name"] == "Key"
    as_sam.post(path, {"name": "Key and door code", "how": "Tried together"})
    page = text_of(as_sam.get(PAGE))
    assert "Key and door code Tried together" in page
    assert "Where the snow shovel is Behind the door" in page
    assert AuditEvent.objects.filter(kind="arrival_list_changed").count() == 2


def test_the_same_thing_twice_or_nothing_at_all_is_said(as_sam, three):
    page = as_sam.post(PAGE, {"name": "Key"})
    assert "This is already on the list." in text_of(page)
    assert "Please write what you go through." in text_of(as_sam.post(PAGE, {"how": "Slowly"}))
    page = as_sam.post(f"{PAGE}{three[0].pk}/", {"name": "Key"})
    assert "This is already on the list." in text_of(page)
    assert order() == ["Tour", "Key", "Kettle"]


def test_up_and_down(as_sam, three):
    def move(item, change):
        as_sam.post(f"{PAGE}{item.pk}/change/", {"change": change})
        return order()

    assert move(three[2], "up") == ["Tour", "Kettle", "Key"]
    assert move(three[0], "down") == ["Kettle", "Tour", "Key"]
    assert move(three[2], "up") == ["Kettle", "Tour", "Key"]
    assert move(three[1], "down") == ["Kettle", "Tour", "Key"]
    assert as_sam.post(f"{PAGE}{three[0].pk}/change/", {"change": "away"}).status_code == 404


def test_off_the_list_and_on_it_again(as_sam, three):
    path = f"{PAGE}{three[0].pk}/change/"
    for _ in range(2):
        as_sam.post(path, {"change": "end"})
    assert order() == ["Key", "Kettle"]
    assert "Tour until November 24, 2026" in text_of(as_sam.get(PAGE))
    as_sam.post(path, {"change": "take-up"})
    assert order() == ["Tour", "Key", "Kettle"]


def test_put_back_when_another_stands_there_by_now(as_sam, three, house):
    ArrivalItem.objects.filter(pk=three[0].pk).update(ended_on=date(2026, 11, 20))
    ArrivalItemFactory(house=house, name="Tour")
    path = f"{PAGE}{three[0].pk}/change/"
    page = as_sam.post(path, {"change": "take-up"}, follow=True)
    assert "This is already on the list." in text_of(page)


def test_what_belongs_to_every_arrival_is_worded_and_not_taken_off(as_sam, house):
    create_default_arrival_list(house=house)
    accepted = ArrivalItem.objects.get(part="accepted")
    page = as_sam.post(f"{PAGE}{accepted.pk}/change/", {"change": "end"}, follow=True)
    assert "Every arrival includes going through the agreements." in text_of(page)
    as_sam.post(f"{PAGE}{accepted.pk}/", {"name": "They say yes to living by them"})
    accepted.refresh_from_db()
    assert (accepted.name, accepted.part) == ("They say yes to living by them", "accepted")


def test_one_that_was_taken_off_meanwhile_stays_where_it_is(sam, actor_of, three):
    end_arrival_item(by=actor_of(sam), row=three[0])
    move_row(by=actor_of(sam), row=three[0], places=1)
    assert order() == ["Key", "Kettle"]


def test_the_welcome_sheet_is_written_and_written_anew(as_sam, house):
    path = f"{PAGE}welcome/"
    for words in ("Wi-Fi: birchporch", "Wi-Fi: birchporch\r\nThe bus: ten past"):
        assert as_sam.post(path, {"words": words}).url == PAGE
        assert fields_of(as_sam.get(PAGE))["words"].splitlines() == words.splitlines()
    assert WelcomeSheet.objects.count() == 1
    page = as_sam.post(path, {"words": "x" * 20_001})
    assert "at most 20000 characters" in text_of(page)
    assert "birchporch" in WelcomeSheet.objects.get().words


def test_each_house_has_its_own(as_sam, three, other_house):
    ArrivalItemFactory(house=other_house, name="Elsewhere")
    assert "Elsewhere" not in text_of(as_sam.get(PAGE))


def test_it_stands_under_house(as_sam, as_ida, house):
    for client in (as_sam, as_ida):
        assert PAGE in client.get("/house/").content.decode()


def test_a_long_list_asks_no_more(as_sam, house, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(5):
            as_sam.get(PAGE)

    ArrivalItemFactory(house=house)
    ask()
    for n in range(10):
        ArrivalItemFactory(house=house, ended_on=date(2026, 11, 1) if n % 2 else None)
    ask()
