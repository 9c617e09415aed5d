"""Signing in, and looking after the house and its staff."""

from django import forms
from django.http import QueryDict

from ui.fields import DayField
from ui.forms import PlainForm

from ..access.forms import new_password_field
from ..access.permissions import Role
from .models import User


class UntilField(DayField):
    """For relief staff, whose last day is known beforehand."""

    def __init__(self) -> None:
        super().__init__(
            label="Last day they work here",
            required=False,
            help_text="For relief staff. They can sign in until the shift that starts that day is "
            "over. Leave it empty if there is no end.",
        )


class GivesPassword(PlainForm):
    """Its second button prints an invitation, and then a password is not asked for."""

    def __init__(self, data: QueryDict | None = None, **kwargs) -> None:
        super().__init__(data, **kwargs)
        self.invites = data is not None and "invite" in data
        self.fields["password"].required = not self.invites

    def action_kwargs(self) -> dict:
        given = dict(super().action_kwargs())
        if self.invites:
            del given["password"]
        return given


class StaffAddForm(GivesPassword, forms.ModelForm):
    """Someone new on the staff."""

    roles = forms.TypedMultipleChoiceField(
        label="What they do here",
        choices=Role.choices,
        coerce=Role,
        widget=forms.CheckboxSelectMultiple,
    )
    until = UntilField()
    password = new_password_field("First password")

    required_messages = {"roles": "Choose at least one role."}

    class Meta:
        model = User
        fields = ["display_name", "pronouns", "username"]
        help_texts = {"display_name": "As the house knows them. It shows on every page."}

    def clean_username(self) -> str:
        return self.cleaned_data["username"].lower()


class StaffEditForm(PlainForm):
    roles = forms.TypedMultipleChoiceField(
        label="What they do here",
        choices=Role.choices,
        coerce=Role,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="With none ticked, they can't read or write anything here from now on.",
    )
    until = UntilField()


class GivePasswordForm(GivesPassword):
    password = new_password_field("New password")
