from django import forms
from django.db.models import TextChoices

from ui.forms import PlainForm

from ..access.code_check import check_code, code_field
from ..access.forms import OwnPasswordForm
from ..access.requests import StaffRequest
from ..people.models import User


class GiveCodeForm(PlainForm):
    """After the right password of `user`, who is not signed in yet."""

    code = code_field()

    def __init__(self, *args, request: StaffRequest, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_code(self) -> str:
        return check_code(self.request, self.user, self.cleaned_data["code"])


class SetUpForm(OwnPasswordForm):
    code = forms.CharField(
        label="The code it shows now",
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )

    required_messages = {"code": "Please type the six digits that your phone shows."}
    field_order = ["code", "current"]

    def action_kwargs(self) -> dict:
        return {"code": "".join(self.cleaned_data["code"].split())}


class WhyRemoved(TextChoices):
    """In the record as a word."""

    LOST = "phone lost", "Their phone is lost or broken"
    NEW = "new phone", "They have a new phone"
    STOPPED = "codes did not work", "Their codes stopped working"


class RemoveForm(PlainForm):
    reason = forms.ChoiceField(
        label="Why", choices=WhyRemoved.choices, widget=forms.RadioSelect, required=True
    )

    required_messages = {"reason": "Please say why. It goes on record."}
