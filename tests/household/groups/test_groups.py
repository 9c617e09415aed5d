"""Groups: their usual time, who leads them, held or not, how many came; never who said what."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.models import AuditEvent
from household.groups.actions import record_group_day
from household.models import Group, GroupDay
from tests.conftest import TUESDAY
from tests.household.meetings.factories import GroupDayFactory, GroupFactory
from tests.pages import fields_of, text_of

PAGE = "/household/groups/"
SOUP = {"name": "Soup and talk", "weekday": "3", "at": "19:00", "about": "Whoever is hungry"}


def path(group):
    return f"{PAGE}{group.pk}/"


def note(client, group, **said):
    known = {"on": "2026-11-18", "was_held": "yes", "how_many_came": "5", "topic": "Winter coats"}
    return client.post(path(group), known | said)


@pytest.fixture
def group(house):
    return GroupFactory(house=house, name="Soup and talk")


class TestTheList:
    def test_robin_adds_one_that_alex_leads(self, as_robin, alex, house):
        assert "the house's groups will show up here" in text_of(as_robin.get(PAGE))
        for _ in range(2):
            assert as_robin.post(PAGE, SOUP | {"person": f"stay-{alex.pk}"}).url == PAGE
        group = Group.objects.get()
        assert (group.house, group.began_on, group.stay) == (house, date(2026, 11, 24), alex)
        page = text_of(as_robin.get(PAGE))
        assert "Soup and talk Wednesdays, 7:00 pm · led by Alex Whoever is hungry" in page
        assert "not held yet" in page
        assert AuditEvent.objects.get(kind="group_added").guest_id == alex.guest_id

    def test_a_peer_may_lead_it_or_whoever_is_in(self, as_robin, lee, house):
        as_robin.post(PAGE, SOUP | {"person": f"staff-{lee.pk}"})
        as_robin.post(PAGE, SOUP | {"name": "Walk", "person": ""})
        page = text_of(as_robin.get(PAGE))
        assert "Soup and talk Wednesdays, 7:00 pm · led by Lee" in page
        assert "Walk Wednesdays, 7:00 pm Whoever is hungry" in page

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"name": ""}, "Please give it a name."),
            ({"name": "x" * 81}, "at most 80 characters"),
            ({"name": "a\0b"}, "There is a character in this that can't be kept."),
            ({"weekday": "9"}, "Please choose one from the list."),
            ({"at": "at dusk"}, "Please give a time, like 9:30 or 16:30."),
            ({"person": "staff-999999"}, "Please choose one from the list."),
            ({"about": "🍲" * 301}, "at most 300 characters"),
        ],
    )
    def test_what_will_not_do_is_said_and_kept(self, as_robin, house, said, sentence):
        page = as_robin.post(PAGE, SOUP | said)
        assert sentence in text_of(page)
        assert not Group.objects.exists()

    def test_one_name_once(self, as_robin, group):
        page = as_robin.post(PAGE, SOUP | {"at": "20:00"})
        assert "The house has a group of this name already." in text_of(page)

    def test_a_guests_name_is_asked_about_once(self, as_robin, alex, house):
        page = as_robin.post(PAGE, SOUP | {"name": "Soup with Alex"})
        assert "This seems to name Alex." in text_of(page)
        as_robin.post(PAGE, fields_of(page))
        assert Group.objects.get().name == "Soup with Alex"

    def test_each_house_has_its_own(self, as_robin, other_house):
        GroupFactory(house=other_house, name="Elsewhere")
        assert "Elsewhere" not in text_of(as_robin.get(PAGE))


class TestChanging:
    def test_what_was_not_touched_stays(self, as_robin, lee, group):
        where = f"{path(group)}edit/"
        seen = fields_of(as_robin.get(where))
        Group.objects.update(about="Changed meanwhile")
        assert as_robin.post(where, seen | {"person": f"staff-{lee.pk}"}).url == path(group)
        group.refresh_from_db()
        assert (group.about, group.staff, group.weekday) == ("Changed meanwhile", lee, 3)
        assert AuditEvent.objects.get(kind="group_changed").fields == ["person"]

    def test_day_and_time(self, as_robin, group):
        where = f"{path(group)}edit/"
        seen = fields_of(as_robin.get(where))
        as_robin.post(where, seen | {"weekday": "6", "at": "10:30"})
        group.refresh_from_db()
        assert (group.weekday, group.at) == (6, time(10, 30))

    def test_it_ends_and_meets_again(self, as_robin, group):
        for _ in range(2):
            assert as_robin.post(f"{path(group)}change/", {"change": "end"}).url == PAGE
        assert "Groups that ended Soup and talk until November 24, 2026" in text_of(
            as_robin.get(PAGE)
        )
        assert "Note a day" not in text_of(as_robin.get(path(group)))
        as_robin.post(f"{path(group)}change/", {"change": "take-up"})
        assert Group.objects.in_use().get() == group
        assert as_robin.post(f"{path(group)}change/", {"change": "away"}).status_code == 404

    def test_unless_another_has_its_name_by_now(self, as_robin, house, group):
        as_robin.post(f"{path(group)}change/", {"change": "end"})
        GroupFactory(house=house, name="Soup and talk")
        page = as_robin.post(f"{path(group)}change/", {"change": "take-up"}, follow=True)
        assert "The house has a group of this name already." in text_of(page)


class TestADay:
    def test_is_noted_in_one_short_form(self, as_robin, robin, casey, group):
        assert "will show up here, day by day" in text_of(as_robin.get(path(group)))
        for _ in range(2):
            assert note(as_robin, group, person=f"stay-{casey.pk}").url == path(group)
        day = GroupDay.objects.get()
        assert (day.how_many_came, day.was_held, day.noted_by) == (5, True, robin)
        page = text_of(as_robin.get(path(group)))
        assert "Wednesday, November 18, 2026 · 5 came · led by Casey Winter coats" in page
        assert "last held November 18, 5 came" in text_of(as_robin.get(PAGE))
        noted = AuditEvent.objects.get(kind="group_noted")
        assert noted.guest_id == casey.guest_id
        assert "Winter" not in repr(list(AuditEvent.objects.values()))

    def test_or_that_it_was_not_held(self, as_robin, group):
        note(as_robin, group, was_held="no", how_many_came="", topic="")
        assert "Wednesday, November 18, 2026 · not held" in text_of(as_robin.get(path(group)))
        assert "not held yet" in text_of(as_robin.get(PAGE))

    def test_noted_again_it_is_put_right(self, as_robin, group):
        note(as_robin, group)
        note(as_robin, group, how_many_came="6")
        assert GroupDay.objects.get().how_many_came == 6
        assert AuditEvent.objects.filter(kind="group_noted").count() == 2

    @pytest.mark.parametrize(
        ("today", "on"),
        [
            (TUESDAY, "2026-11-18"),
            (TUESDAY.replace(day=25, hour=0, minute=0), "2026-11-25"),
            (TUESDAY.replace(day=26, hour=23), "2026-11-25"),
        ],
    )
    def test_its_latest_usual_day_stands_there_already(self, as_robin, group, today, on):
        with time_machine.travel(today, tick=False):
            assert fields_of(as_robin.get(path(group)))["on"] == on

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"on": "2026-11-25"}, "That day hasn't come yet."),
            ({"on": ""}, "Please choose the day."),
            ({"was_held": ""}, "Please say whether it was held."),
            ({"was_held": "no"}, "People can only have come when it was held"),
            ({"how_many_came": "-1"}, "This needs to be 0 or more."),
            ({"how_many_came": "201"}, "This needs to be 200 or less."),
            ({"how_many_came": "many"}, "Enter a whole number."),
            ({"topic": "x" * 301}, "at most 300 characters"),
        ],
    )
    def test_what_will_not_do_is_said_and_kept(self, as_robin, group, said, sentence):
        page = note(as_robin, group, **said)
        assert sentence in text_of(page)
        assert fields_of(page)["topic"] == said.get("topic", "Winter coats")
        assert not GroupDay.objects.exists()

    def test_a_name_in_its_topic_is_asked_about(self, as_robin, jo, group):
        page = note(as_robin, group, topic="What Jo said")
        assert "This seems to name Jo." in text_of(page)
        as_robin.post(path(group), fields_of(page))
        assert GroupDay.objects.exists()

    def test_there_is_no_place_for_who_came_or_said_what(self):
        fields = {field.name for field in GroupDay._meta.get_fields()}
        assert fields == {
            "id",
            "house",
            "group",
            "on",
            "was_held",
            "how_many_came",
            "topic",
            "noted_at",
            "noted_by",
            "stay",
            "staff",
        }


@pytest.mark.parametrize("wrong", [{"was_held": False, "how_many_came": 3}, {"how_many_came": 201}])
def test_the_database_keeps_a_day_whole(group, wrong):
    with pytest.raises(IntegrityError):
        GroupDayFactory(group=group, **wrong)


def test_the_database_keeps_each_once(house, group, alex, lee):
    GroupDayFactory(group=group)
    for row, sentence in (
        (GroupDayFactory.build(group=group, noted_by=lee), "noted"),
        (Group(house=house, name=group.name, weekday=1, at=time(9)), "of this name already"),
        (Group(house=house, name="Both", weekday=1, at=time(9), stay=alex, staff=lee), "at most"),
        (Group(house=house, name="Never", weekday=8, at=time(9)), "not a valid choice"),
    ):
        row.began_on = date(2026, 11, 1)
        with pytest.raises(ValidationError, match=sentence):
            row.full_clean()


def test_a_day_still_to_come_is_refused(robin, actor_of, group):
    tomorrow = date(2026, 11, 25)
    with pytest.raises(ValidationError, match="hasn't come yet"):
        record_group_day(by=actor_of(robin), group=group, on=tomorrow, was_held=True)


class TestTwelveAskNoMoreThanThree:
    def more(self, house, group, alex, start, number):
        for n in range(start, start + number):
            GroupDayFactory(group=group, on=date(2026, 11, 1) - timedelta(days=n), stay=alex)
            GroupDayFactory(group=GroupFactory(house=house, stay=alex))

    def test_the_groups(self, as_robin, house, group, alex, django_assert_num_queries):
        self.more(house, group, alex, 0, 3)
        with django_assert_num_queries(6):
            as_robin.get(PAGE)
        self.more(house, group, alex, 3, 9)
        with django_assert_num_queries(6):
            as_robin.get(PAGE)

    def test_the_days_of_one(self, as_robin, house, group, alex, django_assert_num_queries):
        self.more(house, group, alex, 0, 3)
        with django_assert_num_queries(8):
            as_robin.get(path(group))
        self.more(house, group, alex, 3, 9)
        with django_assert_num_queries(8):
            as_robin.get(path(group))
