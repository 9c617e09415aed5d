"""Signing in, and looking after the house and its staff."""

import zoneinfo

from django import forms
from django.contrib.auth import authenticate

from ui.fields import DayField
from ui.forms import PlainForm

from .models import House, User
from .permissions import Role
from .sign_in import must_pause, note_wrong_password

PAUSED = "That was wrong ten times. Please wait ten minutes, or ask an admin for a new password."

NEAR_ZONES = [
    ("America/New_York", "Eastern time (New York)"),
    ("America/Chicago", "Central time (Chicago)"),
    ("America/Denver", "Mountain time (Denver)"),
    ("America/Phoenix", "Mountain time, no summer time (Phoenix)"),
    ("America/Los_Angeles", "Pacific time (Los Angeles)"),
    ("America/Anchorage", "Alaska time (Anchorage)"),
    ("Pacific/Honolulu", "Hawaii time (Honolulu)"),
]


def time_zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The zones of the United States first, then all the world's places, by name."""
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


class SignInForm(PlainForm):
    username = forms.CharField(label="Sign-in name", max_length=40)
    password = forms.CharField(
        label="Password", strip=False, max_length=1000, widget=forms.PasswordInput
    )

    # Whoever gave the right name and password.
    user: User

    missing = {
        "username": "Please type your sign-in name.",
        "password": "Please type your password.",
    }

    def clean(self) -> dict:
        super().clean()
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if username and password:
            if must_pause(username):
                raise forms.ValidationError(PAUSED)
            user = authenticate(username=username, password=password)
            if not isinstance(user, User):
                note_wrong_password(username)
                raise forms.ValidationError(
                    "That name and password don't go together. Please try again."
                )
            self.user = user
        return self.cleaned_data


def new_password_field(label: str = "Password") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text="At least 10 characters. A few words in a row are easy to remember.",
    )


class UntilField(DayField):
    """For relief staff, whose last day is known beforehand."""

    def __init__(self) -> None:
        super().__init__(
            label="Last day they work here",
            required=False,
            help_text="For relief staff. They can sign in until the shift that starts on that day "
            "is over. Leave it empty if there is no end.",
        )


class PersonForm(PlainForm, forms.ModelForm):
    """Someone new on the staff."""

    roles = forms.TypedMultipleChoiceField(
        label="What they do here",
        choices=Role.choices,
        coerce=Role,
        widget=forms.CheckboxSelectMultiple,
    )
    until = UntilField()
    password = new_password_field("First password")

    missing = {"roles": "Choose at least one role."}

    class Meta:
        model = User
        fields = ["display_name", "pronouns", "username"]

    def clean_username(self) -> str:
        return self.cleaned_data["username"].lower()


class RolesForm(PlainForm):
    roles = forms.TypedMultipleChoiceField(
        label="What they do here",
        choices=Role.choices,
        coerce=Role,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Without any, they can't read or write anything here from now on.",
    )
    until = UntilField()


class GivePasswordForm(PlainForm):
    password = new_password_field("New password")


class ChangePasswordForm(PlainForm):
    current = forms.CharField(
        label="The one you have now",
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = new_password_field("A new one")

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def answers(self) -> dict:
        return {"password": self.cleaned_data["password"]}

    def clean_current(self) -> str:
        current = self.cleaned_data["current"]
        if must_pause(self.user.username):
            raise forms.ValidationError(PAUSED)
        if not self.user.check_password(current):
            note_wrong_password(self.user.username)
            raise forms.ValidationError("That isn't the password you have now.")
        return current


class HouseSettingsForm(PlainForm, forms.ModelForm):
    time_zone = forms.ChoiceField(choices=time_zone_choices)

    class Meta:
        model = House
        fields = ["name", "time_zone", "length_of_stay", "lock_minutes"]
