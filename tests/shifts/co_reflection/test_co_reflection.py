"""The register of co-reflections: a day, who was there, a theme, and no guest's name."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from guests.redaction import surely_named_in
from guests.wording.actions import create_default_word_list
from shifts.models import CoReflection, WasThere
from tests.conftest import TUESDAY, staying
from tests.guests.factories import GuestFactory
from tests.pages import fields_of, text_of
from tests.shifts.co_reflection.factories import CoReflectionFactory

PAGE = "/shifts/co-reflection/"
THEME = "Sitting with silence, and not filling it"


def note(client, *people, **said):
    known = {"on": "2026-11-24", "theme": THEME, "people": [user.pk for user in people]}
    return client.post(PAGE, known | said)


def who(noted):
    people = WasThere.objects.active().filter(co_reflection=noted)
    return [each.user.display_name for each in people.select_related("user")]


def test_robin_notes_one(as_robin, robin, lee, sam):
    page = as_robin.get(PAGE)
    assert "Each co-reflection will show up here." in text_of(page)
    assert fields_of(page)["on"] == "2026-11-24"
    assert note(as_robin, robin, lee).url == PAGE
    noted = CoReflection.objects.get()
    assert (noted.on, noted.theme, noted.noted_by) == (date(2026, 11, 24), THEME, robin)
    assert f"November 24, 2026 {THEME} Lee, Robin" in text_of(as_robin.get(PAGE))
    event = AuditEvent.objects.get(kind="co_reflection_noted")
    assert "silence" not in repr(AuditEvent.objects.filter(pk=event.pk).values())


def test_pressed_twice_it_is_noted_once(as_robin, robin):
    for _ in range(2):
        note(as_robin, robin)
    assert CoReflection.objects.count() == 1
    assert WasThere.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"on": "2026-11-25"}, "That day hasn't come yet."),
        ({"on": ""}, "Please choose the day."),
        ({"people": []}, "Please say who was there."),
        ({"theme": ""}, "Please write the theme, in a line."),
        ({"theme": "x" * 20_000}, "at most 300 characters"),
        ({"theme": "a\0b"}, "There is a character in this that can't be kept."),
        ({"people": ["99999999999999999999"]}, "Please choose one from the list."),
    ],
)
def test_what_will_not_do_is_said_beside_it(as_robin, robin, said, sentence):
    page = note(as_robin, robin, **said)
    assert sentence in text_of(page)
    assert not CoReflection.objects.exists()


@pytest.mark.parametrize(
    "theme", ["How Alex is with us", "ALEX’s anger and ours", "With Alex, robin and me"]
)
def test_a_guests_name_is_refused(as_robin, robin, alex, theme):
    page = note(as_robin, robin, theme=theme)
    assert "This names Alex. This list has no guest names" in text_of(page)
    assert fields_of(page)["theme"] == theme
    assert "This names Alex" in text_of(note(as_robin, robin, theme=theme, confirmed_text=theme))
    assert not CoReflection.objects.exists()


def test_also_of_one_who_stayed_long_ago_and_none_of_another_house(
    as_robin, robin, house, stranger
):
    GuestFactory(house=house, name="Marlowe")
    assert "This names Marlowe" in text_of(note(as_robin, robin, theme="Marlowe and we"))
    assert note(as_robin, robin, theme="How a stranger becomes a neighbor").url == PAGE


@pytest.mark.parametrize("name", ["Hope", "Will", "Lee"])
def test_a_name_that_may_mean_something_else_is_asked_about_once(as_robin, robin, lee, house, name):
    staying(house, name, date(2026, 11, 13))
    theme = f"What {name.lower()} do we bring"
    page = note(as_robin, robin, theme=theme)
    assert f"This may name {name}." in text_of(page)
    assert not CoReflection.objects.exists()
    said = fields_of(page)
    note(as_robin, robin, theme=theme, confirmed_text=said["confirmed_text"])
    assert CoReflection.objects.get().theme == theme


def test_which_names_are_sure():
    names = ["Alex", "Will Turner", "Jo", "Robin"]
    assert surely_named_in("Alex will rob a robin, jo!", names, may_be=["Robin"]) == ["Alex", "Jo"]
    assert surely_named_in("Mr. Turner", names) == ["Will Turner"]
    assert surely_named_in("We will see", names) == []


def test_it_is_put_right(as_robin, robin, lee, sam):
    note(as_robin, robin, lee)
    noted = CoReflection.objects.get()
    path = f"{PAGE}{noted.pk}/"
    assert fields_of(as_robin.get(path))["theme"] == THEME
    for _ in range(2):
        said = {"on": "2026-11-23", "theme": "Asking twice", "people": [sam.pk, robin.pk]}
        assert as_robin.post(path, said).url == PAGE
    noted.refresh_from_db()
    assert (noted.on, noted.theme) == (date(2026, 11, 23), "Asking twice")
    assert who(noted) == ["Robin", "Sam"]
    assert WasThere.objects.get(user=lee).taken_out_at
    page = as_robin.post(path, {"on": "2026-11-23", "theme": "", "people": [robin.pk]})
    assert "Please write the theme" in text_of(page)


def test_who_has_left_the_staff_since_stays_there(as_robin, robin, lee):
    note(as_robin, robin, lee)
    lee.memberships.update(ended_on=date(2026, 11, 24), ended_at=TUESDAY)
    noted = CoReflection.objects.get()
    assert "Lee" in text_of(as_robin.get(f"{PAGE}{noted.pk}/"))
    assert f'name="people" value="{lee.pk}"' not in as_robin.get(PAGE).content.decode()
    assert who(noted) == ["Lee", "Robin"]


def test_a_hint_is_under_the_theme(as_robin, robin, house):
    create_default_word_list(house=house)
    address = note(as_robin, robin, theme="Being with a client at night").url
    assert "client →" in text_of(as_robin.get(address))
    assert 'hx-post="/words/hint/"' in as_robin.get(PAGE).content.decode()


def test_someone_is_there_once(robin, house):
    noted = CoReflectionFactory(house=house)
    WasThere.objects.create(house=house, co_reflection=noted, user=robin)
    with pytest.raises(IntegrityError), transaction.atomic():
        WasThere.objects.create(house=house, co_reflection=noted, user=robin)


def test_each_house_has_its_own(as_robin, house, other_house):
    CoReflectionFactory(house=other_house, theme="Elsewhere")
    assert "Elsewhere" not in text_of(as_robin.get(PAGE))


def test_twelve_ask_no_more_than_one(as_robin, robin, lee, house, django_assert_num_queries):
    def one_more():
        noted = CoReflectionFactory(house=house)
        for user in (robin, lee):
            WasThere.objects.create(house=house, co_reflection=noted, user=user)

    def ask():
        with django_assert_num_queries(8):
            as_robin.get(PAGE)

    one_more()
    ask()
    for _ in range(11):
        one_more()
    ask()


def test_many_are_on_pages_of_their_own(as_robin, house):
    for n in range(51):
        CoReflectionFactory(house=house, theme=f"Theme {n}")
    assert "Earlier co-reflections · 1 more" in text_of(as_robin.get(PAGE))
    assert "Theme 0" in text_of(as_robin.get(PAGE, {"page": 2}))
