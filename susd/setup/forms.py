"""What the first start asks."""

from django import forms

from accounts.access.forms import new_password_field
from accounts.access.permissions import Role
from accounts.houses.time_zones import time_zone_choices
from accounts.models import House, User
from ui.forms import PlainForm

from .code import is_asked, is_right


class CodeForm(PlainForm):
    """The code from the server's window, asked for where the page is not at the machine itself."""

    code = forms.CharField(
        label="Code from the server",
        max_length=40,
        help_text="The server printed it when it started.",
    )

    required_messages = {"code": "Please type the code that the server printed."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not is_asked():
            del self.fields["code"]

    def clean_code(self) -> str:
        if not is_right(self.cleaned_data["code"]):
            raise forms.ValidationError("That isn't the code that the server printed.")
        return ""


class HouseAndPersonForm(CodeForm, forms.ModelForm):
    """The house and its first person, who is an admin; and what else they do."""

    name = forms.CharField(
        label="Name of the house", max_length=House._meta.get_field("name").max_length
    )
    time_zone = forms.ChoiceField(
        choices=time_zone_choices,
        initial="America/New_York",
        help_text="It sets what day it is and when check-ins are.",
    )
    rooms = forms.IntegerField(
        label="Rooms for guests",
        min_value=0,
        max_value=40,
        initial=3,
        help_text="You can name them later.",
    )
    password = new_password_field()
    is_manager = forms.BooleanField(label="I also manage the house", required=False, initial=True)
    is_peer = forms.BooleanField(
        label="I also work shifts, as a peer on staff", required=False, initial=True
    )

    required_messages = {
        "name": "Please name the house.",
        "display_name": "Please write the name you go by.",
        "username": "Please choose a sign-in name.",
        "password": "Please choose a password.",
        "rooms": "Please say how many rooms there are for guests.",
        "code": "Please type the code that the server printed.",
    }

    class Meta:
        model = User
        fields = ["display_name", "pronouns", "username"]
        labels = {"display_name": "Your name", "pronouns": "Your pronouns"}
        help_texts = {"display_name": "As the house knows you."}

    field_order = [
        "code",
        "name",
        "time_zone",
        "rooms",
        "display_name",
        "pronouns",
        "username",
        "password",
        "is_manager",
        "is_peer",
    ]

    def clean_username(self) -> str:
        return self.cleaned_data["username"].lower()

    def action_kwargs(self) -> dict:
        cleaned = dict(self.cleaned_data)
        cleaned.pop("code", None)
        roles = {Role.MANAGER: cleaned.pop("is_manager"), Role.PEER: cleaned.pop("is_peer")}
        return cleaned | {"roles": [role for role, holds in roles.items() if holds]}
