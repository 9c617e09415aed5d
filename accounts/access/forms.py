from django import forms
from django.contrib.auth import authenticate

from ui.forms import PlainForm

from ..laptops.cookie import laptop_of
from ..laptops.models import Laptop
from ..laptops.people import person_with_pin
from ..laptops.pins import is_pin
from ..people.models import User
from .by_code import needs_code
from .code_check import check_code, code_field
from .requests import StaffRequest
from .sign_in import record_wrong_password
from .throttle import count_or_refuse, refuse, was_half_right, was_right


class SignInForm(PlainForm):
    """A name and a password. On a laptop of the house, a peer's six numbers do as well."""

    username = forms.CharField(label="Sign-in name", max_length=40)
    password = forms.CharField(
        label="Password", strip=False, max_length=1000, widget=forms.PasswordInput
    )

    # Whoever gave the right name and password.
    user: User
    # The laptop at which the six numbers were given; None: it was the password.
    by_pin_at: Laptop | None = None
    # Whether the code from their phone is still missing.
    needs_code = False

    required_messages = {
        "username": "Please type your sign-in name.",
        "password": "Please type your password.",
    }

    def __init__(self, *args, request: StaffRequest, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict:
        super().clean()
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if username and password:
            self._check(username, password)
        return self.cleaned_data

    def _check(self, username: str, password: str) -> None:
        laptop = laptop_of(self.request)
        by_pin = laptop is not None and bool(is_pin(password))
        count_or_refuse(self.request, username, laptop, is_pin=by_pin)
        if laptop is not None and by_pin:
            user, self.by_pin_at = person_with_pin(laptop, username, password), laptop
            problem = "Those aren't your six numbers. Please try again."
        else:
            user = authenticate(username=username, password=password)
            problem = "That name and password don't go together. Please try again."
        if not isinstance(user, User):
            record_wrong_password(username)
            refuse(self.request, problem)
        self.user = user
        self.needs_code = not by_pin and needs_code(self.request, user)
        if self.needs_code:
            was_half_right(self.request, username, laptop)
        else:
            was_right(self.request, username, laptop, is_pin=by_pin)


class LockForm(SignInForm):
    """Over a page that is locked, where the code has no page of its own."""

    code = code_field(required=False)

    by_code = False

    def clean(self) -> dict:
        super().clean()
        if self.needs_code and self.cleaned_data.get("code"):
            check_code(self.request, self.user, self.cleaned_data["code"])
            self.needs_code, self.by_code = False, True
        return self.cleaned_data


def new_password_field(label: str = "Password") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text="At least 10 characters. A few words in a row are easy to remember.",
    )


class OwnPasswordForm(PlainForm):
    """For whoever is signed in: says once more who they are, by password."""

    current = forms.CharField(
        label="Current password",
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request: StaffRequest, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, request.user

    def clean_current(self) -> str:
        current, username = self.cleaned_data["current"], self.user.username
        laptop = laptop_of(self.request)
        count_or_refuse(self.request, username, laptop)
        if not self.user.check_password(current):
            record_wrong_password(username)
            refuse(self.request, "That isn't the password you have now.")
        settle = was_half_right if needs_code(self.request, self.user) else was_right
        settle(self.request, username, laptop)
        return current


class ChangePasswordForm(OwnPasswordForm):
    password = new_password_field("New password")

    def action_kwargs(self) -> dict:
        return {"password": self.cleaned_data["password"]}


class AskPasswordForm(OwnPasswordForm):
    """And the code from their phone, where this sign-in went without."""

    code = code_field()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["current"].label = "Password"
        if not needs_code(self.request, self.user):
            del self.fields["code"]

    def clean_code(self) -> str:
        """A code is not used up by a wrong password."""
        if "current" not in self.cleaned_data:
            return ""
        return check_code(self.request, self.user, self.cleaned_data["code"])
