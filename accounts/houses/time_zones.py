"""The time zones that a house can choose from, as people know them."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Choices = tuple[tuple[str, str], ...]
Groups = tuple[tuple[str, Choices], ...]

US_ZONES: Choices = (
    ("America/New_York", "Eastern time (New York)"),
    ("America/Chicago", "Central time (Chicago)"),
    ("America/Denver", "Mountain time (Denver)"),
    ("America/Phoenix", "Mountain time, no daylight saving (Phoenix)"),
    ("America/Los_Angeles", "Pacific time (Los Angeles)"),
    ("America/Anchorage", "Alaska time (Anchorage)"),
    ("Pacific/Honolulu", "Hawaii time (Honolulu)"),
)
REGIONS = {
    "America": "The Americas",
    "Atlantic": "Atlantic Ocean",
    "Indian": "Indian Ocean",
    "Pacific": "Pacific Ocean",
}


class Zone(NamedTuple):
    country: str
    name: str

    @property
    def region(self) -> str:
        region = self.name.partition("/")[0]
        return REGIONS.get(region, region)

    @property
    def choice(self) -> tuple[str, str]:
        """America/Argentina/Buenos_Aires is "Buenos Aires, Argentina"."""
        places = self.name.replace("_", " ").split("/")[1:]
        return self.name, ", ".join(reversed(places))


@cache
def time_zone_choices() -> Groups:
    """By region, the common ones of the United States first.

    Only zones that tzdata lists for a country today: older names for the same clock (US/Pacific,
    Asia/Calcutta) would offer the same time twice.
    """
    common = {name for name, _label in US_ZONES}
    zones = [each for each in _listed_zones() if each.name not in common]
    in_us = [each for each in zones if each.country == "US"]
    elsewhere = [each for each in zones if each.country != "US"]
    return (
        ("In the United States", US_ZONES),
        ("Elsewhere in the United States", _sorted_choices(in_us)),
        *(
            (region, _sorted_choices(each for each in elsewhere if each.region == region))
            for region in sorted({each.region for each in elsewhere})
        ),
    )


def choices_with(name: str) -> Groups:
    """Also `name`, where a house saved it from an earlier list."""
    offered = {value for _region, zones in time_zone_choices() for value, _label in zones}
    if not name or name in offered:
        return time_zone_choices()
    return (("In use now", ((name, name.replace("_", " ")),)), *time_zone_choices())


def _listed_zones() -> list[Zone]:
    """zone.tab has one line a zone: its country, where it is, its name, a comment."""
    lines = files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Zone(country=row[0], name=row[2]) for row in rows]


def _sorted_choices(zones: Iterable[Zone]) -> Choices:
    return tuple(sorted((each.choice for each in zones), key=lambda choice: choice[1]))
