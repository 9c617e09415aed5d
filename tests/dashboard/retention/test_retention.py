"""Ida sets how long names and words are kept, sees who left longer ago, and lets them go."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import House
from guests.models import Contact, Guest, Stay
from tests.conftest import staying
from tests.guests.factories import FollowUpFactory, StayFactory
from tests.pages import text_of

RETENTION = "/house/retention/"


@pytest.fixture
def house(house):
    house.keep_words_months = 24
    house.save()
    return house


@pytest.fixture
def lou(house):
    return staying(house, "Lou", date(2020, 1, 6), left_on=date(2020, 3, 1))


@pytest.fixture
def max_(house):
    return staying(house, "Maxine", date(2024, 9, 1), left_on=date(2024, 11, 24))


def let_go(client, *stays, sure="on"):
    sent = {"guests": [stay.guest_id for stay in stays]}
    return client.post(RETENTION, sent | ({"sure": sure} if sure else {}), follow=True)


def names():
    return set(Guest.objects.values_list("name", flat=True))


def test_a_house_keeps_everything_until_it_says_otherwise(as_ida, house, lou):
    House.objects.update(keep_words_months=None)
    page = text_of(as_ida.get(RETENTION))
    assert "This house keeps names and words for good." in page
    assert "Lou" not in page
    let_go(as_ida, lou)
    assert "Lou" in names()


def test_the_time_is_set_with_the_houses_settings(as_ida, house, lou):
    sent = {
        "name": "Birch Street House",
        "time_zone": "America/New_York",
        "length_of_stay": "90",
        "lock_minutes": "10",
        "small_number_limit": "5",
    }
    page = as_ida.post("/house/edit/", sent | {"keep_words_months": "6"})
    assert "This needs to be 12 or more." in text_of(page)
    as_ida.post("/house/edit/", sent | {"keep_words_months": "36"})
    assert "kept for 36 months after a stay" in text_of(as_ida.get("/house/"))
    as_ida.post("/house/edit/", sent | {"keep_words_months": ""})
    assert House.objects.get().keep_words_months is None


def test_first_it_says_who_it_would_be(as_ida, lou, max_, alex):
    staying(lou.house, "Pat Later", date(2024, 9, 2), left_on=date(2024, 11, 25))
    page = text_of(as_ida.get(RETENTION))
    assert "Lou their last stay ended March 1, 2020" in page
    assert page.index("Lou") < page.index("Maxine")
    assert "Alex" not in page
    assert "Pat Later" not in page
    assert {"Lou", "Maxine"} <= names()


def test_whoever_is_still_about_is_listed_with_the_reason(as_ida, house, lou, max_):
    StayFactory(guest=lou.guest, house=house, arrives_on=date(2026, 12, 1), arrived_on=None)
    FollowUpFactory(house=house, stay=max_, done_at=None)
    page = text_of(as_ida.get(RETENTION))
    assert "Make these people anonymous" not in page
    assert "Maxine their last stay ended November 24, 2024; something is still to be" in page
    let_go(as_ida, lou, max_)
    assert {"Lou", "Maxine"} <= names()


def test_being_in_touch_counts_from_the_last_time(as_ida, house, lou, max_, sam):
    for stay, on in ((lou, date(2020, 4, 1)), (max_, date(2026, 2, 1))):
        Contact.objects.create(house=house, stay=stay, on=on, words="Called", noted_by=sam)
    page = text_of(as_ida.get(RETENTION))
    assert "Maxine their last stay ended November 24, 2024; someone has been in touch" in page
    let_go(as_ida, lou, max_)
    assert {"Lou", "Maxine"} <= names()
    let_go(as_ida, lou)
    assert "Lou" not in names()


def test_those_who_are_ticked_go_once_it_is_said_to_be_sure(as_ida, lou, max_):
    assert "Please tick this too." in text_of(let_go(as_ida, lou, sure=""))
    assert "Please tick at least one person." in text_of(let_go(as_ida))
    page = text_of(let_go(as_ida, lou))
    assert "One person is anonymous now." in page
    assert "Maxine" in page
    assert names() == {"A former guest", "Maxine"}
    assert "A former guest" in text_of(as_ida.get(f"/guests/{lou.guest_id}/"))


def test_nobody_of_another_house_and_nobody_who_is_not_due(as_ida, alex, lou, strangers_lou):
    let_go(as_ida, alex, lou, strangers_lou)
    assert {"Alex", "Lou", "Noor"} <= names()


@pytest.fixture
def strangers_lou(other_house):
    other_house.keep_words_months = 12
    other_house.save()
    return staying(other_house, "Noor", date(2020, 1, 6), left_on=date(2020, 3, 1))


def test_ten_at_a_time(as_ida, house):
    for number in range(12):
        staying(house, f"Lou{number}", date(2020, 1, 6), left_on=date(2020, 3, 1))
    page = text_of(as_ida.get(RETENTION))
    assert "2 more will show up here once these are done." in page
    assert page.count("their last stay ended") == 10


def test_it_says_until_when_backups_hold_them(as_ida, lou, settings):
    settings.BACKUP_KEY = ""
    assert "This server makes no backups." in text_of(as_ida.get(RETENTION))
    settings.BACKUP_KEY = "age1made-up"
    assert "until about December 8, 2026 ; longer if days" in text_of(as_ida.get(RETENTION))


def test_the_guests_page_says_for_how_long(client, as_robin, house):
    assert "for 24 months after your last stay here" in text_of(client.get("/what-we-keep/"))
    assert "for 24 months after your last stay here" in text_of(as_robin.get("/what-we-keep/"))
    House.objects.update(keep_words_months=None)
    assert "has set no time" in text_of(client.get("/what-we-keep/"))


def test_on_the_open_page_no_house_speaks_for_another(client, house, other_house):
    assert "each house sets for how long" in text_of(client.get("/what-we-keep/"))


def said_by(*arguments):
    out = StringIO()
    call_command("age_out", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_says_first_and_does_it_then(ida, lou, max_, house):
    FollowUpFactory(house=house, stay=max_, done_at=None)
    told = said_by("--by", "ida", "--dry-run")
    assert f"Would be made anonymous: guest {lou.guest_id}, whose last stay ended 2020" in told
    assert f"Not yet: guest {max_.guest_id}" in told
    assert names() == {"Lou", "Maxine"}
    assert f"Anonymous now: guest {lou.guest_id}" in said_by("--by", "ida")
    assert names() == {"A former guest", "Maxine"}
    assert "Anonymous now" not in said_by("--by", "ida")


@pytest.mark.parametrize("who", ["sam", "nobody"])
def test_the_command_is_for_an_admin(sam, lou, who):
    with pytest.raises(CommandError):
        said_by("--by", who)
    assert Stay.objects.get().guest.name == "Lou"
