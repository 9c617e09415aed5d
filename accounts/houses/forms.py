import zoneinfo

from django import forms

from ui.forms import PlainForm

from .models import House

NEAR_ZONES = [
    ("America/New_York", "Eastern time (New York)"),
    ("America/Chicago", "Central time (Chicago)"),
    ("America/Denver", "Mountain time (Denver)"),
    ("America/Phoenix", "Mountain time, no daylight saving (Phoenix)"),
    ("America/Los_Angeles", "Pacific time (Los Angeles)"),
    ("America/Anchorage", "Alaska time (Anchorage)"),
    ("Pacific/Honolulu", "Hawaii time (Honolulu)"),
]


def time_zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    near = {name for name, _label in NEAR_ZONES}
    elsewhere = sorted(
        name for name in zoneinfo.available_timezones() if "/" in name and name not in near
    )
    return [
        ("In the United States", NEAR_ZONES),
        (
            "Elsewhere",
            [
                (name, name.replace("_", " "))
                for name in elsewhere
                if not name.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/"))
            ],
        ),
    ]


class HouseSettingsForm(PlainForm, forms.ModelForm):
    time_zone = forms.ChoiceField(choices=time_zone_choices)

    class Meta:
        model = House
        fields = ["name", "time_zone", "length_of_stay", "lock_minutes", "small_number_limit"]
