from django import forms
from django.contrib.auth import authenticate

from ui.forms import PlainForm

from ..people.models import User
from .sign_in import must_pause, record_wrong_password

PAUSED = "That was wrong ten times. Please wait ten minutes, or ask an admin for a new password."


class SignInForm(PlainForm):
    username = forms.CharField(label="Sign-in name", max_length=40)
    password = forms.CharField(
        label="Password", strip=False, max_length=1000, widget=forms.PasswordInput
    )

    # Whoever gave the right name and password.
    user: User

    required_messages = {
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
                record_wrong_password(username)
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


class ChangePasswordForm(PlainForm):
    current = forms.CharField(
        label="Current password",
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = new_password_field("New password")

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def action_kwargs(self) -> dict:
        return {"password": self.cleaned_data["password"]}

    def clean_current(self) -> str:
        current = self.cleaned_data["current"]
        if must_pause(self.user.username):
            raise forms.ValidationError(PAUSED)
        if not self.user.check_password(current):
            record_wrong_password(self.user.username)
            raise forms.ValidationError("That isn't the password you have now.")
        return current
