"""Which time zones a house can choose from."""

import zoneinfo

import pytest

from accounts.houses.time_zones import choices_with, time_zone_choices
from tests.pages import fields_of

ZONES = dict(choice for _region, zones in time_zone_choices() for choice in zones)


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("America/Los_Angeles", "Pacific time (Los Angeles)"),
        ("America/Indiana/Knox", "Knox, Indiana"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires, Argentina"),
        ("America/Toronto", "Toronto"),
        ("Asia/Kolkata", "Kolkata"),
        ("Europe/Kyiv", "Kyiv"),
        ("Europe/Oslo", "Oslo"),
    ],
)
def test_each_has_the_name_of_its_place(zone, label):
    assert ZONES[zone] == label


@pytest.mark.parametrize(
    "zone",
    ["US/Pacific", "America/Indianapolis", "Asia/Calcutta", "Europe/Kiev", "EST5EDT", "Etc/GMT+5"],
)
def test_older_names_of_the_same_clock_are_not_offered(zone):
    assert zone in zoneinfo.available_timezones()
    assert zone not in ZONES


def test_each_is_a_real_one_offered_once():
    assert zoneinfo.available_timezones() >= ZONES.keys()
    assert len(ZONES) == sum(len(zones) for _region, zones in time_zone_choices())


def test_those_of_the_united_states_are_first_and_the_rest_is_grouped():
    regions = [region for region, _zones in time_zone_choices()]
    assert regions[:2] == ["In the United States", "Elsewhere in the United States"]
    assert regions[2:] == sorted(regions[2:])
    assert {"Africa", "Europe", "The Americas", "Pacific Ocean"} < set(regions)
    assert all(zones for _region, zones in time_zone_choices())


def test_the_list_is_put_together_once():
    assert choices_with("America/New_York") is time_zone_choices()


def test_a_house_keeps_an_older_name_until_it_chooses_another(as_ida, house):
    house.time_zone = "US/Pacific"
    house.save()
    fields = fields_of(as_ida.get("/house/edit/"))
    assert fields["time_zone"] == "US/Pacific"
    assert as_ida.post("/house/edit/", fields | {"name": "Birch House"}).url == "/house/"
    house.refresh_from_db()
    assert (house.name, house.time_zone) == ("Birch House", "US/Pacific")

    assert as_ida.post("/house/edit/", fields | {"time_zone": "America/Denver"}).url == "/house/"
    page = as_ida.get("/house/edit/").content.decode()
    assert "US/Pacific" not in page
    assert as_ida.post("/house/edit/", fields).status_code == 200  # no longer in its list
    house.refresh_from_db()
    assert house.time_zone == "America/Denver"
